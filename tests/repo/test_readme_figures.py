"""The README's figures about the exercises are those of the repository."""

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
        r"(\d+) graded exercises .* (\d+) right ones and (\d+) wrong ones", readme
    )
    right = sum(name.startswith("right_") for name in names)
    wrong = sum(name.startswith("wrong_") for name in names)
    assert [int(number) for number in said.groups()] == [len(files), right, wrong]
