"""The builder's functions are tested everywhere, the site by `make test-site`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "site"))

collect_ignore = [] if os.environ.get("NNKIT_SITE") else ["browser"]
