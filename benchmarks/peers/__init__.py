"""Each library's way to do a case, as a competent user of it would write it.

A module has `prepare(case, X, y)`, which returns `run(passes)`; for a training step a
pass is an epoch over X in random order, for a single layer one forward and backward
pass on x with the given dy. `run` returns the number of steps it made.
"""
