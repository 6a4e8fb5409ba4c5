"""The guest half of the kernel: real IPython behind one door.

The page's worker calls `handle` for every message of Jupyter's. It runs once at build
time, up to `start`; what the memory holds then is the image that each page begins with.
"""

from site_kernel.life import handle, prepare, start, wake

__all__ = ["handle", "prepare", "start", "wake"]
