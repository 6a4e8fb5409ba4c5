"""Mark on a Dask cluster: one on this machine, or one that runs already.

It does what `nnkit.classroom.parallel.each` does, with any number of machines. A task
holds all that it needs, and can be done twice without harm: what a lost worker had is
done by another. The results come back here, to the only process that keeps any.
"""

import contextlib
import hashlib
import itertools
import logging
import pickle
import sys
from concurrent.futures import CancelledError

from nnkit.classroom.places import ClassroomError
from nnkit.cohort import helper, records, worker

LOCAL = "local"
WINDOW = 256  # tasks that the cluster has at a time: it holds their bytes in memory
PATIENCE = 10  # seconds for a scheduler to answer

MISSING = "--scheduler needs Dask: pip install 'nnkit[classroom-dask]'"
NOT_THERE = (
    "No scheduler of Dask answers at {}: start one (`dask scheduler`), or check the "
    "address."
)
GONE = (
    "The scheduler at {} is gone. What was marked is kept: start it, and run the "
    "command again."
)
UNFIT = "A worker of {} cannot mark: {}. What was marked is kept."
NOBODY = "{} has no worker yet: waiting for one (`dask worker {}`)."

#: Of a cluster on this machine: its pages would be open to the network, and what it
#: does 50 and 100 times a second, to watch itself, would take the time of the marking.
ALONE = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
}
NOWHERE = "127.0.0.1:0"


def each(works, scheduler, jobs):
    """Yield (work, result, error) as they are done, as `parallel.each` does.

    Parameters
    ----------
    works : sequence of Work
    scheduler : str
        The address of a scheduler, or ``local``.
    jobs : int
        How many processes mark at a time, where the cluster is our own.

    Raises
    ------
    ClassroomError
        If the cluster cannot be had, is gone, or cannot mark.
    """
    with _client(scheduler, jobs) as client:
        from distributed import as_completed

        tasks, waiting = _Tasks(client), iter(works)
        running = {tasks.submit(one): one for one in itertools.islice(waiting, WINDOW)}
        done = as_completed(list(running), with_results=True, raise_errors=False)
        for future, result in done:
            work = running.pop(future)
            if isinstance(result, CancelledError):
                raise ClassroomError(GONE.format(scheduler))
            if future.status == "error":
                yield work, None, _fault(result[1], scheduler)
            else:  # finished, or lost again since with the worker that had it
                yield work, *result
            future.release()
            for following in itertools.islice(waiting, 1):
                future = tasks.submit(following)
                running[future] = following
                done.add(future)


class _Tasks:
    """Makes tasks of works; the originals of a chapter are one that they all need.

    The scheduler makes that again if it is lost, as it cannot with data of ours.
    """

    def __init__(self, client):
        self.client, self.kits = client, {}

    def submit(self, work):
        """Return the future of a work; nobody's name is in its key."""
        if work.chapter not in self.kits:
            kit = worker.kit(work.course, work.chapter)
            name = f"nnkit-kit-{_hash(pickle.dumps(kit))}"
            self.kits[work.chapter] = self.client.submit(dict, kit, key=name), name
        return self.client.submit(
            worker.mark,
            *self.kits[work.chapter],
            worker.packed(work.folder),
            work.chapter,
            work.engine,
            work.seconds,
            records.program(),
            key=f"nnkit-mark-{_hash(f'{work.folder} {work.key}'.encode())}",
        )


def _hash(content):
    return hashlib.sha256(content).hexdigest()


def _fault(error, scheduler):
    """Return what is told of a task that failed; raise what concerns all of them."""
    if isinstance(error, worker.Unfit):
        raise ClassroomError(UNFIT.format(scheduler, error)) from error
    if isinstance(error, ImportError):
        why = f"nnkit is not installed there ({error})"
        raise ClassroomError(UNFIT.format(scheduler, why)) from error
    return f"{type(error).__name__}: {error}"


@contextlib.contextmanager
def _client(scheduler, jobs):
    """Yield a client of the scheduler; of one on this machine, that is its end."""
    try:
        import dask
        from distributed import Client, LocalCluster
        from distributed.utils import silence_logging_cmgr
    except ImportError as error:
        raise ClassroomError(MISSING) from error
    with contextlib.ExitStack() as stack:
        stack.enter_context(silence_logging_cmgr(logging.CRITICAL))
        address = scheduler
        if scheduler == LOCAL:
            stack.enter_context(dask.config.set(ALONE))
            address = LocalCluster(
                processes=False,
                n_workers=1,
                threads_per_worker=jobs,
                memory_limit=0,
                dashboard_address=NOWHERE,
                worker_dashboard_address=NOWHERE,
                silence_logs=logging.CRITICAL,
            )
            stack.callback(helper.end_all)
            stack.enter_context(address)
            stack.callback(helper.end_all)
        try:
            client = stack.enter_context(Client(address, timeout=PATIENCE))
        except (OSError, ValueError) as error:
            raise ClassroomError(NOT_THERE.format(scheduler)) from error
        if not client.scheduler_info()["workers"]:
            print(NOBODY.format(scheduler, scheduler), file=sys.stderr, flush=True)
        yield client
