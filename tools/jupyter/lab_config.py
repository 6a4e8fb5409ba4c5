"""JupyterLab as `make lab` starts it: in work/, quiet, and with nothing fetched.

The settings beside this file switch off the news pop-up and those parts of nbgrader
that are for teachers; the Validate button stays. Whether a kernel works is told in the
status bar: each change of it in a notebook's own bar makes JupyterLab lay out the whole
page at once, to see which buttons have room, just when a picture has come.
"""

import os
import runpy
import sys
import tempfile
from pathlib import Path

from jupyter_core.paths import (
    jupyter_config_dir,
    jupyter_path,
    jupyter_runtime_dir,
)

import nnkit

HERE = Path(__file__).resolve().parent

try:
    os.makedirs(jupyter_runtime_dir(), exist_ok=True)
    with tempfile.TemporaryFile(dir=jupyter_runtime_dir()) as trial:
        trial.write(b" " * 4096)
except OSError as error:
    sys.exit(
        f"error: JupyterLab cannot write to {jupyter_runtime_dir()} "
        f"({error.strerror}). Make it writable or make room there, or choose another "
        "folder: JUPYTER_RUNTIME_DIR=/path/to/folder make lab"
    )

c = get_config()  # noqa: F821 (given by Jupyter)

# Sockets in the file system in place of TCP, of which each kernel would warn, where
# their path is short enough: 103 characters, of which the kernel's name takes 52.
if sys.platform != "win32" and len(jupyter_runtime_dir()) <= 51:
    c.KernelManager.transport = "ipc"

WORK = HERE.parent.parent / "work"
c.ServerApp.root_dir = str(WORK)
if (WORK / "index.md").is_file():
    c.LabApp.default_url = "/lab/tree/index.md"
c.ServerApp.contents_manager_class = "nnkit.classroom.lab.Contents"
c.ServerApp.kernel_websocket_connection_class = "nnkit.classroom.lab.Connection"
c.ServerApp.port = int(os.environ.get("PORT") or 8888)
c.ServerApp.allow_root = getattr(os, "geteuid", lambda: 1)() == 0

# Without a desktop there is no browser to open: the address is printed instead.
HAS_DESKTOP = sys.platform != "linux" or any(
    os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
)
c.ServerApp.open_browser = HAS_DESKTOP

c.LabApp.app_settings_dir = str(HERE / "settings")
# What the learner's own custom.css says, then how figures look in a dark page.
LOOK = Path(nnkit.__file__).with_name("explore") / "page/figures.css"
BOTH, OWN = Path(jupyter_runtime_dir(), "custom"), Path(jupyter_config_dir(), "custom")
told = OWN / "custom.css"
BOTH.mkdir(exist_ok=True)
(BOTH / "custom.css").write_bytes(
    (told.read_bytes() if told.is_file() else b"") + b"\n" + LOOK.read_bytes()
)
c.LabApp.custom_css = True
c.ServerApp.tornado_settings = {"static_custom_path": [str(BOTH), str(OWN)]}
patient = runpy.run_path(str(HERE / "patience.py"))["extensions"]
if extensions := patient(jupyter_path("labextensions"), BOTH.with_name("patient")):
    c.LabApp.extra_labextensions_path = [str(extensions)]
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

# Say what matters, such as the address; the parts of nbgrader for teachers stay out.
c.Application.log_level = "WARN"
c.ServerApp.jpserver_extensions.update(
    {
        "nbgrader.server_extensions.assignment_list": False,
        "nbgrader.server_extensions.course_list": False,
        "nbgrader.server_extensions.formgrader": False,
        "nbgrader.server_extensions.validate_assignment": False,
        "nnkit.classroom.lab": True,
    }
)
