"""Look at the computer before the course starts, and say what is missing."""

import sys
from importlib import metadata

PYTHON = (3, 11)
PACKAGES = ("numpy", "matplotlib", "ipywidgets", "jupyterlab", "nbgrader")
REMEDY = "Close JupyterLab and run `make lab` in the course folder again."


def inspect(version=sys.version_info, installed=metadata.version, load=None):
    """Return (what, found, remedy) for each thing the course needs.

    Parameters
    ----------
    version : tuple
        The version of Python.
    installed : callable
        Package name to version; raises `PackageNotFoundError` where it is missing.
    load : callable, optional
        Loads the handwritten digits; raises where the file is missing or damaged.

    Returns
    -------
    list of tuple
        The name, what was found, and the remedy, which is empty where all is well.
    """
    rows = [_python(version)]
    rows += [_package(name, installed) for name in PACKAGES]
    rows.append(_digits(load or _load_digits))
    return rows


def report():
    """Print one line for each thing the course needs, and a last one that sums up."""
    rows = inspect()
    for what, found, remedy in rows:
        print(f"{'MISSING' if remedy else 'ok':8}{what:12}{found}")
        if remedy:
            print(f"{'':8}→ {remedy}")
    missing = sum(bool(remedy) for _, _, remedy in rows)
    print("All is in place." if not missing else f"{missing} to repair: see above.")


def _python(version):
    found = ".".join(map(str, version[:3]))
    wanted = ".".join(map(str, PYTHON))
    enough = tuple(version[:2]) >= PYTHON
    remedy = f"Install Python {wanted} or later. {REMEDY}"
    return "Python", found, "" if enough else remedy


def _package(name, installed):
    try:
        return name, installed(name), ""
    except metadata.PackageNotFoundError:
        return name, "not installed", REMEDY


def _digits(load):
    try:
        return "digits", f"{load()} handwritten digits", ""
    except (OSError, ValueError) as error:
        return "digits", "cannot be read", str(error)


def _load_digits():
    from nnkit import datasets

    return sum(len(labels) for _, labels in datasets.mnist())
