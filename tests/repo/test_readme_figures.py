"""The README's figures are those of the repository."""

import ast
import re


def test_numbers_of_exercises_and_answers(root):
    files = list((root / "tests" / "answers").glob("[0-9]*/*.py"))
    names = [
        node.name
        for file in files
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    ]
    readme = " ".join((root / "README.md").read_text(encoding="utf-8").split())
    said = re.search(
        r"(\d+) graded exercises .* than (\d+) right ones and (\d+) wrong ones", readme
    )
    exercises, right, wrong = (int(number) for number in said.groups())
    assert exercises == len(files)
    for least, start in [(right, "right_"), (wrong, "wrong_")]:
        there = sum(name.startswith(start) for name in names)
        assert least <= there <= 1.1 * least, f"{there} {start}…, README says {least}"


def cells(path):
    """The rows of the tables in a Markdown file, each as a set of its cells."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("|").split("|") for line in lines if line.startswith("| ")]
    return [{cell.strip() for cell in row} for row in rows]


def test_speeds_and_accuracies_are_the_measured_ones(root):
    measured = cells(root / "benchmarks/RESULTS.md")
    measured += cells(root / "benchmarks/FIGURES.md")
    shown = [
        {re.sub(r"(µs|ms)$", r"\1 (", cell) for cell in row}
        for row in cells(root / "README.md")
        if any("×" in cell and "(" in cell or "±" in cell for cell in row)
    ]
    assert len(shown) > 15
    for row in shown:
        assert any(
            all(any(cell in whole for whole in line) for cell in row)
            for line in measured
        ), row
