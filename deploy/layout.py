"""Where a Hub's files are, and who takes part in its courses."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

#: What Linux takes as an account's name; `grader-` goes before a course's.
NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
ENGINES = ("wasi", "bubblewrap", "process")


class DeployError(Exception):
    """A fault to tell the user in one sentence."""


@dataclass(frozen=True)
class Hub:
    """The folders of one Hub, and its courses."""

    place: Path
    courses: tuple

    @property
    def exchange(self):
        """Where work goes from hand to hand; everyone may write there."""
        return self.place / "exchange"

    @property
    def homes(self):
        """The homes of the accounts, each closed to the others."""
        return self.place / "home"

    @property
    def state(self):
        """The Hub's database, secrets and log, for root only."""
        return self.place / "state"

    @property
    def people(self):
        """Who may log in: those on the roll of some course."""
        return sorted({name for one in self.courses for name in one.people})


@dataclass(frozen=True)
class CourseOnHub:
    """One course: a folder of the account that marks it, and its people."""

    name: str
    engine: str
    instructors: tuple
    students: tuple

    @property
    def grader(self):
        """The account that owns the answers, the gradebook and the marking."""
        return f"grader-{self.name}"

    @property
    def people(self):
        """Instructors and students."""
        return (*self.instructors, *self.students)


def read(place, file):
    """Return the `Hub` that a file of courses describes.

    Raises
    ------
    DeployError
        If the file cannot be read, or says something that cannot be.
    """
    try:
        plain = tomllib.loads(Path(file).read_text("utf-8"))
    except OSError as error:
        raise DeployError(f"{file} cannot be read: {error.strerror}.") from error
    except tomllib.TOMLDecodeError as error:
        raise DeployError(f"{file} is no TOML: {error}.") from error
    courses = tuple(_course(one, file) for one in plain.get("course", []))
    if not courses:
        raise DeployError(f"{file} names no course: write a [[course]] with a name.")
    names = [one.name for one in courses]
    for name in names:
        if names.count(name) > 1:
            raise DeployError(f"{file} has two courses {name!r}: rename one.")
    return Hub(Path(place), courses)


def _course(plain, file):
    unknown = set(plain) - {"name", "engine", "instructors", "students"}
    if unknown:
        raise DeployError(f"{file}: a course has no {sorted(unknown)[0]!r}.")
    engine = plain.get("engine", "wasi")
    if engine not in ENGINES:
        raise DeployError(f"{file}: engine {engine!r} is none of {', '.join(ENGINES)}.")
    one = CourseOnHub(
        _name(plain.get("name"), file, longest=24),
        engine,
        tuple(_name(name, file) for name in plain.get("instructors", ())),
        tuple(_name(name, file) for name in plain.get("students", ())),
    )
    for name in one.instructors:
        if name in one.students:
            raise DeployError(
                f"{file}: {name} is instructor and student of {one.name}: choose one."
            )
    return one


def _name(name, file, longest=31):
    if not isinstance(name, str) or not NAME.fullmatch(name) or len(name) > longest:
        raise DeployError(
            f"{file}: {name!r} cannot be an account's name: use up to {longest} small "
            "letters, digits and -, a letter first."
        )
    return name
