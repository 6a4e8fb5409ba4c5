"""Choose each exercise's answer from all of the learner's files of a chapter.

An exercise is known by its grade id, not by its file: notebooks are split, renamed and
copied. A touched answer goes before an untouched stub, and of several touched ones the
newest counts, by the time at which its file was last changed.
"""

from dataclasses import dataclass, field
from pathlib import Path

from nnkit.classroom.matching import Given, asked, find
from nnkit.classroom.names import binds, leaned_on, statements
from nnkit.classroom.submission import Unreadable, grade_id, is_answer, plain, read


@dataclass(eq=False)
class File:
    """A learner's notebook; without cells if it cannot be read."""

    path: Path
    time: float
    cells: list = field(default_factory=list)
    fault: str = ""


@dataclass
class Answer:
    """What a learner wrote for one exercise, and the own statements that it needs."""

    source: str
    file: File
    index: int | None  # of its cell, None where only its statements were found
    touched: bool
    helpers: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    again: str = ""  # a cell below, above the tests, that defines the function anew


def open_files(paths):
    """Return the learner's files, each read or with the reason why not."""
    files = []
    for path in paths:
        try:
            files.append(File(path, path.stat().st_mtime, read(path).cells))
        except Unreadable as error:
            files.append(File(path, 0, fault=str(error)))
        except OSError as error:
            files.append(File(path, 0, fault=f"cannot be read: {error.strerror}"))
    return files


class Answers:
    """All answers that a learner gave in the files of one chapter.

    Parameters
    ----------
    files : list of File
        The first is the notebook's own where `main`, and wins over equally new ones.
    given : Given
        The cells of the chapter that are no answers.
    former : Former
    main : bool
        Whether the learner has a file for this very notebook.
    """

    def __init__(self, files, given: Given, former, main=True):
        self.files, self.given, self.former = files, given, former
        self._loose = [
            (main and number == 0) or not main or file.path.name in former.notebooks
            for number, file in enumerate(files)
        ]
        self._pool = None

    def find(self, number, graded):
        """Return where a file holds each graded cell, as in `matching.find`."""
        cells, content = self.files[number].cells, self._loose[number]
        return find(cells, graded, self.former, self.given, content=content)

    def choose(self, released, known):
        """Return the learner's answer to a released stub and its helpers, or None.

        Parameters
        ----------
        released : NotebookNode
            The answer's cell as the course gives it.
        known : set of str
            Names that are defined before it.
        """
        best = self.pick(released)
        if best is None or not self._defines(best, released):
            found = self._scattered(released)
            if best is None or found is not None:
                return found
        if best.touched:
            number, again = self.files.index(best.file), self._again(best, released)
            for index in [best.index] if again is None else [best.index, again]:
                place, text = (number, index), best.file.cells[index].source
                others = [one for one in self._statements() if one.place != place]
                best.helpers += leaned_on(text, place, others, known)
                best.again = text if index == again else ""
            best.helpers = list(dict.fromkeys(best.helpers))
        return best

    def _again(self, answer, released):
        """Return the index of the last cell above the tests that defines it anew."""
        names, found = asked(released) if released.cell_type == "code" else [], None
        if answer.index is None or not names:
            return None
        for index, cell in enumerate(answer.file.cells):
            if index <= answer.index or cell.cell_type != "code":
                continue
            if grade_id(cell) or self._is_test_or_stub(cell):
                break
            if not self.given.holds(cell) and names[-1] in binds(cell.source):
                found = index
        return found

    def pick(self, released):
        """Return the learner's answer to a released stub, without helpers, or None."""
        found = []
        for number, file in enumerate(self.files):
            places = self.find(number, {grade_id(released): released})
            cells = [
                self._answer(file, index, released)
                for index in places.get(grade_id(released), ())
            ]
            if not cells:
                continue
            best = [one for one in cells if one.touched] or cells
            found.append((number, best[-1]))
            if len(cells) > 1:
                best[-1].notes.append(
                    f"the cell is there {len(cells)} times; "
                    "the last one that you changed counts"
                )
        if not found:
            return None
        _, best = max(
            found, key=lambda pair: (pair[1].touched, pair[1].file.time, -pair[0])
        )
        others = [
            other.file.path.name
            for _, other in found
            if other.touched and plain(other.source) != plain(best.source)
        ]
        if others:
            best.notes.append(
                f"answered in {', '.join([best.file.path.name, *others])}: the newest, "
                f"in {best.file.path.name}, counts"
            )
        return best

    def _answer(self, file, index, released):
        cell, name = file.cells[index], grade_id(released)
        stub = plain(cell.source) == plain(released.source)
        stub = stub or self.former.is_stub(name, cell.source)
        notes = []
        if grade_id(cell) not in {None, *self.former.names(name)}:
            notes.append("the cell was renamed")
        if cell.cell_type != released.cell_type:
            notes.append(f"the answer was in a {cell.cell_type} cell")
        touched = not stub and bool(cell.source.strip())
        return Answer(cell.source, file, index, touched, notes=notes)

    def _defines(self, answer, released):
        """Whether an answer's cell holds the function, or is what was left of it."""
        names = asked(released) if released.cell_type == "code" else []
        if not names:
            return True
        bound = {name for one in statements(answer.source) for name in one.binds}
        return answer.touched and names[-1] in bound

    def _scattered(self, released):
        """Return an answer whose cell is gone, but not the function asked for."""
        if not is_answer(released) or released.cell_type != "code":
            return None
        stub = {plain(one.source) for one in statements(released.source)}
        given = self.given.statements | stub
        pool = [one for one in self._statements() if plain(one.source) not in given]
        names = asked(released)
        parts = leaned_on(names[-1], (0, 0), pool, set()) if names else []
        if not any(names[-1] in one.binds for one in parts):
            return None
        source = "\n\n".join(one.source for one in parts)
        return Answer(source, self.files[parts[-1].place[0]], None, True)

    def _statements(self):
        if self._pool is None:
            self._pool = [
                one
                for number, file in enumerate(self.files)
                for index, cell in enumerate(file.cells)
                if cell.cell_type == "code" and not self._is_test_or_stub(cell)
                for one in statements(
                    cell.source, (number, index), own=not self._is_the_courses(cell)
                )
            ]
        return self._pool

    def _is_test_or_stub(self, cell):
        info, name = cell.metadata.get("nbgrader"), grade_id(cell)
        test = isinstance(info, dict) and info.get("grade") and not info.get("solution")
        if self.given.is_test(cell) or (test and not self._is_written_over(cell)):
            return True
        return bool(name) and self.former.is_stub(name, cell.source)

    def _is_written_over(self, cell):
        """Whether a test's cell holds nothing of a test."""
        return "checks." not in cell.source

    def _is_the_courses(self, cell):
        return grade_id(cell) is not None or self.given.knows(cell)
