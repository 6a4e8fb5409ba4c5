"""Start the processes, let them run in turns, collect the seconds."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.worker import LIBRARIES

ROOT = Path(__file__).resolve().parent.parent
THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def installed():
    """The libraries that can be measured here, in the order of the table."""
    return [
        name for name, module in LIBRARIES.items() if importlib.util.find_spec(module)
    ]


def applicable(case, libraries):
    """Those among the libraries that can do this case."""
    fitting = {
        "dense": {"nnkit", "torch", "sklearn", "jax", "loop"},
        "cnn": {"nnkit", "torch", "torch-channels-last", "jax"},
    }
    single = {"nnkit", "nnkit-nchw", "torch", "torch-channels-last"}
    return [name for name in libraries if name in fitting.get(case.kind, single)]


def environment(threads):
    """Variables under which every library uses so many threads."""
    flags = f"--xla_cpu_multi_thread_eigen={'true' if threads > 1 else 'false'}"
    return (
        os.environ
        | dict.fromkeys(THREADS, str(threads))
        | {
            "XLA_FLAGS": f"{flags} intra_op_parallelism_threads={threads}",
            "JAX_PLATFORMS": "cpu",
            "PYTHONPATH": str(ROOT),
        }
    )


class Process:
    """A worker, seen from here: `process("block", seconds=1)` sends and waits."""

    def __init__(self, library, threads):
        self.library = library
        self._process = subprocess.Popen(  # noqa: S603 (a module of this project)
            [sys.executable, "-m", "benchmarks.worker", library],
            cwd=ROOT,
            env=environment(threads),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self, do, **arguments):
        """Send a command and return the answer."""
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            trouble = self._process.stderr.read()
            raise RuntimeError(f"the process of {self.library} ended:\n{trouble}")
        return json.loads(answer)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        """No more commands: the worker ends by itself."""
        self._process.communicate()


def start(libraries, threads, stack):
    """One process for each library, for all cases; `stack` ends them."""
    return {name: stack.enter_context(Process(name, threads)) for name in libraries}


def compare(case, processes, rounds, seconds):
    """Seconds a step of each library: {library: [answer of each round]}.

    In each round every library runs one block, one after the other; the next round
    begins with the next library, so that none always follows the same neighbour.
    """
    names = applicable(case, processes)
    for name in names:
        processes[name]("prepare", case=case.as_message())
    times = {name: [] for name in names}
    for turn in range(rounds):
        first = turn % len(names)
        for name in names[first:] + names[:first]:
            times[name].append(processes[name]("block", seconds=seconds))
    return times


def memory(case, libraries, rounds):
    """Bytes that three steps add to the peak, each time in a new process."""
    found = {name: [] for name in libraries if name in ("nnkit", "torch")}
    for _ in range(rounds):
        for name in found:
            with Process(name, 1) as worker:
                answer = worker("memory", case=case.as_message())
                found[name].append(answer["bytes"])
    return found


def import_times(modules, rounds):
    """Seconds of `import …`, each in a new Python, in turns.

    As for any user, Python keeps the compiled modules: an environment that forbids it
    would let nnkit, and not the installed NumPy, be compiled each time.
    """
    variables = environment(1)
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    code = "import time; t = time.perf_counter(); import {}; print({})"
    times = {module: [] for module in modules}
    for turn in range(rounds + 1):
        for module in modules:
            program = code.format(module, "time.perf_counter() - t")
            done = subprocess.run(  # noqa: S603 (a line of Python, from above)
                [sys.executable, "-c", program],
                cwd=ROOT,
                env=variables,
                capture_output=True,
                text=True,
                check=True,
            )
            if turn:  # the first time also reads the files from the disk
                times[module].append(float(done.stdout))
    return times
