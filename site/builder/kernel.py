"""The kernel's folder: JavaScript, the binary, the packs and the memory image."""

import json
import shutil

from builder import guest, packs, wasm
from builder.places import (
    KERNEL_NAME,
    NODE,
    NODE_MODULES,
    SCRIPTS,
    SITE,
    WORK,
    BuildError,
    emptied,
    run,
)

VENDORED = {
    "browser_wasi_shim": "@bjorn3/browser_wasi_shim/dist",
    "fflate.js": "fflate/esm/browser.js",
}


def build(python):
    """Build the kernel as a JupyterLab extension and return its folder.

    Parameters
    ----------
    python : Path
        The folder of the WASI build.
    """
    extension = emptied(WORK / KERNEL_NAME)
    static = extension / "static"
    _scripts(static)
    (extension / "package.json").write_text(_package(), encoding="utf-8")
    packer = packs.Packer(static)
    whole = (python / "python-snapshot.wasm").read_bytes()
    if wasm.changeable_globals(whole) > 1:  # one is the place of the stack
        raise BuildError(
            "this Python keeps state in globals: an image of memory is not all"
        )
    binary, stubs = wasm.smaller(whole)
    print(f"  {stubs} functions of unused packages stubbed")
    packer.write("python", binary, large=True)
    files = guest.gather(static, python)
    tree = {
        "files": packs.tree(packer, files),
        "zip": packs.stdlib(packer, python / "python-stdlib.zip", {guest.FONTS}),
    }
    packer.write("tree", json.dumps(tree).encode(), large=True)
    packer.manifest()
    image = WORK / "image.bin"
    print("  " + run(NODE, SCRIPTS / "image.mjs", static, image).strip())
    packer.write("image", image.read_bytes(), large=True)
    packer.manifest()
    return extension


def _scripts(static):
    shutil.copytree(SITE / "kernel", static)
    for name, source in VENDORED.items():
        target, source = static / "vendor" / name, NODE_MODULES / source
        target.parent.mkdir(exist_ok=True)
        if source.is_file():
            shutil.copyfile(source, target)
        else:
            shutil.copytree(
                source, target, ignore=shutil.ignore_patterns("*.tsbuildinfo")
            )


def _package():
    about = {
        "name": KERNEL_NAME,
        "version": "1.0.0",
        "description": "A JupyterLite kernel: CPython on WASI with NumPy",
        "license": "MIT",
        "type": "module",
        "jupyterlab": {
            "extension": True,
            "_build": {"load": "static/remoteEntry.js", "extension": "./extension"},
        },
    }
    return json.dumps(about, indent=2) + "\n"
