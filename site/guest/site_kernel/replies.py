"""One function for each request of Jupyter's; each returns the reply's content."""

import sys

from IPython.core import release
from IPython.core.completer import provisionalcompleter
from IPython.utils.tokenutil import token_at_cursor

from site_kernel import wire
from site_kernel.streams import flush


def execute(shell, content):
    """Run a cell."""
    shown = {"code": content["code"], "execution_count": shell.execution_count}
    wire.send("iopub", "execute_input", shown)
    silent = content.get("silent", False)
    counted = content.get("store_history", True) and not silent
    metadata = wire.parent.get("metadata") or {}
    shell.kernel.error = None
    result = shell.run_cell(
        content["code"],
        store_history=counted,
        silent=silent,
        cell_id=metadata.get("cellId"),
        cell_meta=metadata,
    )
    flush()
    count = {"execution_count": shell.execution_count - bool(counted)}
    if result.success:
        values = shell.user_expressions(content.get("user_expressions") or {})
        return {"status": "ok", "payload": [], "user_expressions": values, **count}
    error = result.error_before_exec or result.error_in_exec
    told = {"ename": type(error).__name__, "evalue": str(error), "traceback": []}
    return {"status": "error", **(shell.kernel.error or told), **count}


def complete(shell, content):
    """Complete what stands before the cursor."""
    code, at = content["code"], content["cursor_pos"]
    with provisionalcompleter():
        found = list(shell.Completer.completions(code, at))
    start = min((one.start for one in found), default=at)
    end = max((one.end for one in found), default=at)
    texts = [code[start : one.start] + one.text + code[one.end : end] for one in found]
    place = {"cursor_start": start, "cursor_end": end, "metadata": {}}
    return {"status": "ok", "matches": texts, **place}


def inspect(shell, content):
    """Tell about the name at the cursor."""
    name = token_at_cursor(content["code"], content["cursor_pos"])
    try:
        level = content.get("detail_level", 0)
        data = shell.object_inspect_mime(name, detail_level=level)
    except KeyError:
        data = {}
    return {"status": "ok", "found": bool(data), "data": data, "metadata": {}}


def is_complete(shell, content):
    """Say whether a line of a console can be run."""
    status, indent = shell.input_transformer_manager.check_complete(content["code"])
    more = {"indent": " " * (indent or 0)} if status == "incomplete" else {}
    return {"status": status, **more}


def kernel_info(shell, content):
    """Say what Python this is."""
    version = sys.version.split()[0]
    return {
        "status": "ok",
        "protocol_version": "5.3",
        "implementation": "nnkit-site",
        "implementation_version": "1",
        "language_info": {
            "name": "python",
            "version": version,
            "mimetype": "text/x-python",
            "codemirror_mode": {"name": "ipython", "version": 3},
            "pygments_lexer": "ipython3",
            "nbconvert_exporter": "python",
            "file_extension": ".py",
        },
        "banner": f"Python {version} in this page, IPython {release.version}",
        "help_links": [],
    }


def comm_info(shell, content):
    """List the open comms."""
    target = content.get("target_name")
    comms = {
        name: {"target_name": one.target_name}
        for name, one in shell.kernel.comm_manager.comms.items()
        if target in (None, "", one.target_name)
    }
    return {"status": "ok", "comms": comms}


def history(shell, content):
    """No history is kept."""
    return {"status": "ok", "history": []}


REPLIES = {
    "execute_request": execute,
    "complete_request": complete,
    "inspect_request": inspect,
    "is_complete_request": is_complete,
    "kernel_info_request": kernel_info,
    "comm_info_request": comm_info,
    "history_request": history,
}
COMMS = "comm_open", "comm_msg", "comm_close"
