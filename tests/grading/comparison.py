"""Mark the repository's answers by an engine and in this process: is it the same?

``python -m tests.grading.comparison process 07`` compares all answers of chapter 07 and
prints those that differ in points or in words; without a chapter, all of the course.
"""

import argparse
import functools
import sys
import time
import warnings
from dataclasses import replace

from nnkit.grading.cells import Learner
from nnkit.grading.engines import ENGINES
from nnkit.grading.exercises import Test, exercises
from nnkit.grading.marker import Marker
from nnkit.grading.notebook import Cell, read
from tests.answers import harness
from tests.grading.here import HereMarker


@functools.cache
def course(chapter, name):
    """Return the exercises of one notebook, and its answer cells by grade id."""
    cells = read(harness.ROOT / "solutions" / chapter / name)
    released = read(harness.ROOT / "course" / chapter / name)
    found = exercises(cells, released)
    names = {exercise.name for exercise in found}
    return found, [cell for cell in cells if cell.grade_id in names]


def by_engine(marker, key, source):
    """Return (points, visible, hidden) of an answer, as an engine has it."""
    other = harness.exercises()[key]
    found, solutions = course(key[0], other.notebook)
    (exercise,) = (one for one in found if one.name == key[1])
    cells = []
    for cell in solutions:  # as the harness does: earlier answers are the right ones
        if cell.grade_id == key[1]:
            cells.append(Cell("code", source, cell.metadata))
            break
        cells.append(cell)
    learner = Learner(cells, [e for e in found[: len(cells)]])
    shown = tuple(
        Test(f"shown {test.name}", text, 0)
        for test, text in zip(exercise.tests, other.visible_tests, strict=True)
    )
    count = len(shown)
    both = replace(exercise, tests=shown + exercise.tests, stub="")
    verdict = marker.mark(both, learner)
    said = [r.message for r in verdict.results]
    visible, hidden = said[:count], said[count:]
    return (
        verdict.points,
        "\n".join(filter(None, visible)),
        "\n".join(filter(None, hidden)),
    )


def in_process(key, source):
    """Return (points, visible, hidden) of an answer, as the harness has it."""
    outcome = harness.exercises()[key].mark(source)
    return outcome.points, outcome.visible, outcome.hidden


def marker_of(engine):
    """Return a `Marker` with an engine of this name, or with guests in this process."""
    return HereMarker() if engine == "here" else Marker(ENGINES[engine]())


def answers(key):
    """Return (name, source) of all answers to an exercise."""
    exercise = harness.exercises()[key]
    path = harness.ANSWERS / key[0] / f"{key[1]}.py"
    return [(own, src) for own, _, src in harness.answers(path, exercise.name)]


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("engine", choices=["here", *ENGINES])
    parser.add_argument("chapter", nargs="?", default="")
    parser.add_argument("exercise", nargs="*")
    parser.add_argument("--kind", default="", help="such as right")
    parser.add_argument("--most", type=int, default=1000, help="answers an exercise")
    options = parser.parse_args(argv)
    counts = {"same": 0, "words": 0, "points": 0}
    warnings.simplefilter("ignore")
    with marker_of(options.engine) as marker:
        for key in harness.exercises():
            if not key[0].startswith(options.chapter):
                continue
            if options.exercise and key[1] not in options.exercise:
                continue
            began, chosen = time.process_time(), answers(key)
            chosen = [a for a in chosen if a[0].startswith(options.kind)]
            for name, source in chosen[: options.most]:
                here, there = in_process(key, source), by_engine(marker, key, source)
                word = "same" if here == there else "words"
                word = word if here[0] == there[0] else "points"
                counts[word] += 1
                if word != "same":
                    print(f"--- {word}: {'/'.join(key)} {name}\n{here}\n{there}")
            print(*key, len(chosen), f"{time.process_time() - began:.1f} s", flush=True)
    print(counts)
    return 1 if counts["points"] else 0


if __name__ == "__main__":
    sys.exit(main())
