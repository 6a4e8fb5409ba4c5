"""How a class did in a chapter: what each exercise got, and what was said most."""

from collections import Counter

from nnkit.cohort import records

LONGEST = 90  # characters of a message
MOST = 5  # messages an exercise


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
    found = {}
    for student in students:
        record = records.load(course, chapter, student)
        for name, verdicts in record.get("notebooks", {}).items():
            for one in map(records.verdict, verdicts):
                found.setdefault((name, one.title), []).append(one)
    lines = []
    for (name, title), verdicts in found.items():
        points = sum(one.points for one in verdicts) / len(verdicts)
        kinds = Counter(one.kind for one in verdicts)
        counts = ", ".join(f"{number} {kind}" for kind, number in kinds.most_common())
        lines += ["", f"{name}: {title}"]
        lines.append(f"  {points:.2f} of {verdicts[0].possible:g} points; {counts}")
        said = Counter(
            one.text.splitlines()[-1].strip()[:LONGEST]
            for one in verdicts
            if one.text and one.kind not in ("right", "not started")
        )
        lines += [f"  {number} × {text}" for text, number in said.most_common(MOST)]
    return lines[1:]
