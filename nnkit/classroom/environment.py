"""Look at the computer before the course starts, and say what to repair, and how."""

import os
import re
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

import nnkit

PYTHON = (3, 11)
PACKAGES = ("numpy", "matplotlib", "ipywidgets", "jupyterlab", "nbgrader")
#: These are named only where something is wrong with them.
SILENT = ("ipykernel", "nbclient", "nbconvert", "nbformat", "pillow")
#: The checkout that nnkit comes from; its parent folder otherwise.
ROOT = Path(next(iter(nnkit.__path__))).resolve().parent


def inspect(version=sys.version_info, installed=metadata.version, load=None, root=ROOT):
    """Return (what, found, remedy) for each thing the course needs.

    Parameters
    ----------
    version : tuple
        The version of Python.
    installed : callable
        Package name to version; raises `PackageNotFoundError` where it is missing.
    load : callable, optional
        Loads the handwritten digits; raises where the file is missing or damaged.
    root : Path
        The checkout, whose ``requirements.txt`` says which versions there must be;
        where it has none, the needs of the installed nnkit count.

    Returns
    -------
    list of tuple
        The name, what was found, and the remedy, which is empty where all is well.
    """
    wanted = _pins(root) or _needs()
    rows = [_python(version, root)]
    rows += [_package(name, installed, wanted, root) for name in PACKAGES]
    others = [_package(name, installed, wanted, root) for name in SILENT]
    rows += [row for row in others if row[2]]
    rows += _origin(root)
    rows.append(_digits(load or _load_digits))
    return rows


def report():
    """Print one line for each thing the course needs, and a last one that sums up."""
    rows = _page() if sys.platform == "wasi" else inspect()
    for what, found, remedy in rows:
        print(f"{'REPAIR' if remedy else 'ok':8}{what:12}{found}")
        if remedy:
            print(f"{'':8}→ {remedy}")
    wrong = sum(bool(remedy) for _, _, remedy in rows)
    print("All is in place." if not wrong else f"{wrong} to repair: see above.")


def _page():
    """A page in a browser has brought all that it needs: nothing is to be installed."""
    rows = [("python", sys.version.split()[0], "")]
    rows += [(name, metadata.version(name), "") for name in PACKAGES[:3]]
    return [*rows, _digits(_load_digits)]


def remedy(needs, root, prefix=sys.prefix, managed=None):
    """Return what brings packages to their versions in the Python that runs now.

    Parameters
    ----------
    needs : str
        What pip installs where the Python is not that of ``.venv``.
    root : Path
        The checkout.
    prefix : str
        The environment: ``.venv``, one of conda's or Binder's, or any other.
    managed : bool, optional
        Whether the operating system forbids pip to change this Python.
    """
    if managed is None:
        managed = sys.prefix == sys.base_prefix and os.path.exists(
            os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")
        )
    venv = root / ".venv"
    if venv.exists() and os.path.samefile(prefix, venv):
        return f"Close JupyterLab and run `make lab` in {root}: it repairs .venv."
    if managed:
        return (
            f"This notebook runs in {sys.executable}, which is not the course's. Run "
            f"`make lab` in {root}, open the notebook there, and choose Kernel → "
            "Change Kernel → Python 3 (ipykernel)."
        )
    command = f'"{sys.executable}" -m pip install {needs}'
    return f"Run `{command}` in a terminal, then Kernel → Restart Kernel."


def _pins(root):
    """Return {name: ==version} of the checkout; {} where there is none."""
    file = root / "requirements.txt"
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return dict(re.findall(r"^([\w.-]+)(==[\w.]+)", text, flags=re.MULTILINE))


def _needs():
    """Return {name: versions} that the installed nnkit asks for."""
    from packaging.requirements import Requirement

    try:
        asked = [Requirement(text) for text in metadata.requires("nnkit") or []]
    except metadata.PackageNotFoundError:
        return {}
    return {one.name: str(one.specifier) for one in asked}


def _package(name, installed, wanted, root):
    versions = wanted.get(name, "")
    pins = root / "requirements.txt"
    needs = f'--requirement "{pins}"' if pins.is_file() else f'"{name}{versions}"'
    try:
        found = installed(name)
    except metadata.PackageNotFoundError:
        return name, "not installed", remedy(needs, root)
    if not _fits(found, versions):
        said = versions.removeprefix("==")
        return name, f"{found}, but the course needs {said}", remedy(needs, root)
    return name, found, ""


def _fits(version, versions):
    if version is None or versions in ("", f"=={version}"):
        return version is not None
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(versions).contains(version, prereleases=True)


def _python(version, root):
    found = ".".join(map(str, version[:3]))
    wanted = ".".join(map(str, PYTHON))
    if tuple(version[:2]) >= PYTHON:
        return "Python", found, ""
    return (
        "Python",
        f"{found}, but the course needs {wanted} or later",
        f"Close JupyterLab and run `make lab` in {root}: it looks for a newer Python "
        "and says how to get one. With conda: `conda env create -f environment.yml`.",
    )


def _origin(root):
    """Return a row where the notebook lies in another checkout than its nnkit."""
    # Here and not above: it needs locks on files, which a page in a browser has not.
    from nnkit.classroom.places import ClassroomError, Course

    try:
        here = Course.find().root
    except ClassroomError:
        return []
    if not (here / "nnkit/__init__.py").is_file() or here.samefile(root):
        return []
    there = Path(sys.prefix)
    if there.name == ".venv":
        advice = f"Close JupyterLab and run `make lab` in {here}."
    else:
        advice = remedy(f'--no-deps --editable "{here}"', here)
    return [("nnkit", f"from {root}, but this notebook is in {here}", advice)]


def _digits(load):
    try:
        return "digits", f"{load()} handwritten digits", ""
    except (OSError, ValueError) as error:
        return "digits", "cannot be read", str(error)


def _load_digits():
    from nnkit import datasets

    return sum(len(labels) for _, labels in datasets.mnist())
