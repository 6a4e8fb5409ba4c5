"""The tests on Dask are collected where it is installed."""

import importlib.util

collect_ignore = []
if importlib.util.find_spec("distributed") is None:
    collect_ignore.append("test_cluster.py")
