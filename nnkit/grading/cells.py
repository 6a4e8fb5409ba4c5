"""Which of a learner's cells an exercise needs: the answer, and what it leans on.

Everything else in the notebook stays unrun: it could be slow, or broken, or have
nothing to do with the exercise. What a cell needs is read from its names.
"""

import ast
import builtins
import dis
import functools
import inspect
import re
from dataclasses import dataclass

from nnkit.grading import shadow

MAGIC = re.compile(r"^[ \t]*[%!?]|\?[ \t]*$|=[ \t]*[%!]", re.MULTILINE)
MOST_MAGIC = 100_000  # lines with it times characters: each line costs another look
UNSURE = re.compile(r"import\s+\*|\bexec\b|\bglobals\b|^[ \t]*%", re.MULTILINE)


class Part:
    """One cell of the learner's, read only as far as somebody asks.

    Parameters
    ----------
    source : str
        Its text; `source` of the part is Python without magic.
    """

    def __init__(self, source):
        self.source, self.error, self.tree = source, None, ast.Module([], [])
        try:
            self.tree = shadow.parse(source)
        except SyntaxError as error:
            plain = _as_python(source)
            if plain is None:
                self.error = error
            else:
                self.source, self.tree = plain, ast.parse(plain)

    @functools.cached_property
    def makes(self):
        """The names that it binds, each with the statement that does so last."""
        return {
            name: node
            for node in shadow.statements(self.tree)
            for name in shadow.bound(node)
        }

    @functools.cached_property
    def uses(self):
        """The names that it looks up and does not bind."""
        code = compile(self.tree, "<cell>", "exec", dont_inherit=True)
        return set(_globals(code)) - set(self.makes)


@functools.lru_cache(maxsize=1024)
def read(source):
    """Return the `Part` for the text of a cell."""
    return Part(source)


@dataclass
class Learner:
    """The learner's cells and which of them answer which exercise.

    Parameters
    ----------
    cells : list of Cell
    wanted : list of Exercise
    """

    cells: list
    wanted: list

    def __post_init__(self):
        cells = enumerate(self.cells)
        self.places = [p for p, cell in cells if cell.kind == "code" or cell.grade_id]
        self.answers = {one.function: self._answer(one) for one in self.wanted}

    def part(self, place):
        """Return the `Part` of the cell at a place."""
        return read(self.cells[place].source)

    def needed(self, exercise, more=()):
        """Return the places of the cells to run for an exercise, its answer last.

        Parameters
        ----------
        exercise : Exercise
        more : iterable of str
            Other names that have to be there.
        """
        given = set()
        for setup in exercise.setups:
            given |= set(read(setup).makes)
        answer = self.answers[exercise.function]
        chosen, waiting = set(), [(answer, self.part(answer).uses | set(more))]
        while waiting:
            place, names = waiting.pop()
            for name in names:
                found = self._maker(
                    name, place, exercise.setups if name in given else ()
                )
                if found is not None and found not in chosen and found != answer:
                    chosen.add(found)
                    waiting.append((found, self.part(found).uses))
        return [*sorted(chosen), answer]

    def before(self, exercise):
        """Return the places of all cells up to an exercise's answer."""
        answer = self.answers[exercise.function]
        above = [p for p in self.places if p < answer and not self.part(p).error]
        return [*above, answer]

    def again(self, exercise):
        """Return the place of the cell below the answer that gives it anew, or None.

        Between an answer and its tests a notebook takes what stands there last.
        """
        answer, found = self.answers[exercise.function], None
        for place in self.places:
            if place > answer and self.cells[place].grade_id:
                break
            if place > answer and self._makes(place, exercise.function):
                found = place
        return found

    def may_make(self, name, places):
        """Whether one of these cells could bind a name that was missing."""
        word = re.compile(rf"\b{re.escape(name)}\b")
        texts = (self.part(place).source for place in places)
        return any(word.search(text) or UNSURE.search(text) for text in texts)

    def _answer(self, exercise):
        """Return the place of the cell that answers an exercise, or None."""
        named = [
            place
            for place in self.places
            if self.cells[place].grade_id == exercise.name
            or (not self.cells[place].grade_id and self._has_id(place, exercise))
        ]
        stub = exercise.stub.strip()
        for group in (named, self._free()):
            for place in reversed(group):
                part = self.part(place)
                if exercise.function in part.makes and part.source.strip() != stub:
                    return place
        changed = [p for p in named if self.cells[p].source.strip() != stub]
        return (changed or named or [None])[-1]

    def _has_id(self, place, exercise):
        return bool(exercise.cell_id) and self.cells[place].id == exercise.cell_id

    def _free(self):
        """Return the places of cells that belong to no exercise and no test."""
        return [place for place in self.places if not self.cells[place].grade_id]

    def _maker(self, name, place, setups=()):
        """Return the place of the cell that a cell has a name from, or None.

        Of a name that `setups` give, only a function of the learner's own above.
        """
        if setups:
            above = [p for p in self._free() if p < place]
            makers = [p for p in above if self._makes(p, name, own=True)]
            return next(
                (p for p in reversed(makers) if self.cells[p].source not in setups),
                None,
            )
        if self.answers.get(name) is not None:
            return self.answers[name]
        makers = [p for p in self.places if self._makes(p, name)]
        above = [p for p in makers if p < place]
        below = [p for p in makers if p > place]
        return above[-1] if above else below[0] if below else None

    def _makes(self, place, name, own=False):
        # `sum = 0` in some cell is no reason to take Python's own `sum` away
        own = own or hasattr(builtins, name)
        if (f"def {name}" if own else name) not in self.cells[place].source:
            return False
        node = self.part(place).makes.get(name)
        return isinstance(node, shadow.DEFINES) if own else node is not None


def _globals(code):
    """Yield the names that a code object, or one inside it, looks up globally."""
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            yield step.argval
    for constant in code.co_consts:
        if inspect.iscode(constant):
            yield from _globals(constant)


def may_be_magic(source):
    """Say whether a cell that is not Python may be looked through for magic."""
    if len(source) > shadow.LONGEST:
        return False
    return (1 + len(MAGIC.findall(source))) * len(source) <= MOST_MAGIC


def _as_python(source):
    """Return a cell with `%magic`, `!command` or an indent as Python, or None."""
    if not may_be_magic(source):
        return None
    try:
        from IPython.core.inputtransformer2 import TransformerManager

        plain = TransformerManager().transform_cell(source)
        ast.parse(plain)
    except Exception:
        return None
    return plain if plain != source else None
