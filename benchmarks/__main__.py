"""`python -m benchmarks`: compare nnkit with other libraries and write the table.

Run it on a machine that does nothing else. On a busy one `--cpu` compares processor
time, which suffers less.
"""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from benchmarks import measure, report
from benchmarks.cases import CASES

HERE = Path(__file__).parent


def options(arguments):
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add(
        "--case", action="append", metavar="NAME", help="only cases with NAME in theirs"
    )
    add("--quick", action="store_true", help="a trifle of each, to see that all runs")
    add("--rounds", type=int, default=9, help="blocks of each library (9)")
    add("--seconds", type=float, default=0.4, help="about so long a block (0.4)")
    add("--threads", type=int, default=1, help="of every library (1)")
    add("--cpu", action="store_true", help="compare processor time, not the clock's")
    add("--no-extras", action="store_true", help="no memory, no import time")
    add("--output", type=Path, help="write the table here, and the plot beside it")
    chosen = parser.parse_args(arguments)
    if chosen.quick:
        chosen.rounds, chosen.seconds = 2, 0.0
    return chosen


def measured(case, processes, chosen):
    """The times of one case, which are also printed."""
    clock = "cpu" if chosen.cpu else "step"
    times = measure.compare(case, processes, chosen.rounds, chosen.seconds)
    for row in report.comparison_rows(case, times, clock):
        print("  ".join(text for text in row if text), flush=True)
    if report.busy(times) > 0.1 and not (chosen.cpu or chosen.quick):
        print("  (another program took more than 10 % of a block)", flush=True)
    return times


def main(arguments=None):
    """Measure, print, write; 0 if there was something to measure."""
    chosen = options(arguments)
    wanted = [part.lower() for part in chosen.case or [""]]
    cases = [c for c in CASES if any(part in c.name.lower() for part in wanted)]
    cases = [case.smaller() for case in cases] if chosen.quick else cases
    if not cases:
        names = "\n  ".join(case.name for case in CASES)
        print(f"no case has {chosen.case} in its name; there are\n  {names}")
        return 2
    libraries, clock = measure.installed(), "cpu" if chosen.cpu else "step"
    how = report.conditions(libraries, chosen.threads, clock)
    print(how)

    with ExitStack() as stack:
        processes = measure.start(libraries, chosen.threads, stack)
        results = [(case, measured(case, processes, chosen)) for case in cases]

    memories, imports = [], {}
    if not chosen.no_extras and not chosen.case:
        rounds = 1 if chosen.quick else 3
        if "torch" in libraries and sys.platform == "linux":
            convs = [case for case in cases if case.kind == "conv"]
            shown = [convs[2], convs[-1]]
            memories = [(c, measure.memory(c, libraries, rounds)) for c in shown]
        imports = measure.import_times(["numpy", "nnkit"], 2 if chosen.quick else 15)

    text = report.tables(results, memories, imports, clock, how)
    print("\n" + text)
    if chosen.output:
        chosen.output.parent.mkdir(parents=True, exist_ok=True)
        chosen.output.write_text(text)
        picture = chosen.output.with_suffix(".png")
        report.plot(results, clock, picture)
        print(f"written: {chosen.output} and {picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
