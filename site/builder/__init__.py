"""Builds the site; `__main__` says in which order."""
