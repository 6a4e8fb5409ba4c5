"""A class is marked once and rightly, whatever is killed while it is marked.

``make test-cohort`` runs it, on a PostgreSQL server (`test_postgres`) and on a Dask
cluster of two workers, each a process that can be killed as the others can.
"""

import contextlib
import os
import resource
import subprocess
import sys
import time

from nbgrader.api import Gradebook

from tests.cohort.test_cluster import scheduler, worker_of
from tests.cohort.toy_class import CHAPTER, CLASS, EXPECTED, ROOT, made, marks, submit

KINDS = "right", "wrong", "silent", "damaged", "exit", "format-3"
STUDENTS = {f"s{number:02}": KINDS[number % len(KINDS)] for number in range(30)}
#: Thirty are done in a second or two: one batch would be all of them.
FEW_AT_ONCE = """
import sys
from nnkit.cohort import cli, grade
grade.AT_ONCE = 4
sys.exit(cli.main())
"""


class Run:
    """A class, the cluster that marks it, and the program that keeps the marks."""

    def __init__(self, root, db):
        self.root, self.db, self.writer = root, db, None
        self.cluster = contextlib.ExitStack()
        self.workers = []

    def start_cluster(self):
        self.cluster.close()
        self.scheduler, self.address = self.cluster.enter_context(scheduler())
        self.workers = [self.start_worker(), self.start_worker()]

    def start_worker(self):
        where = self.root / "workers"
        return self.cluster.enter_context(worker_of(self.address, where))

    def start_writer(self, most=None):
        command = [sys.executable, "-c", FEW_AT_ONCE, "grade", "01"]
        command += ["--engine=process", "--timeout=3", "--db", self.db]
        self.writer = subprocess.Popen(
            [*command, "--scheduler", self.address],
            cwd=self.root,
            # a limit would cut the .pyc files too, and leave them for the next program
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            preexec_fn=lambda: (
                most and resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def marked(self):
        """Return how many are in the gradebook, as the records say."""
        records = (self.root / ".nnkit-class" / CHAPTER).glob("*.json")
        return sum('"written"' in path.read_text() for path in records)

    def more(self, count=3):
        """Wait until so many more are marked."""
        until = self.marked() + count
        while self.marked() < until:
            assert self.writer.poll() is None, self.writer.communicate()
            time.sleep(0.02)

    def refused(self):
        """Return the one sentence that the program ends with."""
        _, said = self.writer.communicate()
        assert self.writer.returncode == 1, said
        assert "Traceback" not in said
        (sentence,) = [one for one in said.splitlines() if one.startswith("error: ")]
        return sentence


def test_whatever_is_killed_each_submission_gets_its_one_mark(tmp_path, base, server):
    made(tmp_path)
    for student, kind in STUDENTS.items():
        *what, _ = CLASS[kind]
        submit(tmp_path, tmp_path / "submitted", student, *what)
    run = Run(tmp_path, base)
    with run.cluster:
        run.start_cluster()
        run.start_writer(most=4600)  # room for no marked notebook
        assert "run the command again" in run.refused()
        assert run.marked() == 0

        run.start_writer()
        run.more()
        run.workers[0].kill()
        run.start_worker()
        run.more()
        server.control("-m", "immediate", "restart")
        run.more()
        run.writer.kill()
        run.writer.communicate()
        before = run.marked()
        assert before >= 9

        run.start_writer()
        run.more()
        run.scheduler.kill()
        assert f"The scheduler at {run.address} is gone" in run.refused()
        assert before < run.marked() < len(STUDENTS)

        run.start_cluster()
        run.start_writer()
        run.more()
        server.control("-m", "immediate", "restart")
        run.workers[1].kill()
        out, said = run.writer.communicate()
        assert run.writer.returncode == 0, said
        assert said == ""
        assert f"{len(STUDENTS)} " not in out  # some had been marked before
    assert marks(None, STUDENTS, base) == {
        student: EXPECTED[kind] for student, kind in STUDENTS.items()
    }
    with Gradebook(base) as book:
        assert len(book.assignment_submissions(CHAPTER)) == len(STUDENTS)
