"""`python -m benchmarks.waiting REVISION`: how long the same tests take, then and now.

Both revisions are checked out side by side, each with a .venv of its own pins, and run
what `make test` runs, in turns, but only the tests that both have by name, and the
notebooks that both have by path (each as long as it is there). `--one-in 3` takes every
third file; `--whole` runs all that each revision has, old or new. The table has the
clock's time and the processor's, of all processes that were started. Wall time says
something on an idle machine only.

pytest loads this file as a plugin, too: see `pytest_collection_modifyitems`.
"""

import argparse
import contextlib
import ctypes
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ONLY, SEEN = "NNKIT_ONLY_THESE", "NNKIT_WRITE_SEEN"
BECOME_SUBREAPER = (
    36  # of Linux's prctl: orphans become ours, and their time is counted
)


def name_of(nodeid):
    """What a test is called in both revisions: of a notebook, its file."""
    return nodeid.partition("::")[0] if ".ipynb::" in nodeid else nodeid


def pytest_collection_modifyitems(config, items):
    """As a plugin: write the names of all tests, or keep those of a list only."""
    if seen := os.environ.get(SEEN):
        names = sorted({name_of(item.nodeid) for item in items})
        file = Path(seen, f"{os.getpid()}.json")
        file.write_text(json.dumps(names), encoding="utf-8")
        items.clear()
    if only := os.environ.get(ONLY):
        wanted = set(json.loads(Path(only).read_text("utf-8")))
        config.hook.pytest_deselected(
            items=[item for item in items if name_of(item.nodeid) not in wanted]
        )
        items[:] = [item for item in items if name_of(item.nodeid) in wanted]


def check(tree, plugins, **settings):
    """Run what `make test` runs; return (wall, processor) seconds and its words."""
    environment = {
        **os.environ,
        **settings,
        "PATH": f"{tree}/.venv/bin:{os.environ['PATH']}",
        "VIRTUAL_ENV": f"{tree}/.venv",
        "PYTHONPATH": str(plugins),
        "PYTEST_ADDOPTS": "-p waiting",
    }
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [".venv/bin/python", "tools/check.py"],  # noqa: S607 (the tree's own)
        cwd=tree,
        env=environment,
        capture_output=True,
        text=True,
    )
    wall = time.perf_counter() - began
    with contextlib.suppress(ChildProcessError):  # what it left behind, if it ended
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = sum(getattr(after, k) - getattr(before, k) for k in ("ru_utime", "ru_stime"))
    return wall, used, done.stdout


def check_out(revision, folder):
    """A tree of this revision with what its tests need."""
    git = ["git", "-C", str(ROOT), "worktree", "add", "--quiet", "--detach"]
    subprocess.run([*git, str(folder), revision], check=True)  # noqa: S603
    subprocess.run(["make", "setup"], cwd=folder, check=True, capture_output=True)  # noqa: S607
    return folder


def in_both(trees, plugins, one_in):
    """The names that the tests of all trees share, of every so many-th file."""
    names = []
    for tree in trees:
        seen = plugins / tree.name
        seen.mkdir()
        check(tree, plugins, **{SEEN: str(seen)})
        lists = [json.loads(file.read_text("utf-8")) for file in seen.iterdir()]
        names.append({name for part in lists for name in part})
    shared = set.intersection(*names)
    files = sorted({name.partition("::")[0] for name in shared})
    taken = {file for file in files if zlib.crc32(file.encode()) % one_in == 0}
    return [name for name in shared if name.partition("::")[0] in taken], names


def main():
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("revision", help="what to compare with")
    parser.add_argument("--one-in", type=int, default=1, help="every so many-th file")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="all tests of each")
    options = parser.parse_args()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(BECOME_SUBREAPER, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as room:
        plugins = Path(room, "plugins")
        plugins.mkdir()
        shutil.copy(__file__, plugins / "waiting.py")
        trees = [
            check_out(options.revision, Path(room, "then")),
            check_out("HEAD", Path(room, "now")),
        ]
        try:
            shared, names = in_both(trees, plugins, options.one_in)
            only = plugins / "only.json"
            only.write_text(json.dumps(shared), encoding="utf-8")
            chosen = {} if options.whole else {ONLY: str(only)}
            times = {tree.name: [] for tree in trees}
            for turn in range(options.rounds):
                for tree in trees if turn % 2 == 0 else trees[::-1]:
                    wall, used, said = check(tree, plugins, **chosen)
                    times[tree.name].append((wall, used))
                    print(f"{tree.name}: {said.strip().splitlines()[-1]}", flush=True)
                    if ", 0 failed" not in said:
                        print(said, file=sys.stderr)
        finally:
            for tree in trees:
                undo = ["git", "-C", str(ROOT), "worktree", "remove", "--force"]
                subprocess.run([*undo, str(tree)], check=False)  # noqa: S603
    counts = " and ".join(str(len(each)) for each in names)
    print(f"\n{len(shared)} tests and notebooks are in both, of {counts}\n")
    print("| seconds | then | now | now / then |\n|---|---:|---:|---:|")
    for column, what in enumerate(("wall", "processor")):
        then, now = (
            statistics.median(row[column] for row in times[tree.name]) for tree in trees
        )
        print(f"| {what} | {then:.0f} | {now:.0f} | {now / then:.2f} |")


if __name__ == "__main__":
    main()
