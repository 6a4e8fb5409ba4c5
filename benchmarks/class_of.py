"""A class to be marked: one notebook, handed in by people who do all sorts of it."""

import copy
import itertools
import json
import re
import shutil
import tempfile
from pathlib import Path

from tests.answers.harness import ANSWERS, answers, exercises
from tests.hostile.test_hostile import CASES
from tests.hostile.workshop import Workshop, grade_id, read, solved

#: Of twenty people: how many hand in what.
MIXTURE = {"right": 9, "wrong": 6, "part": 2, "untouched": 2, "hostile": 1}


class Class:
    """Makes one submission after the other, each time the same ones.

    Parameters
    ----------
    notebook : str
        ``CHAPTER/NAME``.
    """

    def __init__(self, notebook):
        self.notebook = notebook
        self.chapter, self.name = notebook.split("/")
        self.asked = [
            one
            for one in exercises().values()
            if (one.chapter, one.notebook) == (self.chapter, f"{self.name}.ipynb")
        ]
        kinds = [kind for kind, number in MIXTURE.items() for _ in range(number)]
        self.kinds = itertools.cycle(kinds)
        self.turn = itertools.count()
        cases = [case for case in CASES if case.at[0] == notebook]
        if not cases:
            raise SystemExit(f"tests/hostile attacks no exercise of {notebook}.")
        self.cases = itertools.cycle(cases[::7] + cases[3::7])  # some of each sort

    def hand_in(self, root, count):
        """Write so many submissions; return {student: what it is}."""
        made = {}
        for number in range(count):
            kind = next(self.kinds)
            student = f"student-{number:05}"
            folder = root / "submitted" / student / self.chapter
            if kind == "hostile":
                self._attack(folder)
            else:
                folder.mkdir(parents=True)
                text = json.dumps(self._book(kind))
                (folder / f"{self.name}.ipynb").write_text(text, "utf-8")
            made[student] = kind
        return made

    def _book(self, kind):
        if kind == "untouched":
            return read("course", self.notebook)
        book = copy.deepcopy(solved(self.notebook))
        turn = next(self.turn)
        for number, one in enumerate(self.asked):
            begun = "wrong_" if kind == "wrong" else "right_"
            file = ANSWERS / self.chapter / f"{one.grade_id}.py"
            found = answers(file, one.name)
            fits = [source for own, _, source in found if own.startswith(begun)]
            answer = f"{_solved(one)}\n{fits[turn % len(fits)]}"
            if kind == "part" and number:
                answer = one.stub
            for cell in book["cells"]:
                if grade_id(cell) == one.grade_id:
                    cell["source"] = answer
        return book

    def _attack(self, folder):
        with tempfile.TemporaryDirectory() as place:
            made = Workshop(Path(place)).hand_in(next(self.cases))
            shutil.copytree(made.folder, folder, symlinks=True)


def _solved(exercise):
    """Return the source of `solved`, the right answer, which some answers change."""
    return re.sub(rf"\b{exercise.name}\b", "solved", exercise.solution)
