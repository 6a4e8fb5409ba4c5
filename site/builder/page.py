"""A notebook as a page to read: released cells, with outputs of the solved notebook.

The sources come from ``course/``, so no answer and no hidden test can be among them. Of
a test the page has the first line alone: its messages would spoil the exercise.
"""

import html
import json
import re
from urllib.parse import quote

from builder import questions
from builder.figures import figure
from builder.places import BuildError

TEST = re.compile(r"# (Test \d+ \([^)]*\)): (.+)")
#: Of a block of HTML, up to the first empty line, nobody else reads the formulas.
FOLDED = re.compile(r"<details>.*?(?=\n\s*\n|</details>)", re.DOTALL)
FORMULA = re.compile(r"\$([^$\n]+)\$")
LINKS = """\
<p class="nnkit-open"><a class="nnkit-button" href="../../lab/index.html?path={place}">
Open this notebook in the browser</a> <a href="../../files/{place}" download>Download
it</a></p>
<p class="nnkit-note">A page to read: the outputs are those of a notebook with all
exercises solved. To solve them yourself, open the notebook.</p>"""
#: Finds the explorables of a page, and brings one to life when it is asked to.
LIVE = '<script defer src="../../live/live.js"></script>'


def page(released, solved, path):
    """Return the page as a notebook, and its figures.

    Parameters
    ----------
    released, solved : dict
        The notebook of ``course/``, and the one of ``solutions/`` with its outputs.
    path : str
        Of the notebook, below ``course/``.
    """
    outputs = {cell["id"]: cell.get("outputs", []) for cell in solved["cells"]}
    cells, figures = [], []
    for cell in released["cells"]:
        found = [figure(output) for output in outputs.get(cell["id"], [])]
        figures += [one for one in found if one]
        cells.append(_cell(cell, outputs.get(cell["id"], []), found, path))
    first = cells[0]
    first["source"] = _with_links(first["source"], path)
    if any(one.explorable for one in figures):
        cells.append(_markdown("scripts", _setup(released) + LIVE))
    book = {"cells": cells, "metadata": solved["metadata"]}
    return book | {"nbformat": 4, "nbformat_minor": 5}, figures


def _cell(cell, outputs, found, path):
    name, source = cell["id"], "".join(cell["source"])
    if cell["cell_type"] != "code":
        return _markdown(name, _with_formulas(source))
    graded = cell["metadata"].get("nbgrader", {})
    if graded.get("grade"):
        return _markdown(name, _test(source))
    if any(_said(output).startswith("<quiz") for output in outputs):
        return _markdown(name, questions.page(source))
    if any(one and one.explorable for one in found):
        elements = [one.element(source, path) for one in found if one]
        return _markdown(name, "\n".join(elements))
    shown = [
        _shown(output, one.element(source, path) if one else "")
        for output, one in zip(outputs, found, strict=True)
    ]
    tags = ["hide-input"] if _is_setup(cell) else []
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"tags": tags},
        "source": source,
        "outputs": [] if graded.get("solution") else shown,
        "execution_count": None,
    }


def _markdown(name, text):
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text}


def _said(output):
    return "".join(output.get("data", {}).get("text/plain", ""))


def _shown(output, element):
    """Return an output as the page has it: a figure, or text."""
    if element:
        data = {"text/html": element}
        return {"output_type": "display_data", "data": data, "metadata": {}}
    if output["output_type"] == "stream":
        return output
    raise BuildError(f"an output is no text and no picture: {_said(output)[:80]}")


def _test(source):
    """Return what a reader may know of a test.

    Examples
    --------
    >>> print(_test("# Test 1 (2 points): the example."))
    <details class="nnkit-test"><summary>Test 1 (2 points)</summary>
    <p>The example. It runs in the notebook.</p></details>
    """
    name, said = TEST.match(source).groups()
    said = html.escape(said[:1].upper() + said[1:])
    return (
        f'<details class="nnkit-test"><summary>{name}</summary>\n'
        f"<p>{said} It runs in the notebook.</p></details>"
    )


def _with_links(text, path):
    """Return the first cell with links below its title."""
    title, _, rest = text.partition("\n")
    links = LINKS.format(place=quote(path))
    return f"{title}\n\n{links}\n{rest}"


def _with_formulas(text):
    r"""Return Markdown whose formulas inside HTML are marked for MathJax.

    Examples
    --------
    >>> print(_with_formulas("$a$ <details>Use $b<c$</details>"))
    $a$ <details>Use <span class="math">\(b&lt;c\)</span></details>
    """

    def marked(formula):
        return f'<span class="math">\\({html.escape(formula[1])}\\)</span>'

    return FOLDED.sub(lambda block: FORMULA.sub(marked, block[0]), text)


def _is_setup(cell):
    return "setup" in cell["metadata"].get("tags", [])


def _setup(book):
    """The sources that an explorable needs to have run, as a script element."""
    sources = ["".join(cell["source"]) for cell in book["cells"] if _is_setup(cell)]
    text = json.dumps(sources, ensure_ascii=False).replace("<", r"\u003c")
    return f'<script type="application/json" class="nnkit-setup">{text}</script>\n'
