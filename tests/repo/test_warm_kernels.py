"""A notebook finds in a kernel of `tools.warm_kernels` what a learner's finds."""

import json
import os
import signal
import subprocess
import sys

import pytest
from jupyter_client.manager import KernelManager
from jupyter_client.provisioning import local_provisioner

from tools.prompt_client import PromptClient
from tools.warm_kernels import Forked, Launcher

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere all kernels are ordinary ones"
)

SAME = """
import builtins, gc, json, locale, logging, os, signal, sys, threading, warnings
mine = sorted(name for name in globals() if not name.startswith("_"))
loaded = [name for name in sys.modules if name.split(".")[0] == "nnkit"]
import matplotlib, numpy, matplotlib.pyplot as plt
import nnkit
shell = get_ipython()
print(json.dumps({
    "names": mine,
    "ours that were loaded": loaded,
    "nnkit": sorted(vars(nnkit)),
    "numpy": sorted(vars(numpy)),
    "builtins": sorted(vars(builtins)),
    "arguments": [os.path.basename(each) for each in sys.argv],
    "flags": str(sys.flags),
    "folder": os.getcwd(),
    "environment": dict(os.environ),
    "path": sys.path,
    "group": os.getpgrp() == os.getsid(0) == os.getpid(),
    "warnings": sorted(map(str, warnings.filters)),
    "settings": str(plt.rcParams),
    "figures": plt.get_fignums(),
    "backend": matplotlib.get_backend(),
    "errors": numpy.geterr(),
    "printing": str(numpy.get_printoptions()),
    "threads": sorted(type(each).__name__ for each in threading.enumerate()),
    "signals": [str(signal.getsignal(each)).split(" at ")[0] for each in range(1, 32)],
    "limits": [sys.getrecursionlimit(), gc.get_threshold(), gc.isenabled()],
    "locale": locale.setlocale(locale.LC_ALL),
    "logging": [logging.root.level, str(logging.root.handlers)],
    "shell": [type(shell).__name__, sorted(shell.config), shell.execution_count],
    "hooks": {name: len(them) for name, them in shell.events.callbacks.items()},
    "shown": {
        kind: sorted(map(str, [*each.type_printers, *each.deferred_printers]))
        for kind, each in shell.display_formatter.formatters.items()
    },
}, default=str))
"""
DRAWN = """
import random, uuid, tempfile
tools = random.random(), numpy.random.random(), numpy.random.default_rng().random()
print(json.dumps([*tools, str(uuid.uuid4()), shell.kernel.session.session]))
"""


@pytest.fixture(scope="module")
def kernels(tmp_path_factory):
    """Clients of three kernels: an ordinary one and two forked ones."""
    place, clients, managers = tmp_path_factory.mktemp("k"), [], []
    with pytest.MonkeyPatch.context() as patch:
        launcher = Launcher(local_provisioner.launch_kernel)
        patch.setattr(local_provisioner, "launch_kernel", launcher)
        for number in range(3):
            (place / str(number)).mkdir()
            manager = prompt_manager(place / str(number) / "kernel.json")
            manager.start_kernel(cwd=str(place))
            managers.append(manager)
            clients.append(manager.client())
            clients[-1].start_channels()
            clients[-1].wait_for_ready(60)
        kinds = [type(manager.provisioner.process) for manager in managers]
        assert kinds == [subprocess.Popen, Forked, Forked]
        yield clients
        for client, manager in zip(clients, managers, strict=True):
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            assert not manager.is_alive()
        launcher.close()


def prompt_manager(file):
    kinds = {"transport": "ipc", "client_factory": PromptClient}
    return KernelManager(connection_file=str(file), **kinds)


def told(client, code):
    """What this code prints, read as JSON."""
    said = []
    client.execute_interactive(
        code, timeout=60, output_hook=lambda message: said.append(message["content"])
    )
    text = "".join(each.get("text", "") for each in said)
    assert text, said
    return json.loads(text)


def test_a_forked_kernel_is_as_an_ordinary_one(kernels):
    ordinary, *forked = (told(client, SAME) for client in kernels)
    assert ordinary["ours that were loaded"] == []
    assert ordinary["environment"]["JPY_PARENT_PID"] == str(os.getpid())
    for each in forked:
        for name, value in ordinary.items():
            assert each[name] == value, name


def test_what_is_not_seeded_differs_between_them(kernels):
    drawn = [told(client, DRAWN) for client in kernels]
    for same in zip(*drawn, strict=True):
        assert len(set(same)) == len(kernels), same


def test_a_kernel_that_ends_is_not_waited_for(tmp_path):
    manager = prompt_manager(tmp_path / "kernel.json")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    manager.provisioner.process.send_signal(signal.SIGKILL)
    manager.provisioner.process.wait()
    with pytest.raises(RuntimeError, match="ended before it answered"):
        client.wait_for_ready(60)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
