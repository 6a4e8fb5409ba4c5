"""Which cells of a notebook run an answer without having asked whether it works.

Read from the source alone, for each exercise as if it were the only open one. A cell
may run an answer inside of ``if ready("answer"):``, or what ``yours(…)`` gave inside of
``if`` that is there. A function of the notebook may call an answer, too; then whoever
names that function runs the answer.
"""

import ast

from nnkit.grading.cells import read
from nnkit.grading.shadow import bound


class Reading(ast.NodeVisitor):
    """Reads the cells of one notebook, in order.

    Parameters
    ----------
    answers : iterable of str
        The functions that its exercises ask for.
    """

    def __init__(self, answers):
        self.answers = set(answers)
        self.runs = {name: {name} for name in self.answers}  # what each name runs
        self.lent = set()  # names of what `yours` gave: an answer, nnkit's own or None
        self.asked, self.found = set(), set()
        self.kept = False  # a lambda here is kept, and runs later

    def unguarded(self, source):
        """Return the answers that a cell runs unguarded, or writes over."""
        self.found = set()
        self.visit(read(source).tree)
        return self.found

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load):
            self.found |= self.runs.get(node.id, set()) - self.asked
        elif node.id in self.answers:
            self.found.add(node.id)
        else:
            self.runs.pop(node.id, None)

    def visit_comprehension(self, node):
        """Its variables are its own."""
        self._each([node.iter, *node.ifs])

    def visit_If(self, node):
        before, there = self.asked, isinstance(node.test, ast.Name)
        if there and node.test.id in self.lent:
            self.asked = before | self.runs[node.test.id]
        else:
            self.visit(node.test)
            self.asked = before | asked(node.test)
        self._each(node.body)
        self.asked = before
        self._each(node.orelse)

    visit_IfExp = visit_If

    def visit_FunctionDef(self, node):
        if node.name != "ready":  # it tries the answers, and stops for none
            self.runs[node.name] = self._later(node)

    def visit_Lambda(self, node):
        if not self.kept:
            self.found |= self._later(node) - self.asked

    def visit_Call(self, node):
        before, self.kept = self.kept, False  # it may call a function that it is given
        self.generic_visit(node)
        self.kept = before

    def visit_Assign(self, node):
        self.kept = True
        self.generic_visit(node)
        self.kept = False
        if called(node.value) == "yours":
            names = bound(node)
            self.lent |= names
            self.runs |= dict.fromkeys(names, {node.value.args[1].value})
        elif any(isinstance(part, ast.Lambda) for part in ast.walk(node.value)):
            self.runs |= dict.fromkeys(bound(node), self._later(node))

    def _each(self, nodes):
        for node in nodes if isinstance(nodes, list) else [nodes]:
            self.visit(node)

    def _later(self, node):
        names = read(ast.unparse(node)).uses
        return set().union(*(self.runs.get(name, set()) for name in names))


def asked(test):
    """Return the answers that a condition asks for with ``ready(…)``."""
    found = set()
    for call in ast.walk(test):
        if called(call) == "ready":
            found |= {a.value for a in call.args if isinstance(a, ast.Constant)}
            found |= {word.arg for word in call.keywords}
    return found


def called(node):
    """Return the name of the function that an expression calls, or None."""
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "attr", getattr(node.func, "id", None))
