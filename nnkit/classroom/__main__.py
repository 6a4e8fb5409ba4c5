"""Run ``python -m nnkit.classroom``."""

import sys

# jsonschema loads these at import to check the formats of web addresses, which takes
# two seconds, and of periods; without them it only leaves such texts unchecked.
for name in ("rfc3987_syntax", "isoduration"):
    sys.modules.setdefault(name, None)

if __name__ == "__main__":  # other processes import this file again
    from nnkit.classroom import stopping

    stopping.watch()
    from nnkit.classroom.cli import main

    sys.exit(main())
