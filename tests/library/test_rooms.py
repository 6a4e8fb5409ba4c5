"""The rooms of nnkit stand above each other: no import leads up, none in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import nnkit

PACKAGE = Path(nnkit.__file__).parent
#: From the ground up; what stands in no folder is the library itself.
ROOMS = "library checks plotting explore rivals grading classroom cohort".split()
#: nbgrader is told in one place what it is to do, for both rooms.
TOLD = "nnkit.classroom.settings", "nnkit.cohort.steps"


def named(path):
    parts = ("nnkit", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(part for part in parts if part != "__init__")


MODULES = {named(path): path for path in PACKAGE.rglob("*.py")}


def room(module):
    found = module.split(".")[1:2]
    return found[0] if found and found[0] in ROOMS else "library"


def imported(module):
    """Return the modules of nnkit that one imports, in its functions too."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            inner = {f"{node.module}.{name.name}" for name in node.names}
            found |= inner & MODULES.keys() or {node.module}
    return found & MODULES.keys() - {module}


def test_each_folder_of_the_package_is_a_room():
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders == set(ROOMS) - {"library"}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_import_leads_to_a_room_above(module):
    height = ROOMS.index(room(module))
    up = {one for one in imported(module) if ROOMS.index(room(one)) > height}
    assert {(module, one) for one in up} <= {TOLD}


def test_no_module_is_imported_in_a_circle():
    graph = {module: imported(module) for module in MODULES}
    graph[TOLD[0]].discard(TOLD[1])
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" ← ".join(error.args[1]))
