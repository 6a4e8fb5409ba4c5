"""The tests on Dask are collected where it is installed, and the run says if not."""

import importlib.util

collect_ignore = []
if importlib.util.find_spec("distributed") is None:
    collect_ignore.append("test_cluster.py")


def pytest_report_header():
    return "no Dask here: tests/cohort/test_cluster.py is left out" * bool(
        collect_ignore
    )
