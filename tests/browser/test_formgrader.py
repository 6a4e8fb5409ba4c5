"""nbgrader's workflow as its documentation has it, with formgrader in a real browser.

An instructor generates and releases a chapter, has the work of three students marked by
a click, gives points to a written answer by hand, and writes the feedback.
"""

import os
import subprocess
import sys

import pytest
from nbformat.v4 import new_markdown_cell

from nnkit.classroom.places import Course
from nnkit.classroom.release import release
from tests.browser.server import ROOT, jupyterlab
from tests.classroom import toy

CHAPTER = "01-toy"
PAGES = "nbgrader.server_extensions.formgrader"
WORK = {
    "ada": {"one": toy.right("one"), "words": "Because $2x$ is twice $x$."},
    "bob": {"one": "def one(x):\n    return x", "words": "No idea."},
    "eve": {"one": "def one(x):\n    while True: pass"},
}


#: The page of one submission is there, and its fields save what is written into them.
WIRED = "() => typeof formgrader !== 'undefined' && formgrader.grades?.loaded"


def is_saved(answer):
    """Whether the server answers that it has the points of a cell."""
    return answer.request.method == "PUT" and "/api/grade/" in answer.url


def written(name):
    """Return a cell for an answer in words, which a person marks."""
    info = {"grade": True, "solution": True, "locked": False, "task": False}
    info |= {"grade_id": name, "points": 2, "schema_version": 3}
    cell = new_markdown_cell("Why is this so?", id=name)
    cell.metadata["nbgrader"] = info
    return cell


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("class"))
    book = toy.notebook("one")
    book.cells.append(written("words"))
    toy.save(book, course.solutions / CHAPTER / "toy.ipynb")
    release(course)
    settings = (ROOT / "nbgrader_config.py").read_text()
    settings += f"""
c.MarkAnswers.engine = "process"
c.MarkAnswers.timeout = 3
c.Exchange.root = {str(course.root / "exchange")!r}
c.ServerApp.jpserver_extensions = {{{PAGES!r}: True}}
"""
    (course.root / "nbgrader_config.py").write_text(settings)
    (course.root / "exchange").mkdir(mode=0o777)
    (course.root / "exchange").chmod(0o777)
    for student, answers in WORK.items():
        book = toy.load(course.course / CHAPTER / "toy.ipynb")
        for name, source in answers.items():
            toy.write(book, name, source)
        toy.save(book, course.root / "submitted" / student / CHAPTER / "toy.ipynb")
    return course


@pytest.fixture(scope="module")
def address(course, tmp_path_factory):
    config = course.root / "nbgrader_config.py"
    with jupyterlab(
        tmp_path_factory.mktemp("lab"), course.root, config=config
    ) as address:
        yield address + "/formgrader"


def nbgrader(course, *arguments):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=course.root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_from_assignment_to_feedback(course, address, browser):
    nbgrader(course, "generate_assignment", CHAPTER, "--force")
    page = browser.new_context().new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/manage_submissions/{CHAPTER}/")
    for student in WORK:
        row = page.locator("tr", has=page.get_by_text(student, exact=True))
        row.locator(".autograde a").click()
        page.get_by_text(f"autograded '{CHAPTER}' for student '{student}'").wait_for()
        page.get_by_role("button", name="OK").click()
        page.locator(".modal.in").wait_for(state="detached")
    rows = {name: page.locator("tr", has_text=name).inner_text() for name in WORK}
    assert "needs manual grading" in rows["ada"]
    assert "graded" in rows["eve"]

    page.goto(f"{address}/gradebook/{CHAPTER}/toy/")
    page.locator("td.name a", has_text="Submission #1").wait_for()
    seen = set()
    for number in range(1, len(WORK) + 1):
        page.goto(f"{address}/gradebook/{CHAPTER}/toy/")
        page.locator("td.name a", has_text=f"Submission #{number}").click()
        page.wait_for_function(WIRED)
        text = page.inner_text("body")
        seen |= {
            name
            for name, said in {
                "ada": "Because",
                "bob": "expected: 10",
                "eve": "too slow: ran longer than 3 s",
            }.items()
            if said in text
        }
        if "Because" in text:
            points = page.locator("input.score").last
            with page.expect_response(is_saved) as answer:
                points.fill("2")
                points.press("Tab")
            assert answer.value.ok
    assert seen == set(WORK)

    nbgrader(course, "generate_feedback", CHAPTER)
    told = (course.root / "feedback/ada" / CHAPTER / "toy.html").read_text("utf-8")
    assert "Score: 5.0 / 5.0" in told
    nbgrader(course, "export")
    grades = (course.root / "grades.csv").read_text()
    assert "ada" in grades
