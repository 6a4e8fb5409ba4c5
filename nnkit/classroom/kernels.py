"""The surroundings that kernels and nbgrader are started in."""

import contextlib
import os
import sys
from pathlib import Path

import nnkit
from nnkit.classroom import scratch

#: A Unix socket's path may have 103 characters, and a number is put after this one.
LONGEST_SOCKET_PATH = 98


def own_programs_first():
    """Return PATH with the folder of the running interpreter's programs before it.

    nbgrader calls ``alembic`` from PATH, and without it leaves half a database.
    """
    folder = str(Path(sys.executable).parent)
    return os.pathsep.join([folder, os.environ.get("PATH", os.defpath)])


LAST_ON_PATH = """
c = get_config()
c.InteractiveShellApp.ignore_cwd = True
c.InteractiveShellApp.exec_lines = ["__import__('sys').path.append('')"]
"""


@contextlib.contextmanager
def quiet_place(threads=None):
    """Yield a new folder, with the environment set for kernels that work in it.

    - the running interpreter's own programs come first on PATH;
    - kernels import the nnkit that runs now, and neither a start-up file of the user
      nor settings of Python's warnings or of Matplotlib;
    - a file beside the notebook can be imported, but takes no installed module's place;
    - at most `threads` threads for each kernel, where given;
    - a fixed hash seed, so that sets and so output have the same order each time.
    """
    with scratch.folder() as made:
        folder = made.resolve()
        settings = {
            "PATH": own_programs_first(),
            "IPYTHONDIR": str(folder / "ipython"),
            "JUPYTER_RUNTIME_DIR": str(folder / "run"),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONSTARTUP": "",  # IPython would run it too
            "PYTHONWARNINGS": "",
            "MPLBACKEND": "",
            "MATPLOTLIBRC": str(folder / "matplotlibrc"),
            "PYTHONSAFEPATH": "1",
        }
        package = Path(next(iter(nnkit.__path__))).resolve().parent
        if package.name not in ("site-packages", "dist-packages"):
            paths = [str(package), os.environ.get("PYTHONPATH", "")]
            settings["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        if threads:
            for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
                settings[variable] = str(threads)
        profile = folder / "ipython" / "profile_default"
        profile.mkdir(parents=True)
        (profile / "ipython_kernel_config.py").write_text(LAST_ON_PATH)
        (folder / "matplotlibrc").touch()
        with environment(settings):
            yield folder


def kernel_config(folder):
    """Return the traitlets configuration of kernels started for `folder`.

    Kernels that are started side by side over TCP race for ports; sockets in the
    file system do not, where there are any and their path is short enough.
    """
    from traitlets.config import Config

    config = Config()
    run = folder / "run"
    run.mkdir(exist_ok=True)
    socket = str(run / "k")  # absolute: kernel and client have different folders
    if sys.platform != "win32" and len(socket) < LONGEST_SOCKET_PATH:
        config.KernelManager.transport = "ipc"
        config.KernelManager.ip = socket
    return config


@contextlib.contextmanager
def environment(settings):
    """Set environment variables in this block."""
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
