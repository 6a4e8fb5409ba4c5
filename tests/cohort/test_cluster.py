"""A class marked on Dask: the same marks, whatever is killed on the way."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from nnkit.classroom.places import ClassroomError
from nnkit.cohort import cluster, helper, worker
from nnkit.cohort.grade import grade
from tests.cohort.toy_class import CHAPTER, EXPECTED, RIGHT, ROOT, made, marks, submit
from tests.cohort.toy_class import CLASS as WHOLE
from tests.ports import free_port

CLASS = "right", "wrong", "exit", "damaged", "format-3", "zz-last"
READS = {**RIGHT, "one": "import mine\ndef one(x):\n    return mine.two * x"}


def handed_in(root, names=CLASS):
    course = made(root)
    for student in names:
        *what, _ = WHOLE[student]
        submit(root, root / "submitted", student, *what)
    return course


def mark(course, scheduler, **more):
    return grade(
        course, CHAPTER, engine="process", seconds=3, scheduler=scheduler, **more
    )


def is_right(root, names=CLASS):
    found = marks(root, names)
    return found == {name: EXPECTED[name] for name in names}


@contextlib.contextmanager
def program(module, *arguments):
    """Run a program of Dask's."""
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextlib.contextmanager
def scheduler():
    """Run a scheduler; yield the process and its address."""
    port = free_port()
    options = "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
    with program("dask_scheduler", *options) as process:
        while True:
            assert process.poll() is None
            with contextlib.suppress(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port)).close()
                break
            time.sleep(0.1)
        yield process, f"tcp://127.0.0.1:{port}"


def worker_of(address, place):
    options = "--nthreads", "1", "--no-nanny", "--no-dashboard"
    return program("dask_worker", address, *options, "--local-directory", str(place))


@pytest.mark.slow
def test_a_cluster_of_this_machine(tmp_path):
    course = handed_in(tmp_path)
    submit(tmp_path, tmp_path / "submitted", "right", READS, None, None)
    (tmp_path / "submitted/right" / CHAPTER / "mine.py").write_text("two = 2")
    seen = []

    def progress(count, results):
        for number, result in enumerate(results):
            if not number:
                seen.extend(psutil.Process().net_connections("inet"))
                one = [*helper._running, *helper._idle][0]
                one.process.kill()  # another process does what it had
            yield result

    done = mark(course, "local", jobs=2, progress=progress)
    assert (done.faults, sorted(done.marked)) == ({}, sorted(CLASS))
    assert is_right(tmp_path)
    assert seen  # or the next line would say nothing
    assert {one.laddr.ip for one in seen} == {"127.0.0.1"}
    assert not helper._idle
    assert not helper._running
    assert sorted(mark(course, "local").kept) == sorted(CLASS)


@pytest.mark.slow
def test_worker_scheduler_and_writer_killed(tmp_path):
    names = (*CLASS, "loop")  # its three seconds are in the midst of the others
    course = handed_in(tmp_path / "class", names)
    root, place = course.root, tmp_path / "worker"
    with scheduler() as (first, address):
        with worker_of(address, place) as doomed:
            command = [sys.executable, "-m", "nnkit.cohort", "grade", "01"]
            command += ["--engine=process", "--timeout=3", f"--scheduler={address}"]
            writer = subprocess.Popen(
                command, cwd=root, env={**os.environ, "PYTHONPATH": str(ROOT)}
            )
            kept = root / ".nnkit-class" / CHAPTER
            while not list(kept.glob("*.json")):
                assert writer.poll() is None
                time.sleep(0.05)
            writer.kill()
            writer.wait()
            assert len(list(kept.glob("*.json"))) < len(names)

            def without_worker(count, results):
                for number, result in enumerate(results):
                    if not number:
                        doomed.kill()
                        more.enter_context(worker_of(address, place))
                    yield result
                    if number:
                        first.kill()

            with contextlib.ExitStack() as more:
                with pytest.raises(ClassroomError, match=f"{address} is gone"):
                    mark(course, address, progress=without_worker)
    with scheduler() as (_, address), worker_of(address, place):
        done = mark(course, address)
        assert done.faults == {}
        assert done.kept
        assert sorted(done.kept + done.marked) == sorted(names)
    assert is_right(root, names)


def test_a_scheduler_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    course = handed_in(tmp_path, ["right"])
    for address in ("tcp://127.0.0.1:9", "no address"):
        with pytest.raises(ClassroomError, match=f"No scheduler.* {address}: start"):
            mark(course, address)


def test_without_dask_one_sentence_says_so(tmp_path, monkeypatch):
    course = handed_in(tmp_path, ["right"])
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClassroomError, match="classroom-dask"):
        mark(course, "local")


def test_a_worker_that_cannot_mark_ends_the_run_with_a_sentence():
    with pytest.raises(worker.Unfit, match="another version of nnkit") as unfit:
        worker.mark({}, "", {}, CHAPTER, "process", 3, "another")
    for error in (unfit.value, ModuleNotFoundError("No module named 'nnkit'")):
        with pytest.raises(ClassroomError, match="A worker of here cannot mark: .*nn"):
            cluster._fault(error, "here")
    assert cluster._fault(OSError("lost"), "here") == "OSError: lost"


def test_nobodys_name_goes_to_the_scheduler(tmp_path):
    from nnkit.cohort.work import Work

    course, keys = handed_in(tmp_path, ["right"]), []

    class Client:
        def submit(self, function, *arguments, key):
            keys.append(key)

    folder = tmp_path / "submitted/right" / CHAPTER
    cluster._Tasks(Client()).submit(Work(course, CHAPTER, folder, "process", 3))
    assert [re.sub(r"\w{64}", "", key) for key in keys] == ["nnkit-kit-", "nnkit-mark-"]
