"""Run ``python -m nnkit.cohort``."""

import sys

if __name__ == "__main__":  # other processes import this file again
    from nnkit.classroom import stopping

    stopping.watch()
    from nnkit.cohort.cli import main

    sys.exit(main())
