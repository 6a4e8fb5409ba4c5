"""The pages to read, before Sphinx: what they show, and what they do not tell."""

import doctest
import html
import json
import re
from urllib.parse import unquote

import pytest
from builder import figures, landing, page, questions, reading
from builder.places import BuildError

from nnkit.classroom import contents
from tests.site.spoilers import (
    NOTEBOOKS,
    ROOT,
    graded,
    load,
    secrets,
    shown,
    source,
    told,
)


@pytest.fixture(scope="module", params=NOTEBOOKS)
def made(request):
    """A notebook's path, its page as a notebook, and its figures."""
    name = request.param
    book, pictures = page.page(load("course", name), load("solutions", name), name)
    return name, book, pictures


def text_of(book):
    parts = []
    for cell in book["cells"]:
        parts.append(source(cell))
        for output in cell.get("outputs", ()):
            parts += ["".join(output.get("text", "")), *output.get("data", {}).values()]
    return "\n".join(parts)


def test_no_answer_no_test_and_no_mistake_is_told(made):
    name, book, _ = made
    exercises = [cell for cell in load("course", name)["cells"] if graded(cell)]
    assert bool(secrets(name)) == bool(exercises)
    assert told(html.unescape(text_of(book)), name) == []


def test_the_search_for_spoilers_would_find_one():
    name = "00-start-here/00-start-here.ipynb"
    cells = load("solutions", name)["cells"]
    test = next(source(cell) for cell in cells if graded(cell).get("grade"))
    found = told(shown(name) + test, name)
    assert any("Square the numbers first" in line for line in found)


def test_each_test_has_its_name_and_no_code(made):
    name, book, _ = made
    tests = {
        cell["id"]
        for cell in load("course", name)["cells"]
        if graded(cell).get("grade")
    }
    folded = {
        cell["id"] for cell in book["cells"] if 'class="nnkit-test"' in source(cell)
    }
    assert folded == tests
    assert "checks." not in "".join(
        source(c) for c in book["cells"] if c["id"] in tests
    )


def test_every_picture_comes_with_its_words_and_explorables_with_their_code(made):
    name, book, pictures = made
    stored = [
        (cell, output)
        for cell in load("solutions", name)["cells"]
        for output in cell.get("outputs", ())
        if {"image/png", "text/html"} & set(output.get("data", {}))
    ]
    assert len(pictures) == len(stored)
    text = text_of(book)
    for picture in pictures:
        assert f'{picture.name}" alt="{html.escape(picture.alt)}"' in text
    codes = [
        source(cell)
        for cell, output in stored
        if "".join(output["data"]["text/plain"]).startswith("<explorable")
    ]
    given = re.findall(
        r'nnkit-explorable" data-code="([^"]*)" data-notebook="(.*?)"', text
    )
    assert [unquote(code) for code, _ in given] == codes
    assert all(path == name for _, path in given)
    setup = re.findall(r'class="nnkit-setup">(.*?)</script>', text)
    assert len(setup) == bool(codes)
    for sources in setup:
        assert all("import" in part for part in json.loads(sources)[:1])


def test_every_question_has_all_its_answers(made):
    name, book, _ = made
    asked = {"Question(": 0, "Option(": 0}
    for cell in load("course", name)["cells"]:
        if cell["cell_type"] == "code" and "quiz(" in source(cell):
            for call in asked:
                asked[call] += len(re.findall(rf"\b{re.escape(call)}", source(cell)))
    text = text_of(book)
    assert text.count('class="nnkit-question"') == asked["Question("] > 0
    answers = text.count("✓ Right.</b>"), text.count("✗ Not so.</b>")
    assert answers[0] == asked["Question("]
    assert sum(answers) == asked["Option("]


def test_the_page_leads_to_its_notebook(made):
    name, book, _ = made
    first = source(book["cells"][0])
    assert first.startswith("# ")
    assert f'href="../../lab/index.html?path={name}"' in first
    assert f'href="../../files/{name}" download' in first


def test_headings_go_down_one_level_at_a_time(made):
    _, book, _ = made
    levels, fenced = [], False
    for cell in book["cells"]:
        if cell["cell_type"] == "markdown":
            for line in source(cell).splitlines():
                fenced ^= line.startswith("```")
                if not fenced and re.match("#+ ", line):
                    levels.append(len(line.partition(" ")[0]))
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False))


SHOWN = {"output_type": "display_data", "metadata": {}}
PICTURE, BOLD = {"image/png": "QQ=="}, {"text/html": "<b>bold</b>"}


@pytest.mark.parametrize(
    ("output", "said"),
    [
        (SHOWN | {"data": PICTURE}, "has no alternative text"),
        (SHOWN | {"data": BOLD}, "is HTML and no picture"),
        (
            {"output_type": "error", "ename": "E", "evalue": "", "traceback": []},
            "is no text and no picture",
        ),
    ],
)
def test_what_a_page_cannot_show_is_refused(output, said):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": "x"}
    first = {"cell_type": "markdown", "id": "b", "metadata": {}, "source": "# T"}
    solved = {"cells": [first, cell | {"outputs": [output]}], "metadata": {}}
    with pytest.raises(BuildError, match=said):
        page.page({"cells": [first, cell]}, solved, "01-a/x.ipynb")


def test_both_lists_name_every_notebook_with_its_minutes():
    listed = contents.pages(ROOT / "course")
    rows = landing.chapters(listed)
    index = reading.index(listed)
    assert len(listed) == len(NOTEBOOKS)
    assert " 0 minutes" not in rows.replace("<td>", " ")
    for name in NOTEBOOKS:
        stem = name.removesuffix(".ipynb")
        assert f'href="read/{stem}.html"' in rows
        assert f'href="lab/index.html?path={name}"' in rows
        assert re.search(rf"\]\({re.escape(name)}\) \| [1-9]\d* \|", index)
        assert f"<{stem}>" in index


@pytest.mark.parametrize("part", [page, questions])
def test_examples_in_docstrings(part):
    failed, tried = doctest.testmod(part)
    assert tried
    assert not failed


def test_a_figure_has_the_size_of_its_picture():
    png = bytes(16) + (840).to_bytes(4) + (420).to_bytes(4)
    image = figures.Figure(png, 'a "b" < c', explorable=False).image
    assert 'width="840" height="420"' in image
    assert 'alt="a &quot;b&quot; &lt; c"' in image
