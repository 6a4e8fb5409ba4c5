"""What the page takes beside this machine, in the words of the table."""

from benchmarks import beside


class Page:
    """Says in turn what a program printed."""

    def __init__(self, *said):
        self.said = list(said)

    def execute(self, source):
        return self.said.pop(0)


def test_a_step_stands_beside_wide_and_narrow_vectors(monkeypatch):
    def native(source, **environment):
        return [0.0016, 0.0008] if environment == beside.NARROW else [0.001, 0.0005]

    monkeypatch.setattr(beside, "native", native)
    page = Page("0.002 0.001\n", "0.009 0.0012\n", "0.001 0.0008\n")
    told = [row.partition(" | ")[2] for row in beside.step(page, 3)]
    assert told == [
        "2000 µs, here 1000 µs: 2.00 × | ≤ 2.5 ×",
        "2000 µs, here 1600 µs: 1.25 × | ",
        "1000 µs, here 500 µs: 2.00 × | ",
        "1000 µs, here 800 µs: 1.25 × | ",
    ]


def test_what_runs_here_has_one_thread_and_its_environment():
    source = "import os; print(os.environ['OMP_NUM_THREADS'], os.environ['HERE'])"
    assert beside.native(source, HERE="7") == [1, 7]


def test_a_redraw_is_the_median_of_the_moves_after_the_first():
    clock = "time.perf_counter = iter([0, 9, 0, 5, 0, 1, 0, 2, 0, 4, 0, 3]).__next__"
    program = beside.REDRAW.replace("def measure", f"{clock}\ndef measure")
    assert beside.EXPLORABLES[0] in program
    first = program.replace(str(beside.EXPLORABLES), "('dot_product',)")
    assert beside.native(first) == [3]
