"""What the guest has beside its standard library: IPython, nnkit and the course."""

import io
import shutil
import zipfile
from importlib.metadata import distribution

from builder.places import NODE, ROOT, SCRIPTS, SITE, WORK, BuildError, emptied, run

#: Distributions of .venv-site whose modules go along. All are plain Python.
DISTRIBUTIONS = (
    "anywidget asttokens comm executing ipython ipython-pygments-lexers ipywidgets "
    "matplotlib-inline psygnal pure-eval pygments stack-data traitlets wcwidth "
    "prompt-toolkit pexpect ptyprocess"
).split()
#: Of nnkit, what no notebook imports.
LEFT_OUT = ("cohort",)
#: Of what an installer wrote; Matplotlib finds its backend by an entry point.
KEPT = "METADATA", "LICENSE", "LICENSE.txt", "entry_points.txt"
OWN = "nnkit", "site_kernel"  # these keep their source, for tracebacks
FONTS = "matplotlib/mpl-data.zip"  # a folder here: libc cannot look into a zip
MARK = ".copied-from-course.json"  # says that a folder is a learner's


def gather(kernel, python):
    """Return the guest's files, by their path in it.

    Parameters
    ----------
    kernel : Path
        The kernel's JavaScript with its libraries.
    python : Path
        The folder of the WASI build.
    """
    sources, compiled = emptied(WORK / "sources"), emptied(WORK / "compiled")
    for name in DISTRIBUTIONS:
        _copy_distribution(name, sources)
    _copy_own(sources)
    binary, stdlib = python / "python-snapshot.wasm", python / "python-stdlib.zip"
    said = run(NODE, SCRIPTS / "compile.mjs", kernel, binary, stdlib, sources, compiled)
    print(f"  {said.strip().splitlines()[-1]}")
    files = {}
    for path in sorted(sources.rglob("*")):
        if path.is_file():
            name = path.relative_to(sources)
            code = compiled / name.with_suffix(".pyc")
            files |= _as_in_guest(name, path, code)
    files |= _fonts(stdlib)
    course = ROOT / "course"
    for path in sorted(course.glob("*/*.ipynb")):
        files[f"work/{path.relative_to(course).as_posix()}"] = path.read_bytes()
    files[f"work/{MARK}"] = b"{}\n"
    return files


def _as_in_guest(name, path, code):
    """A library's module goes as bytecode alone, one of ours with its source."""
    place = f"lib/site-packages/{name.as_posix()}"
    if path.suffix != ".py":
        return {place: path.read_bytes()}
    if not code.is_file():
        raise BuildError(f"{name} was not compiled")
    if name.parts[0] not in OWN:
        return {f"{place}c": code.read_bytes()}
    folder, _, file = place.rpartition("/")
    cached = f"{folder}/__pycache__/{file.removesuffix('.py')}.cpython-315.pyc"
    return {place: path.read_bytes(), cached: code.read_bytes()}


def _copy_distribution(name, target):
    found = distribution(name)
    for file in found.files or []:
        top = file.parts[0]
        if top in ("..", "__pycache__") or file.suffix in (".pyc", ".so", ".pyi"):
            continue
        if ".data" in top or "tests" in file.parts or "typeshed" in file.parts:
            continue
        if ".dist-info" in top and file.name not in KEPT:
            continue
        place = target / file
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found.locate_file(file), place)


def _copy_own(target):
    ignore = shutil.ignore_patterns("__pycache__", "*.md")

    def skip(folder, names):
        top = [name for name in LEFT_OUT if name in names and folder.endswith("nnkit")]
        return {*ignore(folder, names), *top}

    shutil.copytree(ROOT / "nnkit", target / "nnkit", ignore=skip)
    shutil.copytree(
        SITE / "guest" / "site_kernel", target / "site_kernel", ignore=ignore
    )


def _fonts(stdlib):
    with zipfile.ZipFile(stdlib) as outer:
        inner = zipfile.ZipFile(io.BytesIO(outer.read(FONTS)))
    names = [name for name in inner.namelist() if not name.endswith("/")]
    return {f"mpl-data/{name}": inner.read(name) for name in names}
