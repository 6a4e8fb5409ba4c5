"""JupyterLab's server as the course needs it; `tools/jupyter/lab_config.py` names it.

- A notebook file keeps a picture of each explorable, with its alternative text. What
  lives in the page refers to a kernel that is gone when the file is opened again.
- The page of contents counts what is solved when it is opened.
- A notebook that was only opened has nothing to save: what a kernel says of its
  language, JupyterLab would write into the notebook at once.
- The Validate button begins with the message of a test, and not with its code.
- What a kernel says goes to the page at once, in place of 40 milliseconds later.
"""

import contextlib
import html
import sys
from pathlib import Path

from ipykernel.ipkernel import IPythonKernel
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyter_server.services.kernels.connection.channels import (
    ZMQChannelsWebsocketConnection,
)
from jupyter_server.utils import url_path_join
from nbgrader.server_extensions.validate_assignment.handlers import (
    NbGraderVersionHandler,
    ValidateAssignmentHandler,
)

from nnkit.classroom import contents, scratch
from nnkit.classroom.kernels import kernel_config
from nnkit.classroom.places import Course
from nnkit.classroom.workspace import replace_file

LIVE = "application/vnd.jupyter.widget-view+json"
AWAKE = "Run this cell (Shift + Enter) to {}."


class Contents(AsyncLargeFileManager):
    """Reads and writes the learner's files."""

    async def get(self, path, *args, **kwargs):
        """Return a file; a notebook says of Python what the kernel will say."""
        if path.strip("/") == contents.INDEX:
            count_anew(Course(Path(self.root_dir).parent))
        model = await super().get(path, *args, **kwargs)
        if model["type"] == "notebook" and model["content"]:
            told = model["content"]["metadata"]
            if told.get("kernelspec", {}).get("name") == "python3":
                told["language_info"] = language()
        return model

    async def save(self, model, path=""):
        """Write a file; in a notebook pictures take the place of what lives."""
        if model.get("type") == "notebook" and model.get("content"):
            still(model["content"])
        return await super().save(model, path)


def count_anew(course):
    """Write the page of contents again, where there is one and it can be written."""
    page = course.work / contents.INDEX
    if page.is_file() and course.course.is_dir():
        with contextlib.suppress(OSError):
            replace_file(page, contents.index(course).encode())


def language():
    """Return what a kernel of this Python says of its language."""
    info = dict(IPythonKernel.language_info)
    return info | {"version": ".".join(map(str, sys.version_info[:3]))}


def still(content):
    """Put a picture, or a word, in place of each widget that a notebook shows.

    Parameters
    ----------
    content : dict
        A notebook of format 4, changed in place.
    """
    for cell in content.get("cells", ()):
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if data.pop(LIVE, None) is None:
                continue
            picture = data.pop("image/png", None)
            if picture:
                told = output.get("metadata", {}).get("image/png", {})
                data["text/html"] = _picture(picture, told.get("alt", ""))
            else:
                what = "the questions" if "quiz" in _text(data) else "it"
                data["text/html"] = f"<p>{AWAKE.format(f'bring {what} back')}</p>"


def _text(data, kind="text/plain"):
    return "".join(data.get(kind, ""))  # a string, or a list of its lines


def _picture(code, alt):
    code = "".join("".join(code).split())
    return (
        f'<img alt="{html.escape(alt)}" style="max-width:100%;height:auto" '
        f'src="data:image/png;base64,{code}">'
        f"<p>{html.escape(alt)}</p><p>{AWAKE.format('move its controls again')}</p>"
    )


class Connection(ZMQChannelsWebsocketConnection):
    """The way from a page to a kernel and back.

    A picture comes after two small messages, and TCP holds a small one back until the
    page has acknowledged the one before, which a browser takes its time for.
    """

    def connect(self):
        """Begin, with nothing held back."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()


class Validate(ValidateAssignmentHandler):
    """Answers the Validate button."""

    def validate_notebook(self, path):
        """Return nbgrader's result with the first line of each test as its source."""
        with scratch.folder() as folder:
            self.kernels = kernel_config(folder)
            answer = super().validate_notebook(path)
        value = answer["value"]
        for test in value.get("failed", ()) if isinstance(value, dict) else ():
            test["source"] = test["source"].split("\n")[0].lstrip("# ")
        return answer

    def load_config(self):
        """Return nbgrader's settings, for kernels that are as quiet as others."""
        config = super().load_config()
        config.merge(self.kernels)
        return config


def _jupyter_server_extension_points():
    return [{"module": __name__}]


def _load_jupyter_server_extension(app):
    """Answer in place of nbgrader's own extension for the button."""
    settings = app.web_app.settings
    settings["root_dir"] = app.root_dir
    base = settings["base_url"]
    handlers = [
        (url_path_join(base, "/assignments/validate"), Validate),
        (url_path_join(base, "/nbgrader_version"), NbGraderVersionHandler),
    ]
    app.web_app.add_handlers(".*$", handlers)
