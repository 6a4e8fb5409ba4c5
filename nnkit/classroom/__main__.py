"""Run ``python -m nnkit.classroom``."""

import sys

# jsonschema compiles this package's grammar of web addresses at import, which takes
# two seconds; without it, it only leaves the format of such addresses unchecked.
sys.modules.setdefault("rfc3987_syntax", None)

from nnkit.classroom.cli import main  # noqa: E402

if __name__ == "__main__":  # worker processes import this file again
    sys.exit(main())
