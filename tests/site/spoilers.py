"""What a page to read must not tell: answers, hidden tests, and what tests say."""

import ast
import json
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTEBOOKS = [
    path.relative_to(ROOT / "course").as_posix()
    for path in sorted((ROOT / "course").glob("*/*.ipynb"))
]
TELLING = 12  # characters without spaces, from which on a line says something


def load(folder, name):
    """A notebook of course/ or solutions/."""
    return json.loads((ROOT / folder / name).read_text(encoding="utf-8"))


def squeezed(text):
    """A text without spaces and Markdown's marks, so that layout does not matter."""
    return re.sub(r"[\s`*]+", "", text)


def source(cell):
    return "".join(cell["source"])


def graded(cell):
    return cell["metadata"].get("nbgrader", {})


def shown(name):
    """What the page may show: released cells, first lines of tests, outputs."""
    texts = []
    for cell in load("course", name)["cells"]:
        whole = source(cell)
        texts.append(whole.partition("\n")[0] if graded(cell).get("grade") else whole)
    for cell in load("solutions", name)["cells"]:
        texts += ["".join(output.get("text", "")) for output in cell.get("outputs", ())]
    return "\n".join(texts)


def secrets(name):
    """Lines and sentences of answers and tests that nothing else in it shows."""
    visible, found = squeezed(shown(name)), set()
    for cell in load("solutions", name)["cells"]:
        if not graded(cell).get("grade") and not graded(cell).get("solution"):
            continue
        parts = source(cell).splitlines()
        if graded(cell).get("grade"):
            parts += [
                node.value
                for node in ast.walk(ast.parse(source(cell)))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
        found |= set(parts)
    return {
        text
        for text in found
        if len(squeezed(text)) >= TELLING and squeezed(text) not in visible
    }


def told(page, name):
    """The secrets of a notebook that a text tells."""
    text = squeezed(page)
    return sorted(secret for secret in secrets(name) if squeezed(secret) in text)
