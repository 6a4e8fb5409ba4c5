"""What is collected from an exchange that everybody may write into."""

import logging
import os
import pwd

import pytest
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from nnkit.classroom.kernels import own_programs_first
from nnkit.cohort import exchange
from nnkit.cohort.exchange import CollectOwn
from tests.cohort.test_class import deep

pytestmark = pytest.mark.slow
ME = pwd.getpwuid(os.getuid()).pw_name
TIME, LATER = "2026-01-01 10:00:00.0 UTC", "2026-01-02 10:00:00.0 UTC"

OTHER = pwd.struct_passwd(("somebody", "x", 1, 1, "", "/", "/bin/sh"))
STAMP = "2026-01-01 10:00:00 UTC"


@pytest.fixture
def inbound(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", own_programs_first())
    (tmp_path / "course").mkdir()
    (tmp_path / "exchange").mkdir(mode=0o777)
    (tmp_path / "exchange").chmod(0o777)
    folder = tmp_path / "exchange/nn/inbound"
    folder.mkdir(parents=True)
    hand_in(folder, f"{ME}+hw+{TIME}+a", "mine")
    return folder


def hand_in(folder, name, text):
    made = folder / name
    made.mkdir()
    (made / "hw.ipynb").write_text(text)
    (made / "timestamp.txt").write_text(TIME)
    return made


def collect(inbound, roll=(ME,), meanwhile=lambda: None):
    """Collect, and return what was taken from me: {file: text}.

    `meanwhile` happens when it has been looked at what there is.
    """
    root = inbound.parents[2]
    config = Config()
    config.Exchange.root = str(root / "exchange")
    config.CourseDirectory.root = str(root / "course")
    config.CourseDirectory.course_id = "nn"
    config.CourseDirectory.assignment_id = "hw"
    config.CollectOwn.roll = list(roll)
    places = CourseDirectory(config=config)
    who = Authenticator(config=config)
    collector = CollectOwn(coursedir=places, authenticator=who, config=config)
    collector.init_src = lambda: (CollectOwn.init_src(collector), meanwhile())
    collector.start()
    taken = root / "course/submitted" / ME / "hw"
    files = (path for path in taken.rglob("*") if path.is_file())
    return {str(path.relative_to(taken)): path.read_text() for path in files}


def test_own_work_is_taken_with_its_folders(inbound):
    more = inbound / f"{ME}+hw+{TIME}+a" / "data/deep"
    more.mkdir(parents=True)
    (more / "x.txt").write_text("x")
    taken = collect(inbound)
    assert taken == {"hw.ipynb": "mine", "timestamp.txt": STAMP, "data/deep/x.txt": "x"}


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (f"nobody-here+hw+{LATER}+b", "nobody-here is not on the roll of nn"),
        (f"{ME}x+hw+{LATER}+b", f"it was made by {ME}"),
        (f"{ME}+hw+no time+b", "its name holds no time"),
        (f"{ME}+hw+{'9' * 30}+b", "its name holds no time"),
        (f"{ME}+hw+{'no time' * 30}+b", "its name holds no time"),
    ],
)
def test_what_is_nobodys_own_is_set_aside(inbound, caplog, name, why):
    hand_in(inbound, name, "theirs")
    with caplog.at_level(logging.WARNING):
        assert collect(inbound, [ME, f"{ME}x"])["hw.ipynb"] == "mine"
    assert f"{name} was not collected: {why}" in caplog.text
    assert not (inbound / name).exists()
    assert len(list(inbound.glob(".refused-*"))) == 1


def test_a_link_in_the_place_of_a_folder_is_set_aside(inbound, tmp_path, caplog):
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers/hw.ipynb").write_text("answers")
    (inbound / f"{ME}+hw+{LATER}+b").symlink_to(tmp_path / "answers")
    assert collect(inbound)["hw.ipynb"] == "mine"
    assert "it is no folder" in caplog.text


def test_no_link_in_a_folder_is_followed(inbound, tmp_path, caplog):
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/answers.ipynb").write_text("answers")
    work = inbound / f"{ME}+hw+{TIME}+a"
    (work / "one.ipynb").symlink_to(tmp_path / "secret/answers.ipynb")
    (work / "all").symlink_to(tmp_path / "secret")
    os.mkfifo(work / "pipe")
    assert collect(inbound) == {"hw.ipynb": "mine", "timestamp.txt": STAMP}
    assert "one.ipynb was left out: it is a link" in caplog.text
    assert "pipe was left out: no file of theirs" in caplog.text


def test_a_submission_without_measure_is_cut(inbound, monkeypatch, caplog):
    monkeypatch.setattr(exchange, "MOST_BYTES", 30)
    (inbound / f"{ME}+hw+{TIME}+a" / "a-large.bin").write_bytes(bytes(31))
    assert collect(inbound).keys() == {"hw.ipynb", "timestamp.txt"}
    assert "a-large.bin was left out: more than 100 MiB" in caplog.text


def test_when_it_was_is_what_the_name_says(inbound):
    work = inbound / f"{ME}+hw+{TIME}+a"
    (work / "timestamp.txt").write_text("yesterday")
    assert collect(inbound)["timestamp.txt"] == STAMP
    (work / "timestamp.txt").unlink()
    (work / "timestamp.txt").mkdir()
    later = work.rename(inbound / f"{ME}+hw+{LATER}+a")
    assert collect(inbound) == {"hw.ipynb": "mine", "timestamp.txt": STAMP}
    assert later.exists()  # nbgrader takes what is newer when it is told to update


def test_of_two_submissions_the_later_one_is_taken(inbound):
    hand_in(inbound, f"{ME}+hw+{LATER}+b", "better")
    assert collect(inbound)["hw.ipynb"] == "better"


def test_a_time_in_the_future_is_told_and_the_work_taken(inbound, caplog):
    hand_in(inbound, f"{ME}+hw+2999-01-01 10:00:00.0 UTC+b", "better")
    assert collect(inbound)["hw.ipynb"] == "better"
    assert f"{ME}: handed in at 2999-01-01 10:00 UTC, which is in the" in caplog.text


def test_what_was_set_aside_before_keeps_nothing_from_it_now(inbound):
    for name in ("nobody+hw+x+b", ".refused-nobody+hw+x+b"):
        hand_in(inbound, name, "theirs")
    assert collect(inbound)["hw.ipynb"] == "mine"
    assert not (inbound / "nobody+hw+x+b").exists()


def test_folders_without_end_are_cut(inbound, caplog):
    deep(inbound / f"{ME}+hw+{TIME}+a")
    assert collect(inbound) == {"hw.ipynb": "mine", "timestamp.txt": STAMP}
    assert "it is too deep" in caplog.text


def test_what_was_taken_away_meanwhile_stops_nothing(inbound, caplog):
    work = inbound / f"{ME}+hw+{TIME}+a"
    assert collect(inbound, meanwhile=lambda: work.rename(inbound / "gone")) == {}
    assert "No such file or directory" in caplog.text


def test_whose_it_is_is_looked_at_again(inbound, monkeypatch, caplog):
    def others():
        monkeypatch.setattr(exchange.pwd, "getpwuid", lambda uid: OTHER)

    assert collect(inbound, meanwhile=others) == {}
    assert "it was made by somebody" in caplog.text
