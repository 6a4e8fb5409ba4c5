"""Print marks as a table that fits the terminal."""

import shutil
import textwrap
import time

NARROWEST = 80


def table(marked, width=None):
    """Return the marks of some notebooks as lines of text.

    Parameters
    ----------
    marked : list of Marked
    width : int, optional
        Characters a line; the terminal's width if None.

    Returns
    -------
    list of str
    """
    width = width or min(shutil.get_terminal_size((100, 24)).columns, 140)
    width = max(width, NARROWEST)
    lines = []
    for chapter in dict.fromkeys(one.chapter for one in marked):
        part = [one for one in marked if one.chapter == chapter]
        points = sum(one.points for one in part)
        possible = sum(one.possible for one in part)
        total = f"{_number(points)} / {_number(possible)} points"
        lines += ["", chapter + total.rjust(width - len(chapter)), "─" * width]
        for one in part:
            lines += _notebook(one, width)
    return lines[1:]


def _notebook(one, width):
    score = f"{_number(one.points)} / {_number(one.possible)}"
    name = one.notebook
    if one.saved is not None:
        name += time.strftime("   saved %Y-%m-%d %H:%M", time.localtime(one.saved))
    lines = [name + score.rjust(width - len(name))]
    if one.fault:
        lines += _wrapped(f"could not be marked: {one.fault}", 4, width)
    # Marks | exercise | what is missing, where to look
    titles = max([24, *(min(len(m.verdict.title), 36) for m in one.marks)])
    for mark in one.marks:
        verdict = mark.verdict
        score = f"{_number(verdict.points)} / {_number(verdict.possible)}"
        first = f"{score:>9}  "
        text = [*filter(None, [mark.missing]), *mark.notes]
        if mark.missing:
            text.append(f"→ {mark.where}")
        right = [
            line for part in text for line in _wrapped(part, 0, width - titles - 13)
        ]
        left = textwrap.wrap(verdict.title, titles) or [""]
        right = right or ["all points"]
        for index in range(max(len(left), len(right))):
            name = left[index] if index < len(left) else ""
            rest = right[index] if index < len(right) else ""
            lines.append(f"{first}{name:<{titles}}  {rest}".rstrip())
            first = " " * len(first)
    for note in one.notes:
        lines += _wrapped(f"note: {note}", 4, width)
    return lines


def _wrapped(text, indent, width):
    space = " " * indent
    lines = []
    for line in text.splitlines():
        lines += textwrap.wrap(
            line, width, initial_indent=space, subsequent_indent=space
        )
    return lines


def _number(value):
    return f"{value:g}"
