"""A command that is stopped leaves no process, no folder and no half-written file."""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from nnkit.classroom import scratch
from nnkit.classroom.parallel import each
from nnkit.classroom.places import swap_in
from tests.classroom import toy

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Stopped; nothing was changed half-way.\n"
#: The learner's cell says that it runs, with a process of its own, and goes on.
BUSY = (
    "import pathlib, subprocess, time\n"
    "subprocess.Popen(['sleep', '600'])\n"
    "pathlib.Path({mark!r}).touch()\n"
    "time.sleep(600)"
)


@pytest.fixture
def place():
    """Folders with short names: the checkout, and one for temporary files."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("root", "temporary"):
            (Path(folder) / name).mkdir()
        yield Path(folder).resolve()


def content(folder):
    return {
        path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def start(place, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "nnkit.classroom", *arguments],
        cwd=place / "root",
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(place / "temporary"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(condition, process):
    while not condition():
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.02)


def alive(processes, patience=60.0):
    """Return what still runs; a killed process takes a moment to be gone."""
    deadline = time.monotonic() + patience
    while (left := running(processes)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left


def running(processes):
    left = []
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.status() != psutil.STATUS_ZOMBIE:
                left.append(process.cmdline())
    return left


def leftovers(place):
    return [*(place / "temporary").iterdir(), *(place / "root").rglob(".nnkit-*")]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "number", "all_hear_it", "early"),
    [
        ("grade", signal.SIGINT, True, False),
        ("grade", signal.SIGINT, True, True),
        ("execute", signal.SIGTERM, False, False),
        ("grade", signal.SIGHUP, True, False),
        ("grade", signal.SIGKILL, False, False),
    ],
)
def test_a_stop_leaves_nothing(place, monkeypatch, command, number, all_hear_it, early):
    root, mark = place / "root", place / "busy"
    book = toy.notebook("one")
    toy.save(book, root / "solutions/01-a/one.ipynb")
    toy.save(book, root / "course/01-a/one.ipynb")
    toy.write(book, "one", BUSY.format(mark=str(mark)))
    for folder in ("work/01-a", "solutions/01-a" if command == "execute" else "work"):
        toy.save(book, root / folder / "one.ipynb")
    before = content(root)
    process = start(place, command, "--timeout=600")
    wait_for(lambda: leftovers(place) if early else mark.exists(), process)
    children = psutil.Process(process.pid).children(recursive=True)
    if not early:
        assert len(children) >= 2  # a kernel and what its cell has started
    (os.killpg if all_hear_it else os.kill)(process.pid, number)
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, number)  # once more, as people do
    _, said = process.communicate()
    if number == signal.SIGKILL:  # the children see to themselves, the next run sweeps
        psutil.wait_procs(children, timeout=60)
        monkeypatch.setattr(tempfile, "tempdir", str(place / "temporary"))
        shutil.rmtree(next((place / "temporary").glob("pymp-*")))  # Python's own
        assert leftovers(place)
        scratch.sweep(root)
    else:
        assert (process.returncode, said) == (130, SENTENCE)
    assert alive(children) == []
    assert leftovers(place) == []
    assert content(root) == before


def test_only_what_nobody_uses_is_swept(place, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(place / "temporary"))
    root = place / "root"
    (root / "work/feedback").mkdir(parents=True)
    kept = [root / "work/.old-20240101", root / "work/.nnkit-notes"]
    kept += [place / "temporary/nnkit-20240101"]
    swept = [root / ".nnkit-release-x0123456", root / "work/.nnkit-new-x89abcde"]
    swept += [place / "temporary/nnkit-x0123456"]
    for folder in kept + swept:
        folder.mkdir()
        (folder / "file").write_text("")
    (swept[0] / "locked").mkdir(mode=0o500)
    with scratch.folder("marking", root / "work") as ours, scratch.folder() as other:
        scratch.sweep(root)
        assert ours.is_dir()
        assert other.is_dir()
    assert not any(folder.exists() for folder in [*swept, ours, other])
    assert all((folder / "file").exists() for folder in kept)


def test_what_was_moved_aside_comes_back(place):
    aside = place / "root/work/.nnkit-aside-x0123456"
    for name in ("half", "done"):
        (aside / name).mkdir(parents=True)
        (aside / name / "page").write_text("old")
    (aside.parent / "done").mkdir()
    scratch.sweep(place / "root")
    assert content(aside.parent).keys() == {Path("half/page")}
    with pytest.raises(FileNotFoundError):
        swap_in(place / "nothing", aside.parent / "half")
    assert content(aside.parent).keys() == {Path("half/page")}


def test_a_stop_undoes_what_is_open(place, monkeypatch):
    monkeypatch.setattr(scratch, "_open", [])  # what else is open here stays
    with scratch.folder("aside", place) as aside, scratch.folder("new", place) as new:
        (aside / "file").write_text("kept")
        scratch.clear()
        assert not aside.exists()
        assert not new.exists()
    assert (place / "file").read_text() == "kept"


def test_a_process_that_dies_takes_only_its_own_with_it():
    assert [done[1:] for done in each(os._exit, [3], 1)] == [
        (None, "its process ended before it was done")
    ]
    found = {item: rest for item, *rest in each(int, ["7", "x"], 2)}
    assert found["7"] == [7, ""]
    assert found["x"][1].startswith("ValueError: invalid literal")
