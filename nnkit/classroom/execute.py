"""Run the notebooks of solutions/ in place, with the same result each time.

They are committed with their outputs: a reader sees them, and nbval compares them.
What differs from run to run and says nothing is taken out, and a notebook is written
only if all of it ran, no output betrays a run (a memory address), and it is small.
"""

import copy
import os
import re
import time

from nnkit.classroom.parallel import each
from nnkit.classroom.places import ClassroomError, notebooks
from nnkit.classroom.workspace import replace_file

LARGEST = 500_000  # bytes
WIDGET = "application/vnd.jupyter.widget-view+json"
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}")
KERNEL = {
    "display_name": "Python 3 (ipykernel)",
    "language": "python",
    "name": "python3",
}
METADATA = {"kernelspec": KERNEL, "language_info": {"name": "python"}}


def execute(course, names=(), *, timeout=120, jobs=None):
    """Run the notebooks of some or all chapters, print a line for each.

    Returns
    -------
    int
        The exit status: 1 if a notebook failed, which then is left as it was.
    """
    paths = [
        path
        for chapter in course.chapters(names)
        for path in notebooks(course.solutions / chapter)
    ]
    cores = os.cpu_count() or 1
    jobs = max(1, min(jobs or cores, len(paths)))
    threads = max(1, cores // jobs)
    work = [(path, timeout, threads) for path in paths]
    done = each(
        _try, work, jobs, ["nnkit.classroom.agreement", "nnkit.classroom.kernels"]
    )
    return max(_finish(path, *rest) for (path, *_), *rest in done)


def run_notebook(path, *, timeout=120, threads=None):
    """Run one notebook.

    Returns
    -------
    bytes
        What the file shall hold from now on; it is not changed here.

    Raises
    ------
    ClassroomError
        If a cell fails, or an output must not be committed.
    """
    import nbformat
    from nbclient.exceptions import (
        CellExecutionError,
        CellTimeoutError,
        DeadKernelError,
    )

    from nnkit.classroom.agreement import Client, disagreements, settle_tags
    from nnkit.classroom.kernels import kernel_config, quiet_place

    before = path.read_bytes()
    try:
        notebook = nbformat.reads(before.decode("utf-8"), as_version=4)
    except ValueError:
        raise ClassroomError("the notebook file is not valid JSON") from None
    _settle(notebook, path)
    settle_tags(notebook)
    with quiet_place(threads=threads) as folder:
        client = Client(
            notebook,
            timeout=timeout,
            kernel_name=KERNEL["name"],
            resources={"metadata": {"path": str(path.parent)}},
            config=kernel_config(folder),
            shutdown_kernel="immediate",
            record_timing=False,
        )
        try:
            client.execute()
        except CellExecutionError as error:
            said = f"stopped with {error.ename}: {error.evalue}"
            raise ClassroomError(_named(notebook, client.current, said)) from None
        except CellTimeoutError:
            said = f"ran longer than {timeout} s"
            raise ClassroomError(_named(notebook, client.current, said)) from None
        except DeadKernelError:
            said = "ended Python"
            raise ClassroomError(_named(notebook, client.current, said)) from None
    _settle(notebook, path)
    problems = [
        _named(notebook, index, said)
        for index, said in disagreements(notebook, client.inside_widgets)
    ]
    problems += _problems(notebook)
    text = nbformat.writes(notebook).rstrip("\n") + "\n"
    after = text.encode("utf-8")
    if len(after) > LARGEST:
        problems.append(f"{len(after) // 1000} kB, more than {LARGEST // 1000} kB")
    if problems:
        raise ClassroomError("; ".join(problems))
    return after


def _try(work):
    """Run one notebook; return its seconds, its new content, and the error."""
    path, timeout, threads = work
    began = time.perf_counter()
    content, error = None, ""
    try:
        content = run_notebook(path, timeout=timeout, threads=threads)
    except ClassroomError as problem:
        error = str(problem)
    return time.perf_counter() - began, content, error


def _finish(path, outcome, crash):
    """Write a notebook and print what became of it; return 1 if it failed."""
    seconds, content, error = outcome or (0, None, crash)
    what = "failed" if error else "same"
    if content not in (None, path.read_bytes()):
        replace_file(path, content)
        what = "written"
    name = f"{path.parent.name}/{path.name}"
    size = path.stat().st_size // 1000
    print(f"{seconds:6.1f} s {size:5d} kB  {what:8} {name}", flush=True)
    if error:
        print(f"    {error}", flush=True)
    return int(bool(error))


def _settle(notebook, path):
    """Take out of a notebook what differs from run to run."""
    notebook.metadata = copy.deepcopy(METADATA)
    notebook.nbformat_minor = max(notebook.nbformat_minor, 5)
    for number, cell in enumerate(notebook.cells):
        cell.setdefault("id", f"{path.stem}-{number}"[:64])
        for key in ("execution", "collapsed", "scrolled", "trusted"):
            cell.metadata.pop(key, None)
        if cell.cell_type != "code":
            continue
        for output in cell.outputs:
            if "data" in output:
                output.data.pop(WIDGET, None)  # its state is not kept either
        cell.outputs = _joined(cell.outputs)


def _joined(outputs):
    """Join texts that follow each other: how they were cut is a matter of time.

    nbclient's own way (`coalesce_streams`) takes minutes for a very long line.
    """
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == last.output_type == "stream":
            if output.name == last.name:
                last.text += output.text
                continue
        joined.append(output)
    for output in joined:
        if output.output_type == "stream":
            output.text = "\n".join(map(_as_seen, output.text.split("\n")))
    return joined


def _as_seen(line):
    """Return what a line shows at last: progress is written over itself."""
    seen = line.rstrip("\r")
    return seen.rsplit("\r", 1)[-1] + line[len(seen) :]


def _problems(notebook):
    """Yield what must not be in a committed notebook, with the cell."""
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type != "code":
            continue
        tags = cell.metadata.get("tags", [])
        for output in cell.outputs:
            where = f"cell {number} ({cell.id})"
            if output.output_type == "stream" and output.name == "stderr":
                if "nbval-ignore-output" not in tags:
                    yield f"{where} writes to stderr: {output.text.strip()[:200]}"
            shown = output.get("data", {}).get("text/plain", output.get("text", ""))
            if ADDRESS.search(shown) and "nbval-ignore-output" not in tags:
                yield f"{where} shows a memory address, another in each run"


def _named(notebook, index, said):
    """Begin what is said with the cell, if it was in one."""
    if index is None:
        return said
    return f"cell {index + 1} ({notebook.cells[index].id}) {said}"
