"""What a class did in a chapter, by exercise, from the verdicts that are kept."""

from collections import Counter
from dataclasses import dataclass, field

from nnkit.cohort import records
from nnkit.grading.verdict import NOT_STARTED, RIGHT

LONGEST = 200  # characters of a message
MOST = 5  # mistakes an exercise


@dataclass
class Exercise:
    """One exercise, with each student's verdict."""

    notebook: str
    title: str
    verdicts: dict = field(default_factory=dict)  # student -> Verdict

    @property
    def possible(self):
        """The most points that it gives."""
        return max((one.possible for one in self.verdicts.values()), default=0)

    @property
    def distribution(self):
        """Return [(points, students)] from 0 to all points, in steps of one test."""
        got = Counter(one.points for one in self.verdicts.values())
        return sorted({**dict.fromkeys((0.0, self.possible), 0), **got}.items())

    @property
    def mistakes(self):
        """Return [(message, students)], the commonest first."""
        said = Counter(map(mistake, self.stuck.values()))
        return said.most_common(MOST)

    @property
    def stuck(self):
        """The verdicts on those who began and are not right."""
        done = RIGHT, NOT_STARTED
        return {s: one for s, one in self.verdicts.items() if one.kind not in done}

    @property
    def silent(self):
        """The students who have not begun."""
        return [s for s, one in self.verdicts.items() if one.kind == NOT_STARTED]

    def kind(self, student):
        """Return how it went for a student, "" where nothing is known."""
        found = self.verdicts.get(student)
        return found.kind if found else ""


def mistake(verdict):
    """Return the line of a verdict that names the mistake: the last."""
    lines = [line.strip() for line in verdict.text.splitlines() if line.strip()]
    return lines[-1][:LONGEST] if lines else verdict.kind


def exercises(course, chapter, students):
    """Return the exercises of a chapter, and the students whose work has no mark yet.

    Parameters
    ----------
    course : Course
    chapter : str
    students : list of str

    Returns
    -------
    tuple of (list of Exercise, list of str)
    """
    found, unmarked = {}, []
    for student in students:
        record = records.load(course, chapter, student)
        if not record:
            unmarked.append(student)
        for name, verdicts in record.get("notebooks", {}).items():
            for one in map(records.verdict, verdicts):
                key = name, one.name
                found.setdefault(key, Exercise(name, one.title))
                found[key].verdicts[student] = one
    return list(found.values()), unmarked
