"""Run every check of `make test` in turn, and close with a line that counts all tests.

A step that fails does not stop the next ones: one run tells everything. ``--fast``
leaves out the notebooks, the browser and the exercises.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "reports"
PYTHON = [sys.executable, "-m"]
PARALLEL = ["--numprocesses=auto"]
SLOWEST = ["--durations=5", "--durations-min=5"]
NBVAL = [
    "--nbval",
    "--nbval-cell-timeout=120",
    "--nbval-kernel-startup-timeout=120",
    "--nbval-sanitize-with=tools/nbval-sanitize.cfg",
    # The library's doctests and its rule on warnings are for the other run.
    "--override-ini=addopts=--import-mode=importlib -rs",
    "--override-ini=filterwarnings=default",
]
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def run(title: str, *command: str) -> str:
    """Run one step, say how long it took, and return its title if it failed."""
    print(f"\n--- {title}", flush=True)
    start = time.perf_counter()
    passed = subprocess.run([*PYTHON, *command], cwd=ROOT).returncode == 0
    seconds = time.perf_counter() - start
    print(f"--- {title}: {'ok' if passed else 'FAILED'} ({seconds:.0f} s)", flush=True)
    return "" if passed else title


def pytest(title: str, *arguments: str, share: str = "loadfile") -> str:
    """Run pytest on all cores, with a report that `totals` reads.

    ``share`` says what a core gets at a time: the tests of a file, or a test.
    """
    report = f"--junitxml=reports/{title}.xml"
    options = ["--quiet", report, *PARALLEL, f"--dist={share}", *SLOWEST]
    return run(title, "pytest", *options, *arguments)


def find_browser() -> None:
    """Let Playwright fetch Chromium where the machine has none; say so if it cannot."""
    if any(shutil.which(name) for name in BROWSERS):
        return
    command = [*PYTHON, "playwright", "install", "chromium"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=300)
        failed = done.returncode != 0
    except subprocess.TimeoutExpired:
        failed = True
    if failed:
        print("No Chromium here, and Playwright could not fetch one.")


def totals() -> Counter:
    """Add up the outcomes in the reports of the pytest runs."""
    counts = Counter()
    for report in REPORTS.glob("*.xml"):
        for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 (our own)
            counts["all"] += int(suite.get("tests"))
            counts["failed"] += int(suite.get("failures")) + int(suite.get("errors"))
            counts["skipped"] += int(suite.get("skipped"))
    counts["passed"] = counts["all"] - counts["failed"] - counts["skipped"]
    return counts


def main() -> int:
    """Run the steps and return 0 only if all succeeded."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fast", action="store_true", help="style and library only")
    fast = parser.parse_args().fast

    shutil.rmtree(REPORTS, ignore_errors=True)
    # Workers share the cores: more threads inside each would only wait for one another.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    start = time.perf_counter()
    steps = [
        run("style: ruff check", "ruff", "check", "--quiet", "."),
        run("style: ruff format", "ruff", "format", "--check", "."),
    ]
    if fast:
        steps.append(pytest("library", "tests/library", "nnkit"))
    else:
        find_browser()
        steps.append(pytest("tests", "tests", "nnkit", "--ignore=tests/browser"))
        steps.append(pytest("browser", "tests/browser", share="loadgroup"))
        steps.append(pytest("notebooks", *NBVAL, "solutions"))
    failed = [title for title in steps if title]

    count = totals()
    minutes, seconds = divmod(round(time.perf_counter() - start), 60)
    outcome = f"FAILED: {', '.join(failed)}," if failed else "All checks passed"
    print(f"\n{outcome} in {minutes} min {seconds} s.", end=" ")
    print("Reasons for skips, if any, stand above.")
    print("{passed} passed, {failed} failed, {skipped} skipped".format_map(count))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
