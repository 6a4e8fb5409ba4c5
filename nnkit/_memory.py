"""Memory for arrays that come and go at every training step."""

import contextlib
import functools

import numpy as np


@functools.cache
def keep_pages():
    """Let the C library keep what is freed; the fast paths call it, once a process.

    Each training step makes its arrays anew. For large ones the C library of Linux gets
    fresh pages from the system and hands them back at once, every time, which costs as
    much as the arithmetic. It stops doing so for blocks below the largest that it has
    seen come and go, 32 MiB at most: so one comes and goes. Its pages are never
    touched, and where there is no room for it, nothing is lost but time.
    """
    with contextlib.suppress(MemoryError):
        np.empty(2**25 - 2**16, np.uint8)
