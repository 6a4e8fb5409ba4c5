"""JupyterLab as `make lab` starts it: in work/, quiet, and with nothing fetched.

The settings beside this file switch off the news pop-up and those parts of nbgrader
that are for teachers; the Validate button stays.
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

c = get_config()  # noqa: F821 (given by Jupyter)

c.ServerApp.root_dir = str(HERE.parent.parent / "work")
c.ServerApp.port = int(os.environ.get("PORT") or 8888)
c.ServerApp.allow_root = getattr(os, "geteuid", lambda: 1)() == 0

# Without a desktop there is no browser to open: the address is printed instead.
HAS_DESKTOP = sys.platform != "linux" or any(
    os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
)
c.ServerApp.open_browser = HAS_DESKTOP

c.LabApp.app_settings_dir = str(HERE / "settings")
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
    }
)
