"""The licences of all that the site hands out."""

import html
import json
import shutil
from importlib.metadata import distribution
from urllib.parse import quote

from builder.guest import DISTRIBUTIONS
from builder.places import NODE_MODULES, OUT, ROOT, BuildError

KERNEL = "@bjorn3/browser_wasi_shim", "fflate"
#: Of npm packages that bring no file: whose they are, and where their text stands.
WHOSE = {
    "@jupyter-widgets/": "Project Jupyter, with the text of ipywidgets",
    "@lumino/": "Project Jupyter, with the text of ipywidgets",
    "@mathjax/": "the MathJax Consortium, with the text of mathjax",
}
HOME = "furo", "ipywidgets", "jupyterlite-core", "myst-nb", "sphinx"


def build(python, packages):
    """Write the folder of licences with its page.

    Parameters
    ----------
    python : Path
        The folder of the WASI build.
    packages : list of str
        The npm packages that the pages to read hold.
    """
    target = OUT / "licences"
    shutil.copytree(python / "LICENSES", target / "python")
    for name in ("LICENSE", "LICENSE-prose"):
        shutil.copyfile(ROOT / name, target / name)
    for name in sorted({*DISTRIBUTIONS, *HOME}):
        _copy(_of_distribution(name), target / "python-packages", name)
    notes = [
        _note(name)
        for name in (*KERNEL, *packages)
        if not _copy(_of_npm(name), target / "npm", name)
    ]
    paths = sorted(path for path in target.rglob("*") if path.is_file())
    names = [path.relative_to(target).as_posix() for path in paths]
    lines = [f'<a href="{quote(name)}">{html.escape(name)}</a>' for name in names]
    items = "\n".join(f"<li>{line}</li>" for line in lines + notes)
    (target / "index.html").write_text(
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Licences</title>'
        f"<h1>Licences</h1>\n<ul>\n{items}\n</ul></html>\n",
        encoding="utf-8",
    )


def _copy(paths, folder, name):
    folder.mkdir(exist_ok=True)
    plain = name.removeprefix("@").replace("/", "-")
    for path in paths:
        shutil.copyfile(path, folder / f"{plain}-{path.stem}.txt")
    return paths


def _of_distribution(name):
    found = distribution(name)
    wanted = [
        one for one in found.files or [] if one.stem.upper() in ("LICENSE", "COPYING")
    ]
    return sorted(found.locate_file(one) for one in wanted if ".dist-info" in str(one))


def _of_npm(name):
    paths = (NODE_MODULES / name).iterdir()
    return sorted(path for path in paths if path.name.upper().startswith("LICENSE"))


def _note(name):
    text = (NODE_MODULES / name / "package.json").read_text(encoding="utf-8")
    about = json.loads(text)["license"]
    for start, owner in WHOSE.items():
        if name.startswith(start):
            return f"{name}: {about}, {owner} above"
    raise BuildError(f"{name}, {about}, brings no licence: find where it stands")
