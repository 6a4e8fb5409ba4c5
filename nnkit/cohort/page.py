"""The instructor's page on a class: one file, which needs nothing from the network."""

from pathlib import Path

import jinja2

from nnkit.cohort.results import exercises, mistake

TEMPLATES = Path(__file__).parent / "templates"
WIDTH, HEIGHT, ROOM = 560, 120, 34  # of a picture, and below its bars
MOST_BARS = 10  # in the picture of all points


def page(course, chapter, students):
    """Return the page on a chapter, as HTML.

    Parameters
    ----------
    course : Course
    chapter : str
    students : list of str

    Returns
    -------
    str
    """
    found, unmarked = exercises(course, chapter, students)
    marked = [one for one in students if one not in unmarked]
    names = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return names.get_template("class.html.j2").render(
        chapter=chapter,
        students=marked,
        unmarked=unmarked,
        exercises=found,
        totals=_totals(found, marked),
        possible=sum(one.possible for one in found),
        bars=_bars,
        mistake=mistake,
    )


def _totals(found, students):
    """Return [(range of points, students)] over the whole chapter."""
    possible = sum(one.possible for one in found)
    bins = max(1, min(MOST_BARS, round(possible)))
    counts = [0] * bins
    for student in students:
        points = sum(e.verdicts[student].points for e in found if student in e.verdicts)
        counts[min(int(bins * points / possible), bins - 1) if possible else 0] += 1
    edges = [f"{possible * number / bins:.3g}" for number in range(bins + 1)]
    labels = map("–".join, zip(edges, edges[1:], strict=False))
    return list(zip(labels, counts, strict=True))


def _bars(counts):
    """Return where the bars of a picture are, and the words for those who see none."""
    most = max([number for _, number in counts], default=0) or 1
    step = WIDTH / max(len(counts), 1)
    bars = [
        {
            "x": round(step * (at + 0.1), 1),
            "middle": round(step * (at + 0.5), 1),
            "width": round(step * 0.8, 1),
            "top": round(HEIGHT - (HEIGHT - 20) * number / most, 1),
            "height": round((HEIGHT - 20) * number / most, 1),
            "label": label if isinstance(label, str) else f"{label:g}",
            "number": number,
        }
        for at, (label, number) in enumerate(counts)
    ]
    words = "; ".join(f"{bar['label']} points: {bar['number']}" for bar in bars)
    return {
        "bars": bars,
        "words": words,
        "width": WIDTH,
        "height": HEIGHT,
        "room": ROOM,
    }
