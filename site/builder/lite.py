"""JupyterLite itself, with our kernel, settings and contents in it."""

import json
import os
import re
import shutil
import sys

from builder import contents, patience
from builder.places import KERNEL_NAME, OUT, ROOT, WORK, BuildError, emptied, run

NAME = "Neural networks from first principles"
#: Without it a browser asks the host's own root for one.
ICON = '<link rel="icon" href="favicon.ico">'
#: Python begins with the page, not when JupyterLab asks for it: site/kernel/spare.js.
BEGIN = (
    '<script type="module">import { begin } from '
    f"'../extensions/{KERNEL_NAME}/static/spare.js'; begin();</script>"
)
#: What JupyterLite copies and nobody opens.
UNUSED = "consoles", "repl", "edit", "doc"
SETTINGS = ROOT / "tools" / "jupyter" / "settings" / "overrides.json"


def build(extension):
    """Write JupyterLite to the site.

    Parameters
    ----------
    extension : Path
        The kernel as a JupyterLab extension.
    """
    folder = emptied(WORK / "lite")
    options = {
        "output_dir": str(OUT),
        "no_sourcemaps": True,
        "apps": ["lab", "notebooks"],
    }
    config = {"LiteBuildConfig": options}
    (folder / "jupyter_lite_config.json").write_text(json.dumps(config))
    (folder / "overrides.json").write_text(SETTINGS.read_text(encoding="utf-8"))
    run(
        *(sys.executable, "-m", "jupyterlite_core", "build"),
        cwd=folder,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1704067200", "PYTHONHASHSEED": "0"},
    )
    shutil.copytree(extension, OUT / "extensions" / KERNEL_NAME)
    _configure(OUT / "jupyter-lite.json")
    for path in OUT.rglob("*.map"):
        path.unlink()
    patience.give(OUT / "extensions" / "anywidget" / "static")
    for app in ("lab", "notebooks"):
        _dress(OUT / app / "index.html")
    worker = "service-worker.js"
    (OUT / worker).rename(OUT / f"jupyterlite-{worker}")
    shutil.move(OUT / "extensions" / KERNEL_NAME / "static" / worker, OUT / worker)
    contents.write(ROOT / "course", OUT)


def _dress(page):
    """Give a page of JupyterLite our name, and a word for who opens it from a disk."""
    text = page.read_text(encoding="utf-8")
    for old, new in (
        ("<html>", '<html lang="en">'),
        ("<title>.*?</title>", f"<title>{NAME}</title>"),
        ("<head>", '<head><script src="../live/disk.js"></script>' + ICON + BEGIN),
    ):
        text, count = re.subn(old, new, text, count=1)
        if not count:
            raise BuildError(f"{page} has no {old} any more: see site/builder/lite.py")
    page.write_text(text, encoding="utf-8")


def _configure(path):
    """Name our kernel, and keep what asks other hosts switched off."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    config = whole["jupyter-config-data"]
    package = {"name": KERNEL_NAME, "load": "static/remoteEntry.js"}
    config["federated_extensions"].append(package | {"extension": "./extension"})
    config["federated_extensions"].sort(key=lambda one: one["name"])
    config |= {
        "appName": NAME,
        "exposeAppInBrowser": True,
        # What a file has that the learner did not change.
        "courseModified": contents.MODIFIED,
        "contentsAllJsonFile": contents.LISTING,
        "defaultKernelName": "python3",
        "disabledExtensions": [
            "@jupyterlab/apputils-extension:announcements",
            "@jupyterlite/javascript-kernel-extension:kernel",
        ],
    }
    text = json.dumps(whole, indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
