"""What is marked and what it got: the values that marking hands on."""

from dataclasses import dataclass, field
from pathlib import Path

from nnkit.classroom.places import Course
from nnkit.grading.verdict import Verdict

LONGEST = 300  # characters of a reason in the table


@dataclass(frozen=True)
class Job:
    """One notebook to mark; picklable, so that another process can do it."""

    course: Course
    chapter: str
    source: Path  # in solutions/
    released: Path  # in course/
    files: tuple  # notebooks in work/ where its answers may be, its own one first
    own: bool  # whether there is one of its own
    current: bool  # whether that is a copy of the chapter as it is now
    timeout: int
    notes: tuple = ()


@dataclass
class Mark:
    """A verdict, with where its exercise stands and what happened to its cells."""

    verdict: Verdict
    where: str
    notes: list = field(default_factory=list)

    @property
    def missing(self):
        """Why points are missing, in one line; "" if none are."""
        return shorten(self.verdict.text)


@dataclass
class Marked:
    """What one notebook got. `fault` is an error of the tool, not of the learner."""

    chapter: str
    notebook: str
    marks: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    fault: str = ""
    saved: float | None = None  # when the learner's file was, in seconds since 1970
    page: str = ""  # feedback, as HTML
    unwritten: str = ""  # why there is no feedback page in work/

    @property
    def points(self):
        """The sum over its exercises."""
        return sum(mark.verdict.points for mark in self.marks)

    @property
    def possible(self):
        """The most that it can give."""
        return sum(mark.verdict.possible for mark in self.marks)


def shorten(text):
    """Return a message of several lines as one line of bounded length."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    line = "; ".join(line.rstrip(";") for line in lines if line)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
