"""Run ``python -m nnkit.classroom``."""

import sys

# jsonschema compiles this package's grammar of web addresses at import, which takes
# two seconds; without it, it only leaves the format of such addresses unchecked.
sys.modules.setdefault("rfc3987_syntax", None)

if __name__ == "__main__":  # other processes import this file again
    from nnkit.classroom import stopping

    stopping.watch()
    from nnkit.classroom.cli import main

    sys.exit(main())
