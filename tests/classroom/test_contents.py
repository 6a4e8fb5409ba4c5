"""The list of notebooks, the links between them, pictures in saved files."""

import asyncio
import json
from pathlib import Path

import pytest

from nnkit.checks import _progress
from nnkit.classroom import contents
from nnkit.classroom.places import Course
from nnkit.classroom.release import release
from nnkit.classroom.workspace import start
from tests.classroom import toy

ROOT = Path(__file__).resolve().parents[2]
CARD = "# {}\n\n| | |\n|---|---|\n| **Time** | {} |"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Three notebooks in two chapters; the first says itself what is next."""
    course = Course(tmp_path_factory.mktemp("contents"))
    whole, names = "about 70 minutes, in two notebooks", iter(("a", "b", "c"))
    for path, time, last in (
        ("01-toy/01a-one.ipynb", whole, "Done. **Next:** two."),
        ("01-toy/01b-two.ipynb", "30 minutes", None),
        ("02-more-toys/01-three.ipynb", "5 minutes", "**Next:** nothing."),
    ):
        book = toy.notebook(next(names))
        book.cells[0].source = CARD.format(f"Title of {path}", time)
        if last:
            book.cells.append(toy.new_markdown_cell(last, id="last"))
        toy.save(book, course.solutions / path)
    release(course)
    return course


def last_cell(course, path):
    return toy.load(course.course / path).cells[-1]


def test_every_notebook_leads_to_the_next(course):
    one, two, three = (
        last_cell(course, f"{p.chapter}/{p.name}") for p in pages(course)
    )
    assert one.source == (
        "Done. **Next:** two. [Title of 01-toy/01b-two.ipynb](01b-two.ipynb)"
    )
    assert (two.cell_type, two.id) == ("markdown", "next")
    assert two.source.endswith("](../02-more-toys/01-three.ipynb)")
    assert three.source == "**Next:** nothing."


def pages(course):
    return contents.pages(course.course)


def test_every_notebook_of_the_course_ends_with_a_link():
    course = Course(ROOT)
    for page in contents.pages(course.course):
        text = last_cell(course, f"{page.chapter}/{page.name}").source
        following = contents.after(course.course, page.chapter, page.name)
        link = following[1] if following else ".ipynb"
        assert f"{link})" in text, page.name


def test_one_chapter_alone_is_released_the_same(course):
    before = (course.course / "01-toy/01b-two.ipynb").read_bytes()
    assert release(course, ["01"]) == ["01-toy: already up to date"]
    assert (course.course / "01-toy/01b-two.ipynb").read_bytes() == before


def test_a_released_test_may_fail_and_the_rest_runs(course):
    book = toy.load(course.course / "01-toy/01a-one.ipynb")
    tagged = {
        c.id for c in book.cells if "raises-exception" in c.metadata.get("tags", [])
    }
    assert tagged == {"test-a-1", "test-a-2"}


def test_the_index(course):
    start(course)
    text = (course.work / contents.INDEX).read_text("utf-8")
    assert "0 of 3 exercises solved. Begin with [Title of 01-toy/01a-one.ipynb]" in text
    assert "| **02 · More toys** | | | |" in text
    row = "| [Title of 01-toy/01a-one.ipynb](01-toy/01a-one.ipynb) | 40 | {} |"
    assert row.format("0 of 1 | 0 of 3") in text
    for name, points in (("test-a-1", 1), ("test-a-2", 2)):
        _progress.record(course.work / "01-toy/01a-one.ipynb", name, points)
    start(course)
    text = (course.work / contents.INDEX).read_text("utf-8")
    assert row.format("1 of 1 | 3 of 3") in text
    assert "1 of 3 exercises solved. Go on with [Title of 01-toy/01b-two" in text


def test_the_index_is_counted_anew_when_jupyterlab_opens_it(course):
    from nnkit.classroom.lab import Contents

    start(course)
    for name, points in (("test-a-1", 1), ("test-a-2", 0)):
        _progress.record(course.work / "01-toy/01a-one.ipynb", name, points)
    files = Contents(root_dir=str(course.work))
    text = asyncio.run(files.get("index.md"))["content"]
    assert "| 0 of 1 | 1 of 3 |" in text
    aside = course.course.rename(course.root / "aside")  # then it is left as it is
    try:
        assert asyncio.run(files.get("index.md"))["content"] == text
    finally:
        aside.rename(course.course)


def test_a_widget_is_saved_as_its_picture():
    from nnkit.classroom.lab import LIVE, still

    def output(data, metadata=None):
        return {
            "output_type": "execute_result",
            "data": data,
            "metadata": metadata or {},
        }

    alt = {"image/png": {"alt": 'A "curve" <falls>.'}}
    outputs = [
        output({LIVE: {"model_id": "1"}, "image/png": "iVBO\nRw0=\n"}, alt),
        output({LIVE: {"model_id": "2"}, "text/plain": "<quiz>"}),
        output({LIVE: {"model_id": "3"}, "text/plain": ["<expl", "orable>"]}),
        output({"image/png": "iVBORw0="}),
        {"output_type": "stream", "name": "stdout", "text": "1"},
    ]
    kept = json.loads(json.dumps(outputs[3:]))
    still({"cells": [{"cell_type": "markdown"}, {"outputs": outputs}]})
    picture = outputs[0]["data"]
    assert picture.keys() == {"text/html"}
    assert 'alt="A &quot;curve&quot; &lt;falls&gt;."' in picture["text/html"]
    assert 'src="data:image/png;base64,iVBORw0="' in picture["text/html"]
    assert "to bring the questions back" in outputs[1]["data"]["text/html"]
    assert "to bring it back" in outputs[2]["data"]["text/html"]
    assert outputs[1]["data"]["text/plain"] == "<quiz>"
    assert outputs[3:] == kept
