"""What is wrong around a submission is told in one sentence, and the rest is marked."""

import datetime
import os
import time

import pytest

from nnkit.classroom.places import ClassroomError
from nnkit.cohort import times
from nnkit.cohort.cli import main
from nnkit.cohort.collect import collect
from nnkit.cohort.configured import settings
from nnkit.cohort.grade import grade
from tests.cohort.toy_class import CHAPTER, RIGHT, made, marks, submit

ROLL = "\nc.CollectOwn.roll = ['ada', 'early', 'no-time']\n"
NOW = datetime.datetime.now(datetime.UTC)


def stamp(root, student, text):
    (root / "submitted" / student / CHAPTER / "timestamp.txt").write_text(text)


@pytest.mark.slow
def test_whoever_can_be_marked_is_marked(tmp_path, capsys):
    made(tmp_path)
    for student in ("ada", "early", "no-time", "stranger"):
        submit(tmp_path, tmp_path / "submitted", student, RIGHT, None, None)
    stamp(tmp_path, "ada", f"{NOW:%Y-%m-%d %H:%M:%S} UTC")
    stamp(tmp_path, "early", f"{NOW + datetime.timedelta(days=400):%Y-%m-%d %H:%M} UTC")
    stamp(tmp_path, "no-time", "yesterday, I think")
    book = tmp_path / "submitted/ada" / CHAPTER / "toy.ipynb"
    for chapter in ("02-secret", "99-other"):
        (tmp_path / "submitted/ada" / chapter).mkdir()
        (tmp_path / "submitted/ada" / chapter / "toy.ipynb").write_bytes(
            book.read_bytes()
        )
    secret = tmp_path / "solutions/02-secret"
    secret.mkdir()
    (secret / "toy.ipynb").write_bytes(book.read_bytes())
    with (tmp_path / "nbgrader_config.py").open("a") as file:
        file.write(ROLL)

    assert main(["--root", str(tmp_path), "grade", "--engine=process"]) == 1
    out, err = capsys.readouterr()
    assert "3 marked, 0 as they were" in out
    told = [line for line in err.splitlines() if "CRITICAL" not in line]
    assert sorted(line.partition(": ")[0] for line in told) == [
        "01-toy/early",
        "01-toy/no-time",
        "01-toy/stranger",
        "02-secret",
        "99-other",
    ]
    for sentence in (
        "UTC, which is in the future: somebody's clock is wrong. It counts;",
        "timestamp.txt holds no time, but 'yesterday, I think': it was marked",
        "01-toy/stranger: not on the roll of nbgrader_config.py: add the name",
        "02-secret: 02-secret is not released: `make course` makes course/02-secret.",
        "99-other: 99-other is no chapter of the course; what was handed in",
    ):
        assert sentence in err
    found = marks(tmp_path, ["ada", "early", "no-time"])
    assert set(found.values()) == {(3, 3)}


def saved(place, age):
    when = time.time() - age
    for path in place.rglob("*.ipynb"):
        os.utime(path, (when, when))


def test_of_two_submissions_the_one_that_was_saved_last_counts(tmp_path):
    course, place = made(tmp_path), tmp_path / "in"
    submit(tmp_path, place, "ada", RIGHT, None, None)
    saved(place, 1000)
    beside = place / "ada/toy.ipynb"
    beside.write_bytes((place / "ada" / CHAPTER / "toy.ipynb").read_bytes() + b"\n")
    done = collect(course, CHAPTER, place)
    assert (done.taken, done.refused) == (["ada"], {})
    assert done.notes["ada"].startswith(f"handed in twice, in {CHAPTER}/ and beside")
    target = tmp_path / "submitted/ada" / CHAPTER
    assert (target / "toy.ipynb").read_bytes() == beside.read_bytes()

    older = tmp_path / "older"
    submit(tmp_path, older, "ada", {}, None, None)
    saved(older, 5000)
    done = collect(course, CHAPTER, older)
    assert done.refused["ada"].startswith("what submitted/ has was saved later (20")
    assert (target / "toy.ipynb").read_bytes() == beside.read_bytes()

    stamp(tmp_path, "ada", "2199-01-01 00:00:00 UTC")  # a wrong clock keeps nothing out
    assert collect(course, CHAPTER, older).taken == ["ada"]
    assert times.when(target) < NOW.replace(tzinfo=None)


def test_only_who_is_on_the_roll_is_collected(tmp_path):
    course, place = made(tmp_path), tmp_path / "in"
    for student in ("ada", "stranger"):
        submit(tmp_path, place, student, {}, None, None)
    with (tmp_path / "nbgrader_config.py").open("a") as file:
        file.write(ROLL)
    done = collect(course, CHAPTER, place)
    assert done.taken == ["ada"]
    assert done.refused.keys() == {"stranger"}
    assert not (tmp_path / "submitted/stranger").exists()


def test_settings_that_cannot_be_read_are_told(tmp_path):
    course = made(tmp_path)
    (tmp_path / "nbgrader_config.py").write_text("c = get_confg()")
    with pytest.raises(ClassroomError, match="cannot be read: NameError.*get_confg"):
        grade(course, CHAPTER, engine="process")
    (tmp_path / "nbgrader_config.py").unlink()
    assert settings(course) == {}


def test_many_of_the_same_are_one_line(capsys):
    from nnkit.cohort.cli import _faults

    same = {f"s{number}": "why" for number in range(8)}
    assert _faults({**same, "other": "because"}) == 1
    told = capsys.readouterr().err.splitlines()
    assert told == ["s0, s1, s2, s3, s4 and 3 more: why", "other: because"]
