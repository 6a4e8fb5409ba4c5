"""Run every check of `make test` in turn, and close with a line that counts all tests.

A step that fails does not stop the next ones: one run tells everything. ``--fast``
leaves out the notebooks, the browser and the exercises; ``--notebook 05-2a`` checks
what depends on one notebook, and nothing else.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "reports"
PYTHON = [sys.executable, "-m"]
SLOWEST = ["--durations=5", "--durations-min=5"]
NBVAL = [
    "--nbval",
    "--nbval-cell-timeout=300",
    "--nbval-kernel-startup-timeout=120",
    "--nbval-sanitize-with=tools/nbval-sanitize.cfg",
    # The library's doctests and its rule on warnings are for the other run.
    "--override-ini=addopts=--import-mode=importlib -rs",
    "--override-ini=filterwarnings=default",
]
BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]


def run(title: str, *command: str, aside: bool = False) -> str:
    """Run one step, say how long it took, and return its title if it failed.

    ``aside``: other steps run beside it, so what it says is printed at its end.
    """
    if not aside:
        print(f"\n--- {title}", flush=True)
    start = time.perf_counter()
    keep = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT} if aside else {}
    done = subprocess.run([*PYTHON, *command], cwd=ROOT, text=True, **keep)
    seconds = time.perf_counter() - start
    verdict = "ok" if done.returncode == 0 else "FAILED"
    said = f"\n--- {title}\n{done.stdout}" if aside else ""
    print(f"{said}--- {title}: {verdict} ({seconds:.0f} s)", flush=True)
    return "" if done.returncode == 0 else title


def pytest(title: str, *arguments: str, share: str = "", aside: bool = False) -> str:
    """Run pytest, with a report that `totals` reads.

    ``share`` says what one of the cores gets at a time, the tests of a file or a group;
    without it all run on one core.
    """
    report = [f"--junitxml=reports/{title}.xml", "--override-ini=junit_family=xunit1"]
    options = ["--quiet", *report, *SLOWEST]
    if share:
        options += ["--numprocesses=auto", f"--dist={share}"]
    if share == "loadfile":  # not by how many tests a file has: see tests/conftest.py
        options.append("--no-loadscope-reorder")
    return run(title, "pytest", *options, *arguments, aside=aside)


def check_notebook(path: Path) -> list[str]:
    """Check what depends on this notebook of solutions/, as far as cores are free."""
    chapter = path.parent.name
    notebook = path.relative_to(ROOT).as_posix()
    own = f"{chapter}/{path.stem}"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    graded = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    exercises = [f"{chapter}/{info['grade_id']}" for info in graded if info]
    mine = " or ".join(["test_notebooks", own, *exercises])
    of_course = ["tests/answers", "tests/chapters", "tests/repo/test_notebooks.py"]
    release = f"course/{chapter} is what solutions/{chapter} generates, without answers"
    steps = [
        (pytest, "notebook", *NBVAL, notebook),
        (pytest, "browser", "tests/browser", f"-k={own}"),
        (pytest, "tests", *of_course, f"-k={mine}"),
        (run, release, "nnkit.classroom", "release", "--check", chapter),
        (run, "style: ruff check", "ruff", "check", "--quiet", notebook),
        (run, "style: ruff format", "ruff", "format", "--check", notebook),
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        started = [pool.submit(*step, aside=True) for step in steps]
        return [one.result() for one in started]


def find_notebook(name: str) -> Path:
    """The one notebook of solutions/ with this number (05-2a) or part of its path."""
    paths = sorted((ROOT / "solutions").glob("*/*.ipynb"))
    numbers = {path: number_of(path) for path in paths}
    part = re.sub(r"^(solutions|course|work)/|\.ipynb$", "", name)
    found = [path for path in paths if numbers[path] == name] or [
        path for path in paths if part in f"{path.parent.name}/{path.stem}"
    ]
    if not name or len(found) != 1:
        known = ", ".join(numbers[path] for path in (found if name else paths) or paths)
        problem = "more than one notebook" if name and found else "no notebook"
        sys.exit(f"NOTEBOOK={name} names {problem}; choose one of {known}")
    return found[0]


def number_of(path: Path) -> str:
    """The short name of a notebook: 05-2a is the one in 05-… that begins with 02a."""
    chapter, _, _ = path.parent.name.partition("-")
    number, _, _ = path.stem.partition("-")
    return f"{chapter}-{re.sub('^0', '', number)}"


def longest_first() -> list[str]:
    """The notebooks of solutions/: those that took longest in the last run come first.

    One that begins last keeps one core busy while the others have nothing to do. Before
    the first run the last chapters come first, which train the largest networks.
    """
    seconds = Counter()
    report = REPORTS / "notebooks.xml"
    if report.exists():
        for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314 (our own)
            seconds[case.get("classname")] += float(case.get("time"))
    paths = [p.relative_to(ROOT) for p in (ROOT / "solutions").glob("*/*.ipynb")]
    paths.sort(key=lambda path: (seconds[".".join(path.parts)], path), reverse=True)
    return [path.as_posix() for path in paths]


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
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--fast", action="store_true", help="style and library only")
    choice.add_argument(
        "--notebook", metavar="NAME", help="one notebook, such as 05-2a"
    )
    options = parser.parse_args()
    notebook = None if options.notebook is None else find_notebook(options.notebook)

    notebooks = longest_first()
    shutil.rmtree(REPORTS, ignore_errors=True)
    # Workers share the cores: more threads inside each would only wait for one another.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Each worker and each kernel would compile the course's own files again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    if not options.fast:
        find_browser()
    if notebook:
        steps = check_notebook(notebook)
    else:
        steps = [
            run("style: ruff check", "ruff", "check", "--quiet", "."),
            run("style: ruff format", "ruff", "format", "--check", "."),
        ]
    if options.fast:
        steps.append(pytest("library", "tests/library", "nnkit", share="loadfile"))
    elif not notebook:
        everything = ["tests", "nnkit", "--ignore=tests/browser"]
        release = ("course: as generated", "nnkit.classroom", "release", "--check")
        # A browser waits more than it works, so the others run beside it; and what one
        # core does alone leaves the others idle.
        with ThreadPoolExecutor(2) as pool:
            beside = [
                pool.submit(run, *release, aside=True),
                pool.submit(
                    pytest, "browser", "tests/browser", share="loadgroup", aside=True
                ),
            ]
            steps += [
                pytest("tests", *everything, share="loadfile"),
                pytest("notebooks", *NBVAL, *notebooks, share="loadfile"),
                *(one.result() for one in beside),
            ]
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
