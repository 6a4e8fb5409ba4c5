import json
import zipfile

import pytest

from nnkit.classroom import bring
from nnkit.classroom.bring import bring_in
from nnkit.classroom.cli import main
from nnkit.classroom.places import ClassroomError, Course
from nnkit.classroom.workspace import start

NAME = "01-a/x.ipynb"


def notebook(text):
    return json.dumps(
        {"cells": [{"cell_type": "code", "metadata": {}, "source": text}]}
    )


@pytest.fixture
def course(tmp_path):
    path = tmp_path / "course" / NAME
    path.parent.mkdir(parents=True)
    path.write_text(notebook("stub"))
    return Course(tmp_path)


def packed(course, files, kind=zipfile.ZIP_STORED):
    path = course.root / "work.zip"
    with zipfile.ZipFile(path, "w", kind) as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return path


def texts(course):
    """What a learner has in work/, but for what `start` itself wrote."""
    kept = {NAME, ".progress.json"}
    found = {
        path.relative_to(course.work).as_posix(): path.read_text()
        for path in course.work.rglob("*")
        if path.is_file()
    }
    return {
        name: text
        for name, text in found.items()
        if name in kept or "before" in name or name.endswith("csv")
    }


@pytest.mark.parametrize("top", ["", "work/"])
def test_work_comes_in_where_nothing_was_done(course, top):
    start(course)
    zipped = packed(course, {top + NAME: notebook("mine"), f"{top}01-a/d.csv": "1"})
    told = "\n".join(bring_in(course, zipped))
    assert texts(course) == {NAME: notebook("mine"), "01-a/d.csv": "1"}
    assert NAME in told
    assert "your own" not in told


def test_own_work_is_moved_aside_each_time(course):
    start(course)
    (course.work / NAME).write_text(notebook("at home"))
    told = bring_in(course, packed(course, {NAME: notebook("in the browser")}))
    assert f"  your own {NAME} is now before-import/{NAME}" in told
    bring_in(course, packed(course, {NAME: notebook("again")}))
    assert texts(course) == {
        NAME: notebook("again"),
        f"before-import/{NAME}": notebook("at home"),
        f"before-import-2/{NAME}": notebook("in the browser"),
    }
    told = bring_in(course, packed(course, {NAME: notebook("again")}))
    assert "your own" not in "\n".join(told)


def test_of_two_records_of_points_the_better_counts(course):
    start(course)
    mine, theirs = {"01-a": {"t1": 2, "t2": 0}}, {"01-a": {"t1": 0, "t2": 3}}
    (course.work / ".progress.json").write_text(json.dumps(mine))
    files = {NAME: notebook("mine"), ".progress.json": json.dumps(theirs)}
    bring_in(course, packed(course, files))
    kept = json.loads(texts(course)[".progress.json"])
    assert kept == {"01-a": {"t1": 2, "t2": 3}}


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"../x.ipynb": notebook("")}, "outside work/"),
        ({"/elsewhere/x.ipynb": notebook("")}, "outside work/"),
        ({"01-a\\x.ipynb": notebook("")}, "outside work/"),
        ({"C:/x.ipynb": notebook(""), NAME: notebook("")}, "outside work/"),
        ({".": "1", NAME: notebook("")}, "outside work/"),
        ({"work": "1", f"work/{NAME}": notebook("")}, "outside work/"),
        ({"a.txt": "1"}, "no notebook"),
        ({}, "no notebook"),
        ({NAME: '{"cells": '}, "not a notebook"),
        ({"01-a/w.ipynb": notebook(""), NAME: "[]"}, "not a notebook"),
        ({NAME: "[" * 100_000}, "not a notebook"),
        ({"01-a": "1", NAME: notebook("")}, "cannot be written"),
    ],
)
def test_what_is_not_work_is_refused_and_nothing_written(course, files, why):
    start(course)
    with pytest.raises(ClassroomError, match=why):
        bring_in(course, packed(course, files))
    assert texts(course) == {NAME: notebook("stub")}


def test_half_a_file_is_refused(course):
    path = packed(course, {NAME: notebook("mine" * 1000)})
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ClassroomError, match="not a whole zip file"):
        bring_in(course, path)


@pytest.mark.parametrize("kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_damaged_file_is_refused(course, kind):
    path = packed(course, {NAME: notebook("mine" * 100)}, kind)
    data, begin = path.read_bytes(), 40 + len(NAME)
    path.write_bytes(data[:begin] + b"\xff" * 9 + data[begin + 9 :])
    with pytest.raises(ClassroomError, match="not a whole zip file"):
        bring_in(course, path)


def test_what_unpacks_to_far_more_is_refused(course, monkeypatch):
    monkeypatch.setattr(bring, "MOST_BYTES", 1000)
    path = packed(course, {NAME: notebook("mine" * 1000)}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 1000
    with pytest.raises(ClassroomError, match="more than 500 MB"):
        bring_in(course, path)


@pytest.mark.parametrize("points", ['{"01-a": {"t": "x", "u": 1}}', "[" * 100_000])
def test_a_damaged_record_of_points_harms_nothing(course, points):
    start(course)
    files = {NAME: notebook("mine"), ".progress.json": points}
    for _ in range(2):
        bring_in(course, packed(course, files))
        kept = json.loads(texts(course)[".progress.json"])
        assert kept in ({}, {"01-a": {"u": 1}})


def test_the_command_says_it_in_a_sentence(course, capsys):
    root = ["--root", str(course.root), "start", "--import"]
    assert main([*root, str(course.root / "none.zip")]) == 1
    assert "There is no file" in capsys.readouterr().err
    zipped = packed(course, {NAME: notebook("mine")})
    assert main([*root, str(zipped)]) == 0
    assert "Imported from work.zip" in capsys.readouterr().out
    assert texts(course)[NAME] == notebook("mine")
