"""What holds for every pytest run here: doctests, tests and notebooks."""

import functools
import os
import reprlib
import signal
import sys
import tempfile
import uuid

import pytest

os.environ.setdefault("MPLBACKEND", "Agg")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Begun by a script in the background; some tests send Ctrl-C to what they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:  # begun with nohup
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_configure(config):
    """Let nbval's kernels talk over files: side by side they would race for ports."""
    if sys.platform == "win32" or not config.pluginmanager.hasplugin("nbval"):
        return
    import nbval.kernel

    from tools.prompt_client import PromptClient

    folder = tempfile.TemporaryDirectory(prefix="nnkit")
    config.add_cleanup(folder.cleanup)
    manager = nbval.kernel.KernelManager

    @functools.wraps(manager, updated=())
    def over_files(**kwargs):
        file = f"{folder.name}/{uuid.uuid4().hex}.json"
        kwargs |= {"client_factory": PromptClient, "connection_file": file}
        return manager(transport="ipc", **kwargs)

    nbval.kernel.KernelManager = over_files
    # It lays out each message for a log that nobody reads: a quarter of its own time.
    nbval.kernel.pformat = reprlib.repr
    if sys.platform == "linux" and config.option.nbval:
        from jupyter_client.provisioning import local_provisioner

        from tools.warm_kernels import Launcher

        local_provisioner.launch_kernel = Launcher(local_provisioner.launch_kernel)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """Turn a run with skipped tests red where everything needed must be installed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not wants_no_skips(os.environ):
        return
    skipped = len(reporter.stats.get("skipped", []))
    if skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line(f"\n{skipped} skipped: in CI a skip is a failure", red=True)


def wants_no_skips(environ):
    """Tell whether these environment variables ask for a run without skips."""
    return any(
        environ.get(name, "").lower() in ("1", "true", "yes")
        for name in ("CI", "NNKIT_NO_SKIPS")
    )
