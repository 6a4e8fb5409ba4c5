"""Bring answers into today's notebooks from files of an earlier release.

After an update that splits or renames a notebook, ``work/`` holds the learner's old
file beside new, untouched ones. An answer is written only where a stub still stands;
the old file is never changed, and no other cell of the new one is.
"""

import json
import re
from dataclasses import dataclass

from nnkit.classroom.answers import Answers, File, open_files
from nnkit.classroom.former import former
from nnkit.classroom.matching import Given
from nnkit.classroom.names import binds
from nnkit.classroom.places import chapter_folders, notebooks
from nnkit.classroom.submission import grade_id, is_answer
from nnkit.classroom.workspace import replace_file
from nnkit.grading.exercises import graded
from nnkit.grading.notebook import cells, with_text


@dataclass
class Waiting:
    """Answers in other files that one of the learner's notebooks has only stubs for."""

    chapter: str
    target: File
    titles: list
    cells: list  # of the released notebook
    answers: Answers
    found: dict  # grade id -> Answer


def waiting(course):
    """Return a `Waiting` for each notebook in ``work/`` that answers belong in."""
    result = []
    for chapter in chapter_folders(course.course):
        folder = course.work / chapter
        present = {path.name: path for path in notebooks(folder)}
        released = open_files(notebooks(course.course / chapter))
        given, before = Given(released), former(course, chapter)
        files = {file.path.name: file for file in open_files(present.values())}
        for one in released:
            own = files.get(one.path.name)
            if own is None or not own.cells or not one.cells:
                continue
            others = [file for file in files.values() if file is not own]
            answers = Answers([own, *others], given, before)
            found = {}
            for cell in filter(_answered_here, one.cells):
                answer = answers.pick(cell)
                stub = answers.find(0, {grade_id(cell): cell})
                if answer and answer.touched and answer.file is not own and stub:
                    if not Answers([own], given, before).pick(cell).touched:
                        found[grade_id(cell)] = answer
            if found:
                titles = [
                    x.title
                    for x in graded(cells({"cells": one.cells}))
                    if x.name in found
                ]
                result.append(Waiting(chapter, own, titles, one.cells, answers, found))
    return result


def advise(course):
    """Return lines that say which old files hold answers that new notebooks need."""
    lines, places = [], {}
    for one in waiting(course):
        for answer in one.found.values():
            old = f"{one.chapter}/{answer.file.path.name}"
            places.setdefault(old, []).append(one.target.path.name)
    for old, new in places.items():
        lines.append(
            f"  {old}: {_answers(len(new))} in it belong in "
            f"{', '.join(dict.fromkeys(new))} now."
        )
    if lines:
        lines.append(
            "These answers count for your mark as they are. `make lab CARRY=1` (or "
            "`python -m nnkit.classroom start --carry`) also copies them into the new "
            "notebooks; the old files stay as they are."
        )
    return lines


def carry(course):
    """Write answers from other files into the stubs of the learner's notebooks.

    Returns
    -------
    list of str
        What was done, a line for each notebook.
    """
    lines = []
    for one in waiting(course):
        path = one.target.path
        raw = json.loads(path.read_text("utf-8-sig"))
        if "cells" not in raw:  # nbformat 3, read as converted
            continue
        changes, done = [], set()
        for index, name in sorted((_place(one, name), name) for name in one.found):
            answer = _answer(one, name)
            helpers = [part.source for part in answer.helpers]
            new = [text for text in helpers if text not in done]
            done |= set(new)
            changes.append((index, name, answer, new))
        for change in reversed(changes):  # from below, so that places stay true
            _write(raw, *change)
        replace_file(
            path, (json.dumps(raw, indent=1, ensure_ascii=False) + "\n").encode()
        )
        old = dict.fromkeys(answer.file.path.name for answer in one.found.values())
        lines.append(
            f"Carried to {one.chapter}/{path.name}, from {', '.join(old)}: "
            f"{', '.join(one.titles)}."
        )
    return lines


def _place(one, name):
    """Return the index of an exercise's last stub in the learner's notebook."""
    cell = next(cell for cell in one.cells if grade_id(cell) == name)
    return one.answers.find(0, {name: cell})[name][-1]


def _answer(one, name):
    """Return the answer that is carried, with the statements that it leans on."""
    known = set()
    for cell in one.cells:
        if grade_id(cell) == name:
            return one.answers.choose(cell, known)
        if cell.cell_type == "code" and _answered_here(cell, others=True):
            known |= binds(cell.source)
    raise ValueError(f"{name} is no exercise of {one.target.path.name}")


def _write(raw, index, name, answer, helpers):
    """Put an answer in place of its stub, after a cell with its helpers."""
    target = with_text(raw["cells"])[index]  # damaged cells were not counted
    (place,) = (at for at, cell in enumerate(raw["cells"]) if cell is target)
    old = answer.file.path.name
    text = "\n\n\n".join(filter(None, (answer.source, answer.again)))
    target["source"] = text.splitlines(keepends=True)
    target["metadata"] = dict(target.get("metadata") or {})
    target["metadata"].setdefault("nnkit", {})["carried"] = old
    if helpers:
        made = {"cell_type": "code", "execution_count": None, "outputs": []}
        made["metadata"] = {"nnkit": {"carried": old}}
        made["source"] = "\n\n".join(helpers).splitlines(keepends=True)
        if raw.get("nbformat_minor", 0) >= 5:
            made["id"] = "carried-" + re.sub(r"[^\w-]", "-", name, flags=re.ASCII)[:50]
        raw["cells"].insert(place, made)


def _answered_here(cell, others=False):
    """Say whether a learner writes in this cell; of cells without a name, `others`."""
    return is_answer(cell) if grade_id(cell) else others


def _answers(count):
    return f"{count} answer{'' if count == 1 else 's'}"
