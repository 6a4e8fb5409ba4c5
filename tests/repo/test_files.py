"""Rules on the files themselves: what may stand in them and how long they are."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

# Put together from pieces, so that this file does not break its own rule.
REGISTRIES = re.compile(
    r"py" r"pi\.org|python" r"hosted\.org|npm" r"js\.(org|com)|deb\.debian" r"\.org"
)
MACHINE_PATHS = re.compile(
    r"(?<![A-Za-z0-9_.\-])/(?:work|farm|home|root|Users|tmp)/[A-Za-z.]"
)
#: Folders that the Python in a browser's tab sees: they are on no machine.
GUEST_PATHS = {f"/{path}" for path in ("tmp/s", "tmp/i", "tmp/m")}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")
NO_TEST = re.compile(r"pytest\.mark\.(skip|xfail)\b|\bassert True\b")
CORE = (
    "parameter activations rectifiers layers conv network losses optimizers "
    "prediction training _fitting _floats"
).split()


def lines_of_code(source):
    """Count the lines that hold code: no blank line, comment or docstring."""
    skip = {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
    lines = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in skip:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if docstring and isinstance(node.value.value, str):
            lines.difference_update(range(node.lineno, node.end_lineno + 1))
    return len(lines)


def test_lines_of_code_counts_neither_docstrings_nor_comments():
    source = '"""Why.\n\nMore."""\n\nx = 1  # one\n# two\ny = """a\nb"""\n'
    assert lines_of_code(source) == 3


def unfinished(source):
    """Return what a Python file leaves open: markers, methods that only raise."""
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and UNFINISHED.search(token.string):
            found.append(token.string)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Raise) and node.exc is not None:
            name = ast.unparse(node.exc).partition("(")[0]
            if name == "NotImplemented" + "Error":
                found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize("source", ["# TODO: all", "raise NotImplementedError"])
def test_unfinished_finds(source):
    assert unfinished(source + "\n")


def test_no_package_registry_is_named(texts):
    found = [path for path, text in texts.items() if REGISTRIES.search(text)]
    assert found == []


def test_no_path_of_a_machine_is_named(texts):
    found = {}
    for path, text in texts.items():
        guest = GUEST_PATHS if path.parts[0] == "site" else set()
        named = {match[0] for match in MACHINE_PATHS.finditer(text)} - guest
        found |= {path: named} if named else {}
    assert found == {}


def test_nothing_is_left_open_in_package_and_tests(texts):
    code = {
        path: text
        for path, text in texts.items()
        if path.parts[0] in ("nnkit", "tests") and path.suffix == ".py"
    }
    # Tests may raise it where they play a learner who has not begun.
    package = {p: t for p, t in code.items() if p.parts[0] == "nnkit"}
    found = {p: f for p, t in package.items() if (f := unfinished(t))}
    skipped = {p for p, t in code.items() if NO_TEST.search(t)} - {
        Path("tests/repo/test_files.py")
    }
    assert (found, skipped) == ({}, set())


def test_text_files_end_with_a_newline_and_have_no_carriage_return(texts):
    bad = [p for p, t in texts.items() if t and (t[-1] != "\n" or "\r" in t)]
    assert bad == []


def test_files_of_the_package_are_short(texts):
    lengths = {
        path: len(text.splitlines())
        for path, text in texts.items()
        if path.parts[0] == "nnkit" and path.suffix == ".py"
    }
    assert lengths
    assert {path: n for path, n in lengths.items() if n > 250} == {}


def test_the_core_of_the_library_can_be_read_in_an_afternoon(texts):
    core = {name: texts.get(Path(f"nnkit/{name}.py"), "") for name in CORE}
    assert sum(map(lines_of_code, core.values())) < 1200


def test_no_tracked_file_is_ignored_or_made_by_a_run(tracked):
    made = ("work", ".venv", "reports", "submitted", "autograded", "feedback")
    assert [
        p for p in tracked if p.parts[0] in made or p.name.startswith("gradebook.db")
    ] == []
