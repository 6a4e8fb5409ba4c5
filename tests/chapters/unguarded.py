"""Which cells of a notebook run an answer without having asked whether it works.

Read from the source alone, for each exercise as if it were the only open one. A cell
may run an answer inside of ``if ready("answer"):``. A function of the notebook may call
an answer, too; then whoever names that function runs the answer.
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
        self.visit(node.test)
        before, self.asked = self.asked, self.asked | asked(node.test)
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
        if any(isinstance(part, ast.Lambda) for part in ast.walk(node.value)):
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
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            if name == "ready":
                found |= {ast.literal_eval(a) for a in call.args if _is_text(a)}
                found |= {word.arg for word in call.keywords}
    return found


def _is_text(node):
    return isinstance(node, ast.Constant)
