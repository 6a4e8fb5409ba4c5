"""How large the site is, and what a first visit fetches of it."""

import json

from builder.places import KERNEL_NAME


def table(site):
    """Return the sizes as lines of text.

    The packs are gzip files: a server sends them as they are. What JupyterLite itself
    needs is counted by the browser test, which sees the requests.
    """
    static = site / "extensions" / KERNEL_NAME / "static"
    manifest = json.loads((static / "manifest.json").read_text(encoding="utf-8"))
    lines = ["Fetched before the first cell (MB, gzip):"]
    total = 0
    for name, pack in manifest["large"].items():
        lines.append(f"  {name:<12}{pack['bytes'] / 1e6:8.2f}")
        total += pack["bytes"]
    lines.append(f"  {'together':<12}{total / 1e6:8.2f}")
    rest = sum(pack["bytes"] for pack in manifest["files"].values())
    lines.append(f"Fetched when first needed, in {len(manifest['files'])} packs: ")
    lines[-1] += f"{rest / 1e6:.2f} MB at most"
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    lines.append(f"All files of the site: {whole / 1e6:.1f} MB")
    return "\n".join(lines)
