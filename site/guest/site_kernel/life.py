"""The guest's life: started and prepared at build time, woken in a page, then asked."""

import builtins
import gc
import getpass
import json
import os
import random
import sys
from pathlib import Path

from site_kernel import shell as shells
from site_kernel import wire
from site_kernel.replies import COMMS, REPLIES
from site_kernel.streams import Stream, ask, flush

shell = None


def start():
    """Make IPython's shell."""
    global shell
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
    shell = shells.make()
    builtins.input = ask
    getpass.getpass = lambda prompt="Password: ", stream=None: ask(
        prompt, password=True
    )


def prepare():
    """Import what the course's notebooks import, so that the image has it.

    Also what IPython would import with the first cell, from packs of 4 MB, and which
    exercises the notebooks have, which a page would else look up in all of them.
    No figure is made: a page's first figure has to find Matplotlib untouched.
    """
    import bdb  # noqa: F401

    import IPython.core.logger  # noqa: F401
    import ipywidgets  # noqa: F401
    import matplotlib.backends.backend_agg  # noqa: F401
    import matplotlib.pyplot  # noqa: F401
    import matplotlib_inline.backend_inline  # noqa: F401
    import PIL.PngImagePlugin  # noqa: F401

    from nnkit import explore, plotting  # noqa: F401
    from nnkit.checks import _strip

    _strip.whole(Path("/work"))
    for name in explore.__all__:
        getattr(explore, name)
    gc.collect()


def wake(settings):
    """Begin in a page. ``settings``: JSON with the notebook's path, and ``again``.

    All pages begin with the same memory, so chance is drawn anew here, unless the
    memory is that of this same page before a cell that was stopped.
    """
    import numpy

    settings = json.loads(settings)
    if not settings["again"]:
        random.seed()
        numpy.random.seed()  # noqa: NPY002 (the global one, which a learner may use)
    notebook = settings.get("notebook")
    if notebook:
        os.environ["JPY_SESSION_NAME"] = f"/work/{notebook}"
    folder = os.path.dirname(f"/work/{notebook or ''}")
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)


def handle():
    """Work on one message."""
    message = wire.fetch()
    kind, content = message["header"]["msg_type"], message["content"]
    wire.send("iopub", "status", {"execution_state": "busy"})
    try:
        if kind in REPLIES:
            reply = REPLIES[kind](shell, content)
            wire.send("shell", kind.replace("_request", "_reply"), reply)
        elif kind in COMMS:
            getattr(shell.kernel.comm_manager, kind)(None, None, message)
    except BaseException:
        shell.showtraceback()
    finally:
        flush()
        wire.send("iopub", "status", {"execution_state": "idle"})
