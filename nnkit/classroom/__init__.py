"""What teaches with nnkit: copy the notebooks, mark one's own work, release chapters.

On the command line: ``python -m nnkit.classroom start | grade | release | execute``.
This module imports nothing, so that a notebook may use a part of it at no cost;
nbgrader and nbconvert are loaded only by the commands that need them.
"""
