"""`import nnkit` is light, and the library knows nothing of the course around it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import nnkit

PACKAGE = Path(nnkit.__file__).parent
CORE = sorted(PACKAGE.glob("*.py"))


def test_import_loads_numpy_and_nothing_heavier():
    code = "import sys, nnkit; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    ).stdout.split()
    assert {"nnkit", "numpy"} <= set(loaded)
    foreign = set(loaded) - set(sys.stdlib_module_names) - {"nnkit", "numpy"}
    heavy = {name for name in foreign if not name.startswith("_")}  # editable install
    assert heavy <= {"sitecustomize", "usercustomize", "distutils-precedence"}
    assert not {"matplotlib", "ipywidgets", "IPython", "torch"} & set(loaded)


def test_import_sets_no_memory_aside():
    """The fast paths ask for 32 MiB, when first used, and do without them."""
    code = (
        "import numpy as np; asked, empty = [], np.empty\n"
        "def watched(shape, *rest):\n"
        "    asked.append(shape)\n"
        "    if shape == 2**25 - 2**16: raise MemoryError\n"
        "    return empty(shape, *rest)\n"
        "np.empty = watched\n"
        "import nnkit as nn; before = len(asked)\n"
        "layer = nn.Conv2d(1, 1, 1, rng=np.random.default_rng(0))\n"
        "x = np.ones((1, 1, 1, 1)); layer.forward(x); layer.forward(x)\n"
        "print(before, asked.count(2**25 - 2**16))"
    )
    result = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["0", "1"]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_the_library_imports_neither_classroom_nor_explore(path):
    wrong = ("nnkit.classroom", "nnkit.explore", "torch")
    assert not [name for name in imported(path) if name.startswith(wrong)]


def test_names_of_the_package_exist_and_are_documented():
    for name in nnkit.__all__:
        thing = getattr(nnkit, name)
        assert thing.__doc__, name
