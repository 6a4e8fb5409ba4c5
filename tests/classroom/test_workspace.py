import errno
import hashlib
import subprocess
import sys

import pytest

from nnkit.classroom import workspace
from nnkit.classroom.cli import main
from nnkit.classroom.places import ClassroomError, Course, disk_fault
from nnkit.classroom.workspace import RECORD, describe, start


@pytest.fixture
def course(tmp_path):
    for name, text in {"01-a/x.ipynb": "one", "01-a/data/d.csv": "1,2"}.items():
        path = tmp_path / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return Course(tmp_path)


def text_of(course, name):
    return (course.work / name).read_text()


def test_missing_files_are_copied_and_others_kept(course):
    assert len(start(course).copied) == 2
    (course.work / "01-a/x.ipynb").write_text("my answer")
    (course.work / "01-a/data/d.csv").unlink()
    done = start(course)
    assert [path.as_posix() for path in done.copied] == ["01-a/data/d.csv"]
    assert [path.as_posix() for path in done.kept] == ["01-a/x.ipynb"]
    assert text_of(course, "01-a/x.ipynb") == "my answer"
    assert done.outdated == []
    told = "\n".join(describe(done, course))
    assert "01-a/data/d.csv" in told
    assert "1 file already in work/" in told


def test_litter_is_not_copied(course):
    (course.course / "01-a/.ipynb_checkpoints").mkdir()
    (course.course / "01-a/.ipynb_checkpoints/x.ipynb").write_text("old")
    start(course)
    names = {path.name for path in course.work.rglob("*")}
    assert names == {"01-a", "x.ipynb", "data", "d.csv", "index.md", "Makefile", RECORD}


def test_commands_work_in_the_folder_that_the_terminal_opens_in(course):
    start(course)
    (course.root / "Makefile").write_text("grade:\n\t@echo marks of $(CHAPTER)\n")
    command = ["make", "grade", "CHAPTER=03"]
    done = subprocess.run(command, cwd=course.work, capture_output=True, text=True)
    assert done.stdout == "marks of 03\n"
    (course.work / "Makefile").write_text("mine")
    start(course)
    assert text_of(course, "Makefile") == "mine"


def test_a_newer_release_is_told_and_nothing_is_touched(course):
    start(course)
    (course.work / "01-a/x.ipynb").write_text("my answer")
    for name in ("01-a/x.ipynb", "01-a/data/d.csv"):
        (course.course / name).write_text("newer")
    done = start(course)
    assert [path.name for path in done.outdated] == ["d.csv", "x.ipynb"]
    assert [path.name for path in done.untouched] == ["d.csv"]
    assert text_of(course, "01-a/x.ipynb") == "my answer"
    assert text_of(course, "01-a/data/d.csv") == "1,2"
    told = "\n".join(describe(done, course))
    assert "x.ipynb: a newer release exists. Your work stays" in told
    assert "d.csv: a newer release exists. You have not changed it" in told


def test_a_damaged_record_is_no_reason_to_stop(course):
    start(course)
    (course.work / RECORD).write_text("{ not JSON")
    assert start(course).outdated == []


def test_a_folder_in_the_way_is_kept_and_told(course):
    (course.work / "01-a/x.ipynb").mkdir(parents=True)
    (course.work / "01-a/data").write_text("a file")
    done = start(course)
    assert [path.name for path in done.blocked] == ["d.csv", "x.ipynb"]
    assert (course.work / "01-a/data").read_text() == "a file"
    assert "not copied" in "\n".join(describe(done, course))


def test_a_dangling_link_is_not_written_through(course):
    target = course.root / "elsewhere"
    (course.work / "01-a").mkdir(parents=True)
    (course.work / "01-a/x.ipynb").symlink_to(target)
    assert [path.name for path in start(course).blocked] == ["x.ipynb"]
    assert not target.exists()


def test_nothing_half_written_when_the_disk_is_full(course, monkeypatch):
    def full(self, data):
        self.write_text("ha")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        start(course)
    assert not [path for path in course.work.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full: make room there"),
        (errno.EROFS, "can only be read: copy the course to a folder of yours"),
        (errno.EACCES, "you may not change or read it"),
    ],
)
@pytest.mark.parametrize(
    "call", ["nnkit.classroom.scratch.folder", "pathlib.Path.write_bytes"]
)
def test_a_disk_that_refuses_is_one_sentence(
    course, monkeypatch, capsys, call, number, said
):
    def refuse(*arguments, **options):  # write_bytes says not where
        raise OSError(number, "no")

    monkeypatch.setattr(call, refuse)
    assert main(["--root", str(course.root), "start"]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert told.startswith(f"error: {course.work}")
    assert said in told
    assert told.endswith("then run the command again.")
    assert not [path for path in course.work.rglob("*") if path.is_file()]


def test_a_fault_without_a_path_and_one_with_two():
    lost = OSError(errno.ENOSPC, "no")
    assert disk_fault(lost).startswith("A file could not be written: the disk is full")
    copy = OSError(errno.ENOSPC, "no", "/from", None, "/here/.marking-ab")
    assert disk_fault(copy).startswith("/here: the disk is full")
    assert disk_fault(FileNotFoundError(errno.ENOENT, "no", "/x")) == ""


def test_course_is_not_changed(course):
    def hashes():
        return {
            path: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in course.course.rglob("*")
            if path.is_file()
        }

    before = hashes()
    start(course)
    assert hashes() == before


def test_faults_of_use_have_a_sentence(tmp_path, capsys):
    with pytest.raises(ClassroomError, match="not in a checkout"):
        Course.find(tmp_path)
    assert main(["--root", str(tmp_path), "start"]) == 1
    assert "Traceback" not in capsys.readouterr().err
    (tmp_path / "course").mkdir()
    with pytest.raises(ClassroomError, match="nothing to copy"):
        start(Course(tmp_path))
    (tmp_path / "course/01-a").mkdir()
    (tmp_path / "course/01-a/x.ipynb").write_text("{}")
    (tmp_path / "work").write_text("")
    with pytest.raises(ClassroomError, match="is a file"):
        start(Course(tmp_path))


@pytest.mark.parametrize("name", ["1", "01", "01-a", "work/01-a/"])
def test_a_chapter_is_found_by_its_beginning(course, name):
    assert course.chapters([name], course.course) == ["01-a"]


@pytest.mark.parametrize(
    ("name", "said"), [("09", "is no chapter"), ("01", "fits several"), ("", "is no")]
)
def test_a_wrong_chapter_is_named(course, name, said):
    (course.course / "01-b").mkdir()
    (course.course / "01-b/y.ipynb").write_text("{}")
    with pytest.raises(ClassroomError, match=said):
        course.chapters([name], course.course)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_start_that_is_cut_short_remembers_what_it_copied(
    course, monkeypatch, moment
):
    """The first file is copied, and the process ends around the second's copy."""
    copies = []

    def write(path, content):
        if moment == "after" or not copies:
            path.write_bytes(content)
        copies.append(path)
        if len(copies) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(workspace, "write_new", write)
        with pytest.raises(KeyboardInterrupt):
            start(course)
    for name in ("01-a/x.ipynb", "01-a/data/d.csv"):
        (course.course / name).write_text("newer")
    done = start(course)
    kept = ["d.csv", "x.ipynb"] if moment == "after" else ["d.csv"]
    assert [path.name for path in done.outdated] == kept
    assert [path.name for path in done.untouched] == kept
    assert start(course).copied == []


def test_a_copy_without_a_record_gets_one(course):
    """As an earlier version left it when it was cut short, or with the record lost."""
    start(course)
    (course.work / RECORD).unlink()
    assert start(course).unknown == []
    (course.course / "01-a/x.ipynb").write_text("newer")
    done = start(course)
    assert [path.name for path in done.untouched] == ["x.ipynb"]


def test_a_changed_file_without_a_record_is_told_once_and_then_followed(course):
    start(course)
    (course.work / RECORD).unlink()
    (course.work / "01-a/x.ipynb").write_text("my answer")
    done = start(course)
    assert [path.name for path in done.unknown] == ["x.ipynb"]
    told = "\n".join(describe(done, course))
    assert "x.ipynb: it is not known from which release it was copied." in told
    assert start(course).unknown == []
    (course.course / "01-a/x.ipynb").write_text("newer")
    done = start(course)
    assert [path.name for path in done.outdated] == ["x.ipynb"]
    assert done.untouched == []
    assert text_of(course, "01-a/x.ipynb") == "my answer"


@pytest.mark.parametrize("damage", ["5", '"ab"', "null", "[1]"])
def test_an_entry_that_is_no_hash_is_no_record(course, damage):
    start(course)
    (course.work / RECORD).write_text(f'{{"01-a/x.ipynb": {damage}}}')
    done = start(course)
    assert (done.outdated, done.unknown) == ([], [])
    assert start(course).kept == done.kept


def test_two_starts_at_once_forget_nothing(course):
    for number in range(40):
        (course.course / f"01-a/{number}.txt").write_text(str(number))
    code = (
        "from pathlib import Path;"
        "from nnkit.classroom.places import Course;"
        "from nnkit.classroom.workspace import start;"
        f"start(Course(Path({str(course.root)!r})))"
    )
    both = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert set(workspace.read_record(course.work)) == {
        path.relative_to(course.course).as_posix()
        for path in course.course.rglob("*.*")
    }
