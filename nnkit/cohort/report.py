"""How a class did in a chapter: what each exercise got, and what was said most."""

from collections import Counter

from nnkit.cohort.results import MOST, exercises, mistake

LONGEST = 90  # characters of a message
UNMARKED = (
    "{} of {} who handed in are not in this report: `python -m nnkit.cohort grade {}` "
    "marks them, also those whom formgrader marked; it keeps no words."
)


def report(course, chapter, students):
    """Return lines on each exercise of a chapter.

    Parameters
    ----------
    course : Course
    chapter : str
    students : list of str

    Returns
    -------
    list of str
    """
    found, unmarked = exercises(course, chapter, students)
    lines = []
    for exercise in found:
        verdicts = exercise.verdicts.values()
        points = sum(one.points for one in verdicts) / len(verdicts)
        kinds = Counter(one.kind for one in verdicts)
        counts = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
        lines += ["", f"{exercise.notebook}: {exercise.title}"]
        lines.append(f"  {points:.2f} of {exercise.possible:g} points; {counts}")
        stuck = exercise.stuck.values()
        said = Counter(mistake(one)[:LONGEST] for one in stuck if one.text)
        lines += [f"  {number} × {text}" for text, number in said.most_common(MOST)]
    if unmarked:
        lines += ["", UNMARKED.format(len(unmarked), len(students), chapter)]
    return lines[1:]
