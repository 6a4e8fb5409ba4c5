import pytest
from nbformat.v4 import new_code_cell, new_output

from nnkit.classroom.findings import explain
from nnkit.classroom.running import TIMED_OUT

ANSWER = new_code_cell("def f(x):\n    return net(x)")


def error(name, text):
    return new_output("error", ename=name, evalue=text, traceback=[])


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (error("ValueError", "no such file"), "ValueError: no such file"),
        (error(TIMED_OUT, ""), "stopped: ran longer than 30 s"),
    ],
)
def test_a_missing_name_is_traced_to_the_cell_that_stopped(stop, said):
    cells = [
        new_code_cell("# The network\nnet = train()", outputs=[stop]),
        ANSWER,
        new_code_cell("net = 4"),
    ]
    missing = error("NameError", "name 'net' is not defined")
    text = explain(missing, 30, ANSWER, cells)
    assert text == (
        "net is not defined, for the cell that defines it stopped "
        f"(it begins “# The network”): {said}"
    )


def test_a_renamed_function_is_still_named():
    missing = error("NameError", "name 'g' is not defined")
    assert "g is not defined: was it renamed?" in explain(missing, 30, ANSWER, [ANSWER])
