"""Execute the notebooks of solutions/ in place, for the outputs that nbval compares.

``python tools/execute.py`` does all chapters, ``python tools/execute.py 03`` one. What
differs from run to run or from machine to machine (times, versions) is not stored.
"""

import sys
import tempfile
import time
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}


def execute(path: Path) -> None:
    """Run every cell of one notebook and save the outputs into it."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory(prefix="nnkit") as folder:
        manager = AsyncKernelManager(
            kernel_name="python3",
            transport="ipc" if sys.platform != "win32" else "tcp",
            connection_file=f"{folder}/kernel.json",
        )
        NotebookClient(
            notebook,
            km=manager,
            timeout=300,
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
            resources={"metadata": {"path": str(path.parent)}},
        ).execute()
    notebook.metadata = {
        "kernelspec": KERNELSPEC,
        "language_info": {"name": "python"},
    }
    nbformat.write(notebook, path)


def main(chapter: str = "") -> int:
    """Execute the notebooks of the chapters whose folder starts with ``chapter``."""
    paths = sorted((ROOT / "solutions").glob(f"{chapter}*/*.ipynb"))
    if not paths:
        print(f"No notebook in solutions/{chapter}*/")
        return 1
    for path in paths:
        start = time.perf_counter()
        print(f"{path.relative_to(ROOT)} ...", end=" ", flush=True)
        execute(path)
        print(f"{time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
