"""How large the site is, and what a first visit fetches of it."""

import json

from builder.places import KERNEL_NAME, NODE, ROOT, SCRIPTS, run

FIRST = ROOT / "course" / "00-start-here" / "00-start-here.ipynb"


def table(site):
    """Return the sizes as lines of text.

    The packs are gzip files: a server sends them as they are. What JupyterLab itself
    needs is counted by `benchmarks.site`, which sees the requests.
    """
    static = site / "extensions" / KERNEL_NAME / "static"
    told = json.loads(run(NODE, SCRIPTS / "sizes.mjs", static, FIRST).splitlines()[-1])
    rows = {**told["large"], f"{len(told['first'])} packs": _sum(told["first"])}
    rows["together"] = _sum(rows)
    lines = ["Python, until the first cell of 00 has run (MB):  gzip  brotli 9"]
    lines += [f"  {name:<44}{_megabytes(sizes)}" for name, sizes in rows.items()]
    manifest = json.loads((static / "manifest.json").read_text(encoding="utf-8"))
    rest = sum(pack["bytes"] for pack in manifest["files"].values())
    lines.append(f"All {len(manifest['files'])} packs: {rest / 1e6:.2f} MB")
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    lines.append(f"All files of the site: {whole / 1e6:.1f} MB")
    return "\n".join(lines)


def _sum(rows):
    return [sum(sizes) for sizes in zip(*rows.values(), strict=True)]


def _megabytes(sizes):
    return "  ".join(f"{size / 1e6:8.2f}" for size in sizes)
