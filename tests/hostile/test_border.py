"""What a guest may say that is far larger to look at than to send, or is no value."""

import os
import time

import numpy as np
import pytest

from nnkit.classroom.names import statements
from nnkit.cohort import submission
from nnkit.cohort.collect import collect
from nnkit.grading import beside, shadow
from nnkit.grading.cells import read
from nnkit.grading.host import MOST_CALLED, Host
from nnkit.grading.limits import Limits, Stopped
from nnkit.grading.peer import CALL, VALUE
from nnkit.grading.reader import decode
from nnkit.grading.verdict import LONGEST, UNREADABLE, clean
from nnkit.grading.watch import watch
from nnkit.grading.wire import SIZE, Malformed
from nnkit.grading.writer import encode
from tests.cohort.toy_class import CHAPTER, made, submit
from tests.grading.here import HereMarker
from tests.hostile.workshop import Case, Workshop, marks

KNOWN = np.zeros(10_000)
PRIME = 2**61 - 1  # Python hashes its multiples to 0


def often(count):
    """A list that holds the same array so many times, in a few bytes each."""
    return b"l" + SIZE.pack(count) + count * (b"k" + SIZE.pack(0))


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (encode(range(10**9)), "more than 2000000 values"),
        (encode([range(10**6)] * 3), "more than 2000000 values"),
        (encode(range(10**30)), "damaged"),
        (often(30_000), "1 GiB"),
        (encode([""] * 50_000 + ["x" * 10_000]), "1 GiB"),
        (encode([np.zeros(10**6, "i1")] * 40 + [np.zeros(10**6, "c16")] * 2), None),
        (encode([np.zeros(10**6, "i1")] * 80 + [np.zeros(10**6, "c16")]), "1 GiB"),
        (encode(np.zeros((10**9, 0))), "has the shape"),
        (encode({i * PRIME for i in range(50)}), None),
        (encode(set(range(6000))), "more than 5000 keys"),
        (encode({(0,) * 3000: 1, (1,) * 30_000: 2}), "keys"),
    ],
    ids=range(11),
)
def test_what_is_far_larger_than_it_looks_is_refused(message, said):
    if said is None:
        decode(message, known=[KNOWN])
        return
    with pytest.raises(Malformed, match=said):
        decode(message, known=[KNOWN])


def test_no_exception_of_a_learners_ends_a_loop_of_the_tests():
    found = decode(encode(StopIteration("enough")))
    assert not isinstance(found, StopIteration)
    assert (type(found).__name__, str(found)) == ("StopIteration", "enough")


def test_functions_of_the_tests_are_not_called_without_end():
    class Engine:
        limits = Limits()

        def exchange(self, message, seconds):
            return CALL + bytes(MOST_CALLED // 3)

    host = Host(Engine())
    host.renew()
    host.taken = MOST_CALLED - 10
    with pytest.raises(Stopped, match="too often"):
        host.run_cell("", "<cell 1>")


def test_many_cells_do_not_make_an_exercise_without_end(monkeypatch):
    class Engine:
        limits = Limits(seconds=10)

        def refill(self):
            pass

        def exchange(self, message, seconds):
            now[0] += 9
            return VALUE

    now = [0]
    monkeypatch.setattr("nnkit.grading.host.time.monotonic", lambda: now[0])
    host = Host(Engine())
    for _ in range(2):  # exercises
        host.fresh()
        began = now[0]
        with pytest.raises(Stopped, match="ran longer than 10 s"):
            for _ in range(1000):
                host.renew()
                host.run_cell("", "<cell 1>")
        assert now[0] - began < 250


def test_a_message_is_bounded_and_hides_nothing():
    assert clean("a\x1b[2J\x00\ud800\u202e\n\tß…") == "a�[2J���\n\tß…"
    assert len(clean("x" * 10**6)) == LONGEST


def test_marking_that_takes_too_long_is_stopped():
    with pytest.raises(Stopped), watch(0.05, Stopped("too slow", "")):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            pass
    with watch(0.05, Stopped("too slow", "")):
        pass
    until = time.process_time() + 0.1
    while time.process_time() < until:  # the watch has gone
        pass


def test_a_chain_of_a_thousand_branches_is_read_at_once():
    source = "if x == 0:\n    y = 0\n"
    source += "".join(f"elif x == {i}:\n    y = {i}\n" for i in range(1, 700))
    began = time.process_time()
    assert set(read(source).makes) == {"y"}
    assert set(shadow.names({"<cell 1>": source}, {})) == {"y"}
    assert time.process_time() - began < 3


def test_a_cell_of_too_many_parts_is_not_looked_into():
    began = time.process_time()
    part = read("match x:\n case " + "1|" * 90_000 + "1: pass")
    assert "more than 60000 parts" in str(part.error)
    assert part.uses == set()
    assert time.process_time() - began < 5
    assert not read(f"x = {list(range(20_000))}").error


def test_a_million_empty_lines_are_no_work():
    began = time.process_time()
    assert read("x = (" + "\n" * 10**6).error
    assert time.process_time() - began < 3


def test_what_is_no_file_is_left_out(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/etc/hosts")
    (tmp_path / "tool.py").write_text("")
    (tmp_path / "folder").mkdir()
    names = ["pipe", "link", "tool.py", "folder"]
    assert beside.left_out(tmp_path, names) == {"pipe", "link"}
    (tmp_path / "folder/data.txt").write_text("")
    found = [path.as_posix() for path in beside.files(tmp_path)]
    assert found == ["tool.py", "folder/data.txt"]


def test_a_guest_does_not_get_files_without_number(tmp_path, monkeypatch):
    for name in ("env/lib/a.py", "env/lib/b.py", "tool.py", "z/1/2/3/4/5/6/7/a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("12345")
    monkeypatch.setattr(beside, "MOST_FILES", 7)
    found = [path.as_posix() for path in beside.files(tmp_path)]
    assert found == ["tool.py", "env/lib/a.py", "env/lib/b.py"]
    monkeypatch.setattr(beside, "MOST_ROOM", 12)
    beside.copy(tmp_path, tmp_path / "new")
    assert len([p for p in (tmp_path / "new").rglob("*") if p.is_file()]) == 2


def test_a_folder_that_leads_to_the_solutions_is_not_collected(tmp_path):
    course = made(tmp_path / "course")
    place = tmp_path / "handed-in"
    submit(course.root, place, "right", {}, None, None)
    (place / "link").symlink_to(place / "right")
    (place / "inner").mkdir()
    (place / "inner" / CHAPTER).symlink_to(course.solutions / CHAPTER)
    assert collect(course, CHAPTER, place).taken == ["right"]


@pytest.mark.parametrize("fault", [Stopped("too slow", ""), MemoryError()])
def test_notebooks_that_take_too_long_to_read_are_told(monkeypatch, tmp_path, fault):
    def read(*files):
        raise fault

    work = Workshop(tmp_path).hand_in(Case("", lambda book: None))
    monkeypatch.setattr(submission, "files_of", read)
    with HereMarker() as marker:
        found = marks(work, marker)
    assert {(one.kind, one.points) for one in found.values()} == {(UNREADABLE, 0)}
    assert "too large" in found["output-size"].text


def test_much_magic_in_a_long_cell_is_not_looked_through():
    began = time.process_time()
    text = "%x\n" * 90 + "x = [" + "1," * 90_000 + "]"
    assert read(text).error
    assert statements(text) == []
    assert time.process_time() - began < 3
