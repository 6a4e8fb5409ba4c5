"""JupyterLite itself, with our kernel, settings and contents in it."""

import json
import os
import re
import shutil
import sys

from builder import contents, patience, plugins, start
from builder.places import KERNEL_NAME, OUT, ROOT, WORK, BuildError, emptied, run

NAME = "Neural networks from first principles"
#: Without it a browser asks the host's own root for one.
ICON = '<link rel="icon" href="../icon-120x120.png">'
STATIC = f"../extensions/{KERNEL_NAME}/static"
#: Python begins with the page, not when JupyterLab asks for it: site/kernel/spare.js.
BEGIN = (
    '<script type="module">import { begin } from '
    f"'{STATIC}/spare.js'; begin('%s');</script>"
)
#: What the page imports from there, else known only when JupyterLab has begun.
OURS = (
    *("plugin", "folder", "kernel", "offline", "phone", "saving", "spare", "status"),
    *("storage", "support", "tabs", "vendor/fflate", "work"),
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
    version = _configure(OUT / "jupyter-lite.json")
    for path in OUT.rglob("*.map"):
        path.unlink()
    patience.give(OUT / "extensions" / "anywidget" / "static")
    for app in ("lab", "notebooks"):
        _dress(OUT / app / "index.html", version)
    parts, rest = (f"../{path}" for path in start.write(OUT))
    lab = OUT / "lab" / "index.html"
    early = f'<script async src="{parts}" onerror="{start.TELL}"></script>'
    _replace(lab, "<title>", f"{early}<title>")
    _replace(lab, r'\.\./build/lab/bundle\.js[^"]*', rest)
    (OUT / "service-worker.js").rename(OUT / "jupyterlite-service-worker.js")
    for worker in ("service-worker.js", "compiled.js"):
        shutil.move(OUT / "extensions" / KERNEL_NAME / "static" / worker, OUT / worker)
    contents.write(ROOT / "course", OUT)


def _dress(page, version):
    """Give a page of JupyterLite our name, and a word for who opens it from a disk."""
    head = '<head><script src="../live/disk.js"></script>' + ICON + BEGIN % version
    for name in OURS:
        head += f'<link rel="modulepreload" href="{STATIC}/{name}.js">'
    _replace(page, "<html>", '<html lang="en">')
    _replace(page, "<title>.*?</title>", f"<title>{NAME}</title>")
    _replace(page, "<head>", head)
    # What turns while the page loads takes from it, the more the slower a computer is.
    _replace(page, r"(?<=linear )infinite( reverse)?;", "1 paused;", count=3)


def _replace(page, old, new, count=1):
    text, found = re.subn(old, new, page.read_text(encoding="utf-8"))
    if found != count:
        raise BuildError(f"{page} has {found} times {old}: see site/builder/lite.py")
    page.write_text(text, encoding="utf-8")


def _configure(path):
    """Name our kernel, switch off what nobody needs; return JupyterLite's version."""
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
        "disabledExtensions": plugins.DISABLED,
    }
    text = json.dumps(whole, indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return config["appVersion"]
