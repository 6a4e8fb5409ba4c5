"""What the course consists of: its notebooks in order, with title, minutes, exercises.

From this come the link at the end of each notebook, and the page that JupyterLab opens.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from nnkit.checks import _progress
from nnkit.classroom.places import chapter_folders, notebooks

#: In ``work/``, written anew by each `start`, and whenever JupyterLab opens it.
INDEX = "index.md"
HEAD = """<!-- Written anew when it is opened: notes that you make here are lost. -->
# Neural networks from first principles

{said}

| | minutes | exercises solved | points |
|:---|---:|---:|---:|
"""
TIME = re.compile(r"\*\*Time\*\*[ |]*(.*?)[ |]*$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One notebook of the course."""

    chapter: str
    name: str  # of the file
    title: str
    time: str  # as its card says
    exercises: tuple  # of `_progress.Exercise`

    @property
    def minutes(self):
        """The first number of its time, or 0."""
        found = re.search(r"\d+", self.time)
        return int(found[0]) if found else 0


def pages(folder):
    """Return the `Page` of each notebook in a folder of chapters, in order.

    Parameters
    ----------
    folder : Path
        ``solutions/`` or ``course/``.
    """
    return [
        read(path)
        for chapter in chapter_folders(folder)
        for path in notebooks(folder / chapter)
    ]


def read(path):
    """Return the `Page` for a notebook file."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, TypeError):
        cells = []  # a damaged file is told about elsewhere
    texts = ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
    titles = re.findall(r"^# (.+)$", "\n".join(texts), re.MULTILINE)
    times = TIME.findall("\n".join(texts))
    return Page(
        chapter=path.parent.name,
        name=path.name,
        title=titles[0] if titles else path.stem,
        time=times[-1] if times else "",
        exercises=_progress.exercises(cells),
    )


def after(folder, chapter, name):
    """Return the title of the notebook after this one and the link to it, or None."""
    order = [
        f"{chapter}/{path.name}"
        for chapter in chapter_folders(folder)
        for path in notebooks(folder / chapter)
    ]
    here = f"{chapter}/{name}"
    if here not in order or here == order[-1]:
        return None
    following = order[order.index(here) + 1]
    page = read(folder / following)
    link = page.name if page.chapter == chapter else f"../{following}"
    return page.title, link


def minutes(pages):
    """Return the minutes of each page; a time of the whole chapter is shared out.

    Examples
    --------
    >>> whole, part = "about 90 minutes, in two notebooks", "40 minutes"
    >>> minutes([Page("01-a", "1", "", whole, ()), Page("01-a", "2", "", part, ())])
    [50, 40]
    """
    found = []
    for page in pages:
        rest = [p for p in pages if p.chapter == page.chapter and p != page]
        whole = "notebooks" in page.time
        less = sum(p.minutes for p in rest) if whole else 0
        found.append(max(page.minutes - less, 0))
    return found


def index(course):
    """Return the page that lists all notebooks, with the learner's progress.

    Parameters
    ----------
    course : Course
    """
    listed, earned = pages(course.course), _progress.read(course.work)
    lines, chapter = [], ""
    for page, time in zip(listed, minutes(listed), strict=True):
        if page.chapter != chapter:
            chapter = page.chapter
            lines.append(f"| **{spoken(chapter)}** | | | |")
        done = _progress.Score(page.exercises, earned.get(chapter, {}))
        solved = f"{done.solved} of {done.exercises}" if done.exercises else ""
        points = f"{done.points} of {done.possible}" if done.exercises else ""
        link = f"[{page.title}]({chapter}/{page.name})"
        lines.append(f"| {link} | {time} | {solved} | {points} |")
    glossary = (
        "\nThe [glossary](glossary.md) explains the words, also in Chinese. What is "
        "solved was counted when this page was opened.\n"
    )
    return HEAD.format(said=_said(listed, earned)) + "\n".join(lines) + "\n" + glossary


def _said(listed, earned):
    """What is done, and which notebook is next."""
    solved = asked = 0
    open_ones = []
    for page in listed:
        score = _progress.Score(page.exercises, earned.get(page.chapter, {}))
        solved, asked = solved + score.solved, asked + score.exercises
        open_ones += [page] if score.open else []
    if not open_ones:
        return f"All {asked} exercises are solved."
    page = open_ones[0]
    word = "Go on" if solved else "Begin"
    return (
        f"{solved} of {asked} exercises solved. {word} with "
        f"[{page.title}]({page.chapter}/{page.name})."
    )


def spoken(chapter):
    """Return a folder's name as a heading.

    Examples
    --------
    >>> spoken("07-grouped-convolution")
    '07 · Grouped convolution'
    """
    number, _, words = Path(chapter).name.partition("-")
    return f"{number} · {words.replace('-', ' ').capitalize()}"
