"""Do the same with many notebooks, in processes of their own, some at a time.

A process that dies takes nothing with it but its own notebook. (The standard
library's pool fails as a whole then, and it leaves semaphores when it is killed.)
"""

import multiprocessing
import os
import tempfile
from multiprocessing import connection, forkserver, resource_tracker, util

from nnkit.classroom import scratch, stopping
from nnkit.classroom.kernels import environment


def each(function, items, jobs, preload=(), most=1):
    """Yield (item, result, error) as they are done; error is "" where all went well.

    Parameters
    ----------
    function : callable
        Takes an item and returns its result; both are pickled.
    items : sequence
    jobs : int
        How many processes run at a time.
    preload : sequence of str
        Modules that are imported once for all processes.
    most : int
        How many items one process does, one after the other.
    """
    waiting, running = list(items), {}
    with scratch.folder() as place:
        context = _processes(preload, place)
        try:
            while waiting or running:
                while waiting and len(running) < jobs:
                    item = waiting.pop(0)
                    ours, theirs = context.Pipe()
                    work = (theirs, str(place), function)
                    process = context.Process(target=_work, args=work)
                    process.start()
                    theirs.close()
                    ours.send(item)
                    running[ours] = process, item, most - 1
                for ours in connection.wait(list(running)):
                    process, item, left = running.pop(ours)
                    result, error, lives = received(ours)
                    if lives and waiting and left:
                        following = waiting.pop(0)
                        ours.send(following)
                        running[ours] = process, following, left - 1
                    else:
                        ours.close()  # so the process ends
                        process.join()
                    yield item, result, error
        finally:
            for process, *_ in running.values():
                process.kill()  # its kernel ends by itself


def _processes(preload, place):
    """Return a way to start processes that does not copy this one's threads.

    Whatever they leave when they are killed is in `place`.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["nnkit.classroom.__main__", *preload])
    scratch.remember(util.get_temp_dir())
    resource_tracker.ensure_running()  # first: it lets signals through again
    with stopping.unheard(), environment({"TMPDIR": str(place)}):
        forkserver.ensure_running()
    return context


def _work(end, place, function):
    serve(end, place, function, multiprocessing.parent_process().sentinel)


def serve(end, place, function, parent):
    """Be a process that does what comes, and sends what came of it.

    Parameters
    ----------
    end : Connection
        Items come from it; it takes pairs of a result and an error.
    place : str
        The folder for temporary files.
    function : callable
    parent : object
        As `stopping.on_its_own` has it.
    """
    stopping.on_its_own(parent)
    os.environ["TMPDIR"] = tempfile.tempdir = place  # all of it goes with that folder
    try:
        while True:
            item = end.recv()
            try:
                outcome = function(item), ""
            except Exception as error:
                outcome = None, f"{type(error).__name__}: {error}"
            end.send(outcome)
    except EOFError:
        pass  # there is nothing more to do
    finally:
        stopping.let_end()


def received(end):
    """Return what came of an item, and whether its process can do another."""
    try:
        return *end.recv(), True
    except (EOFError, OSError):
        return None, "its process ended before it was done", False
