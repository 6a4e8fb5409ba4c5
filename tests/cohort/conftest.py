"""The tests on Dask are collected where it is installed."""

import functools
import importlib.util

import pytest
from nbgrader import api

collect_ignore = []
if importlib.util.find_spec("distributed") is None:
    collect_ignore.append("test_cluster.py")


@pytest.fixture(scope="session", autouse=True)
def version_asked_once():
    """For each new gradebook nbgrader asks a program of its version, for 1.5 s."""
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(api.get_alembic_version)
        patch.setattr(api, "get_alembic_version", once)
        yield
