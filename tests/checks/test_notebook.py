"""A test cell leaves the learner's names alone, and says when it is passed."""

from types import SimpleNamespace

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from nnkit.classroom.kernels import kernel_config
from tests.checks.pages import Page

SETUP = "from nnkit import checks\n\ndef given():\n    return 'set-up'"
LEARNER = (
    "def total(x):\n    return sum(x)\n\ndef mean(x):\n    return total(x) / len(x)"
)
TEST = """# Test 1 (2 points): a list.
total, extra = 3, []
checks.returns(mean, ([1, 2],), expected=1.5)"""
TOLD = {"cell_id": "a1", "cell_meta": {"nbgrader": {"grade_id": "test-mean-1"}}}


@pytest.fixture
def page():
    page = Page()
    page.run(SETUP)
    page.run(LEARNER)
    return page


def test_names_stay_as_they_were(page):
    before = page.names
    for _ in range(2):
        assert page.run(TEST) is None
        assert page.names == before


@pytest.mark.parametrize(
    "end",
    ["1 / 0", "raise KeyboardInterrupt", "raise SystemExit", "def", "%nonsense", "%%x"],
)
def test_names_come_back_however_the_cell_ends(page, end):
    before, space = page.names, page.shell.user_ns
    assert page.run(f"# Test 1 (1 point): x.\ntotal = 1\n{end}") is not None
    assert page.names == before
    assert page.shell.user_ns is page.shell.user_global_ns is space


def test_names_come_back_when_the_end_was_missed(page):
    before = page.names
    page.watch.before(SimpleNamespace(raw_cell=TEST))
    page.shell.user_ns["leaked"] = 1
    page.run("pass")
    assert page.names == before


def test_a_test_sees_what_the_setup_cell_made(page):
    page.run("given = 5")
    assert page.run("# Test 1 (1 point): x.\nassert given() == 'set-up'") is None
    assert page.shell.user_ns["given"] == 5


def test_a_later_setup_cell_counts_too(page):
    page.run("more = 1", cell_meta={"tags": ["setup"]})
    page.run("more = 2")
    assert page.run("# Test 1 (1 point): x.\nassert more == 1") is None


def test_other_cells_work_on_the_names_themselves(page):
    page.run("# Tests follow\ntotal = 7")
    assert page.shell.user_ns["total"] == 7


def test_a_restored_test_is_one(page):
    before = page.names
    page.run(f"# This cell (id:test-mean-1) was missing. It was added back.\n\n{TEST}")
    assert page.names == before


def test_the_numbered_outputs_go_on(page):
    page.run("11")
    page.run("# Test 1 (1 point): x.\n12")
    names = page.shell.user_ns
    assert names["_"] == 12
    assert 12 in names["Out"].values()
    page.run("13")
    assert (names["_"], names["__"]) == (13, 12)


def test_an_underscore_of_the_learners_is_kept(page):
    page.run("_ = 'mine'")
    page.run("# Test 1 (1 point): x.\nfor _ in range(3):\n    pass\n12")
    assert page.shell.user_ns["_"] == "mine"


def test_a_passed_test_says_so(page):
    page.run(TEST, **TOLD)
    assert page.shown[0]["text/plain"] == "✓ Test 1: passed, 2 of 2 points"
    title = {"nbgrader": {"grade_id": "mean"}, "nnkit": {"exercise": {"title": "<M>"}}}
    page.run(LEARNER, cell_id="a0", cell_meta=title)
    page.run(TEST.replace("2 points", "1 point"), **TOLD)
    assert page.shown[1]["text/plain"] == "✓ <M>, test 1: passed, 1 of 1 point"
    assert "&lt;M&gt;" in page.shown[1]["text/html"]


def test_nothing_is_said_of_a_failed_test_or_to_a_program(page):
    page.run(TEST)
    page.run(TEST.replace("1.5", "2.5"), **TOLD)
    page.run("print(1)", cell_id="a2")
    assert page.shown == []


def test_an_exercise_that_is_not_begun(page):
    page.run("def mean(x):\n    raise NotImplementedError")
    stopped = page.run(TEST)
    assert stopped._render_traceback_()[0].startswith("Not started. mean is not")
    page.run("def total(x):\n    raise NotImplementedError")
    page.run("def mean(x):\n    return total(x)")
    stopped = page.run(TEST)
    assert stopped._render_traceback_()[0].startswith("Not yet. mean calls total,")


def test_the_word_changes_no_mark():
    info = {"grade": True, "solution": False, "points": 2, "grade_id": "t"}
    cell = nbformat.v4.new_code_cell(TEST, metadata={"nbgrader": info})
    page = Page()
    page.run(SETUP)
    page.run(LEARNER)
    page.run(TEST, **TOLD)
    cell.outputs = [nbformat.v4.new_output("display_data", data=page.shown[0])]
    assert determine_grade(cell) == (2, 2)


class Told(NotebookClient):
    """Runs cells as JupyterLab does: with the id and the metadata of each."""

    async def async_execute_cell(self, cell, *args, **kwargs):
        self.metadata = {"cellId": cell.id, **cell.metadata}
        return await super().async_execute_cell(cell, *args, **kwargs)

    async def async_start_new_kernel_client(self):
        client = await super().async_start_new_kernel_client()
        message = client.session.msg

        def told(kind, content=None, metadata=None, **more):
            if kind == "execute_request":
                metadata = self.metadata
            return message(kind, content, metadata=metadata, **more)

        client.session.msg = told
        return client


@pytest.mark.parametrize("kind", [Told, NotebookClient])
def test_in_a_real_kernel(tmp_path, kind):
    stop = "# Test 2 (1 point): x.\nimport os, signal\ntotal = 4\n"
    stop += "os.kill(os.getpid(), signal.SIGINT)\nimport time\ntime.sleep(5)"
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [
        nbformat.v4.new_code_cell(source)
        for source in (
            SETUP,
            LEARNER,
            TEST,
            stop,
            "print(total([4]), 'extra' in dir())",
        )
    ]
    kind(notebook, allow_errors=True, config=kernel_config(tmp_path)).execute()
    outputs = [cell.outputs for cell in notebook.cells]
    assert outputs[-1][0].text == "4 False\n"
    assert [output.get("ename") for output in outputs[3]] == ["KeyboardInterrupt"]
    said = [output.data["text/plain"] for output in outputs[2]]
    assert said == (["✓ Test 1: passed, 2 of 2 points"] if kind is Told else [])
