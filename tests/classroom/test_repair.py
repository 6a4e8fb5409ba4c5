"""Right work gets its marks whatever happened to the cells around it.

The repaired notebook is run here by `exec`: no kernel is needed to see what it holds.
"""

import copy
import json
import os

import pytest
from nbformat.v4 import new_code_cell

from nnkit.classroom.answers import Answers, open_files
from nnkit.classroom.former import Former
from nnkit.classroom.matching import Given
from nnkit.classroom.repair import repair
from nnkit.classroom.settings import STUB
from tests.classroom import toy

NAMES = ("one", "two", "three")


def source(*names):
    book = toy.notebook(*names)
    given = "def twice(x):\n    return x + x\n\nlimit = 10"
    book.cells.insert(2, new_code_cell(given, id="given"))
    for name in names:
        for number in (1, 2):
            cell = toy.find(book, f"test-{name}-{number}")
            cell.source = f"# Test {number} of {name}: twice\n{cell.source}"
            cell.source += f"\nchecks.returns({name}, (limit,), twice(limit))"
    return book


def released(*names):
    book = source(*names)
    for name in names:
        toy.find(book, name).source = f"def {name}(x):\n    {STUB}"
    return book


def solved(*names):
    book = released(*names)
    for name in names:
        toy.write(book, name, toy.right(name))
    return book


def saved(book, path, age=0):
    toy.save(book, path)
    os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return path


def mark(paths, names=NAMES, former=None, *, main=True, of=None):
    """Return {exercise: right or not} and what `repair` gave."""
    files = open_files(paths)
    given = Given([source(*(of or names))])
    answers = Answers(files, given, former or Former(), main)
    repaired = repair(released(*names), answers, current=main)
    space, passed = {}, dict.fromkeys(names, True)
    for cell in repaired.notebook.cells:
        if cell.cell_type != "code":
            continue
        try:
            exec(cell.source, space)  # noqa: S102 (a notebook's cell)
        except (Exception, SystemExit):
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            if grade_id.startswith("test-"):
                passed[grade_id.split("-")[1]] = False
    return passed, repaired


def notes(repaired):
    return [note for found in repaired.notes.values() for note in found]


def own(book, before, text):
    at = book.cells.index(toy.find(book, before))
    book.cells.insert(at, new_code_cell(text, id=f"own-{len(book.cells)}"))


def setup(text):
    return lambda book: toy.write(book, "setup", text)


def leaning(place, before=None):
    """Let the answer `two` lean on a helper that stands somewhere else."""

    def spoil(book):
        toy.write(book, "two", "def two(x):\n    return helper(x, PLUS)")
        text = "PLUS = 1\ndef helper(x, y):\n    return 2 * x + 0 * y"
        if place == "setup":
            text = "from google.colab import drive\n!pip install x\n" + text
            toy.write(book, "setup", text)
        else:
            own(book, place, text)

    return spoil


def shuffled(book):
    book.cells.reverse()


def merged(book):
    toy.find(book, "one").source += "\n\n" + toy.right("two")
    book.cells.remove(toy.find(book, "two"))


def scattered(book):
    for name in NAMES:
        book.cells.remove(toy.find(book, name))
    own(book, "test-three-2", "\n\n".join(toy.right(name) for name in NAMES))


def noise(book):
    own(book, "one", "sum = 0\nchecks = np = 3\nraise SystemExit")
    own(book, "two", "def two(:\n")
    own(book, "two", "%matplotlib inline\nfor limit in range(3): one = limit")
    own(book, "three", "twice = None\nimport nothing_of_that_name")


def strange(book):
    toy.write(book, "given", "def twice(x):\n    return 3 * x\n\nlimit = 10")


DELETED = ("setup", "given")

CASES = {
    "nothing": lambda book: None,
    "the given cells deleted": lambda book: [
        book.cells.remove(toy.find(book, name)) for name in DELETED
    ],
    "a line of Colab": setup(
        "from google.colab import drive\nfrom nnkit import checks"
    ),
    "a syntax error": setup("import warnings\nfrom nnkit import"),
    "a given function changed": strange,
    "cells in reverse order": shuffled,
    "own cells that stop or hide names": noise,
    "a helper above": leaning("one"),
    "a helper just above": leaning("two"),
    "a helper below": leaning("three"),
    "a helper below a line that stops": leaning("setup"),
    "two answers in one cell": merged,
    "answers in another cell": scattered,
}


@pytest.mark.parametrize("case", CASES)
def test_right_work_gets_its_marks(case, tmp_path):
    book = solved(*NAMES)
    CASES[case](book)
    passed, repaired = mark([saved(book, tmp_path / "a.ipynb")])
    assert all(passed.values()), passed
    assert notes(repaired) == []
    assert not repaired.missing | repaired.unchanged


def test_wrong_work_does_not(tmp_path):
    book = solved(*NAMES)
    toy.write(book, "one", "def one(x):\n    return x")
    toy.write(book, "two", released("two").cells[4].source)
    book.cells.remove(toy.find(book, "three"))
    passed, repaired = mark([saved(book, tmp_path / "a.ipynb")])
    assert not any(passed.values())
    assert (repaired.unchanged, repaired.missing) == ({"two"}, {"three"})


def without_metadata(raw):
    for number, cell in enumerate(raw["cells"]):
        cell["metadata"] = {"id": f"colab{number}", "outputId": "x"}
        cell.pop("id")
    raw["nbformat_minor"] = 0


def other_ids(raw):
    for number, cell in enumerate(raw["cells"]):
        cell["id"] = f"new{number}"


def other_line_ends(raw):
    for cell in raw["cells"]:
        text = "".join(cell["source"])
        cell["source"] = text.replace("\n", " \r\n") + "\r\n\r\n"


def null_metadata(raw):
    for cell in raw["cells"]:
        cell["metadata"] = None


@pytest.mark.parametrize(
    "change",
    [without_metadata, other_ids, other_line_ends, null_metadata],
    ids=lambda change: change.__name__,
)
@pytest.mark.parametrize("answered", [True, False])
def test_what_only_an_editor_changed_is_not_told(change, answered, tmp_path):
    path = saved(solved(*NAMES) if answered else released(*NAMES), tmp_path / "a.ipynb")
    raw = json.loads(path.read_text())
    change(raw)
    path.write_text(json.dumps(raw))
    passed, repaired = mark([path])
    assert set(passed.values()) == {answered}
    assert repaired.unchanged == (set() if answered else set(NAMES))
    assert notes(repaired) == []


def test_a_changed_and_a_deleted_test_are_told(tmp_path):
    book = solved(*NAMES)
    toy.write(book, "test-one-1", "# Test 1 of one: twice\npass")
    book.cells.remove(toy.find(book, "test-two-2"))
    _, repaired = mark([saved(book, tmp_path / "a.ipynb")])
    assert notes(repaired) == [
        "a test cell was changed; the original one counts",
        "a test cell was deleted; it was put back",
    ]


def test_answers_are_found_in_the_notebook_that_was_split(tmp_path):
    book = solved(*NAMES)
    leaning("one")(book)
    old = saved(book, tmp_path / "old.ipynb", age=9)
    new = [saved(released(n), tmp_path / f"{n}.ipynb") for n in NAMES]
    for name, path in zip(NAMES, new, strict=True):
        others = [other for other in new if other != path]
        passed, repaired = mark([path, old, *others], [name], of=NAMES)
        assert passed == {name: True}
        assert repaired.taken == {name: old}
        assert notes(repaired) == []
    passed, _ = mark([old], ["two"], main=False, of=NAMES)
    assert passed == {"two": True}


def test_a_helper_stays_within_reach_when_the_answer_moved_on(tmp_path):
    book = solved(*NAMES)
    leaning("one")(book)
    old = saved(book, tmp_path / "old.ipynb", age=9)
    new = released("two")
    toy.write(new, "two", toy.find(book, "two").source)
    passed, repaired = mark(
        [saved(new, tmp_path / "new.ipynb"), old], ["two"], of=NAMES
    )
    assert passed == {"two": True}
    assert repaired.taken["two"].name == "new.ipynb"


def test_the_newest_of_two_answers_counts_and_is_told(tmp_path):
    wrong = solved("one")
    toy.write(wrong, "one", "def one(x):\n    return x")
    for age, right in ((5, True), (-5, False)):
        first = saved(solved("one"), tmp_path / "a.ipynb")
        passed, repaired = mark(
            [first, saved(wrong, tmp_path / "b.ipynb", age)], ["one"]
        )
        assert passed == {"one": right}
        (note,) = notes(repaired)
        assert f"the newest, in {'ab'[not right]}.ipynb, counts" in note
    same = saved(solved("one"), tmp_path / "b.ipynb", -5)
    assert notes(mark([first, same], ["one"])[1]) == []


def test_a_touched_answer_goes_before_an_untouched_one_also_in_one_file(tmp_path):
    book = solved("one")
    twin = copy.deepcopy(toy.find(released("one"), "one"))
    twin["id"] = "twin"
    book.cells.append(twin)
    passed, repaired = mark([saved(book, tmp_path / "a.ipynb")], ["one"])
    assert passed == {"one": True}
    assert "there 2 times; the last one that you changed" in notes(repaired)[0]


def test_a_stub_of_an_earlier_release_and_a_former_grade_id_are_known(tmp_path):
    from nnkit.classroom.submission import fingerprint

    stub = "def one(x):\n    '''Older words.'''\n    " + STUB
    former = Former(
        frozenset(), {"one": [fingerprint(stub)], "uno": []}, {"uno": "one"}
    )
    book = released("one")
    toy.write(book, "one", stub)
    path = saved(book, tmp_path / "a.ipynb")
    assert mark([path], ["one"], former)[1].unchanged == {"one"}
    toy.write(book, "one", toy.right("one"))
    toy.find(book, "one").metadata.nbgrader["grade_id"] = "uno"
    toy.find(book, "one")["id"] = "other"
    passed, repaired = mark([saved(book, tmp_path / "a.ipynb")], ["one"], former)
    assert passed == {"one": True}
    assert notes(repaired) == []


def test_a_learner_cannot_tag_a_cell_away(tmp_path):
    learner = solved(*NAMES)
    for cell in learner.cells:
        cell.metadata["tags"] = ["skip-execution"]
    _, made = mark([saved(learner, tmp_path / "a.ipynb")])
    assert len(made.notebook.cells) == len(learner.cells)
    tags = [cell.metadata.get("tags") for cell in made.notebook.cells]
    assert "skip-execution" not in str(tags)
