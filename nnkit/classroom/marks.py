"""What is marked and what it got: the values that marking hands on."""

from dataclasses import dataclass, field
from pathlib import Path

from nnkit.classroom.places import Course


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
    """What one exercise got."""

    title: str
    points: float
    possible: float
    missing: str  # why points are missing; "" if none are
    where: str
    notes: list = field(default_factory=list)


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
        return sum(mark.points for mark in self.marks)

    @property
    def possible(self):
        """The most that it can give."""
        return sum(mark.possible for mark in self.marks)
