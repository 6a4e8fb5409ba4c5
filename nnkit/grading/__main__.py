"""``python -m nnkit.grading`` starts the command line."""

import sys

from nnkit.grading.cli import main

if __name__ == "__main__":
    sys.exit(main())
