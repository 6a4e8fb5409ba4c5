"""A fault before a trial of the Hub begins is told in one sentence; nothing is made."""

import shutil
import socket
import subprocess

import accounts
import marking
import pytest
import trial
from layout import CourseOnHub, DeployError, read

PORT = 8490


def script(*options, **env):
    return subprocess.run(
        ["/bin/sh", trial.HERE / "try", *options],
        env={"PATH": "/usr/bin:/bin", **env},
        capture_output=True,
        text=True,
    )


def told(done, sentence):
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert sentence in line


@pytest.fixture
def programs(tmp_path):
    """A folder for PATH with what `try` needs before it looks for node."""
    for name in ("dirname", "id", "sed"):
        (tmp_path / name).symlink_to(shutil.which(name))
    return tmp_path


def test_without_node(programs):
    told(script(PATH=str(programs)), "There is no node")


def test_with_an_old_node(programs):
    (programs / "node").write_text("#!/bin/sh\necho v18.19.1\n")
    (programs / "node").chmod(0o755)
    told(script(PATH=str(programs)), "Node.js 20 or newer, and this is v18.19.1")


def test_without_python():
    told(script(PYTHON="/usr/bin/no-python"), "is no Python 3.11 or newer")


def test_not_as_root():
    done = subprocess.run(
        ["setpriv", "--reuid=65534", "--clear-groups", "sh", trial.HERE / "try"],
        capture_output=True,
        text=True,
    )
    told(done, "which only root may: run it with sudo")


def run(tmp_path, text, port=PORT):
    file = tmp_path / "courses.toml"
    file.write_text(text)
    place = tmp_path / "place"
    options = f"--courses={file}", f"--place={place}", f"--port={port}", "--proxy=none"
    status = trial.main(options)
    assert not place.exists()
    return status


def test_a_port_that_is_taken(tmp_path, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert run(tmp_path, '[[course]]\nname = "nn"', port - 1) == 1
    said = capsys.readouterr().err
    assert said == f"error: Port {port} is taken: choose another with --port.\n"


def test_an_account_of_before_is_left_alone(tmp_path, capsys):
    text = '[[course]]\nname = "nn"\nstudents = ["daemon"]'
    assert run(tmp_path, text) == 1
    assert "There is an account daemon on this machine" in capsys.readouterr().err
    assert accounts.exists("daemon")


def test_an_engine_that_cannot_run(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))  # there is no bwrap
    with pytest.raises(DeployError) as error:
        marking.prepare(CourseOnHub("nn", "bubblewrap", (), ()), "root")
    said = str(error.value)
    assert said.startswith("nn cannot mark with its engine bubblewrap: the engine")
    assert "needs the program bwrap" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no course"),
        ("[[course", "is no TOML"),
        ("[[course]]", "None cannot be an account's name"),
        ('[[course]]\nname = "Neural nets"', "'Neural nets' cannot be"),
        ('[[course]]\nname = "nn"\nstudents = ["a/../b"]', "'a/../b' cannot be"),
        ('[[course]]\nname = "nn"\nstudents = [7]', "7 cannot be"),
        ('[[course]]\nname = "nn"\nteachers = []', "a course has no 'teachers'"),
        ('[[course]]\nname = "nn"\nengine = "docker"', "'docker' is none of"),
        ('[[course]]\nname = "nn"\n[[course]]\nname = "nn"', "two courses 'nn'"),
        (
            '[[course]]\nname = "nn"\nstudents = ["a"]\ninstructors = ["a"]',
            "a is instructor and student of nn",
        ),
    ],
)
def test_a_file_of_courses_that_cannot_be(tmp_path, text, said):
    file = tmp_path / "courses.toml"
    file.write_text(text)
    with pytest.raises(DeployError) as error:
        read(tmp_path, file)
    assert said in str(error.value)


def test_no_file_of_courses(tmp_path):
    with pytest.raises(DeployError, match="cannot be read: No such file"):
        read(tmp_path, tmp_path / "none.toml")
