"""The course's files as JupyterLite lists and serves them."""

import json

LISTING = "all.json"
MODIFIED = "2024-01-01T00:00:00Z"  # the same for the same commit: files have no other


def write(course, site):
    """Write ``files/`` and the listings of ``api/contents/``.

    Parameters
    ----------
    course : Path
    site : Path
    """
    paths = sorted(
        path
        for path in course.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.parts)
    )
    listings = {"": {}}
    for path in paths:
        name = path.relative_to(course)
        target = site / "files" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
        folder = name.parent.as_posix() if name.parent.parts else ""
        listings.setdefault(folder, {})[name.name] = _file(name, path.stat().st_size)
        for parent in name.parents[:-1]:
            above = parent.parent.as_posix() if parent.parent.parts else ""
            listings.setdefault(above, {})[parent.name] = _folder(parent.as_posix())
    for folder, entries in listings.items():
        place = site / "api" / "contents" / folder / LISTING
        place.parent.mkdir(parents=True, exist_ok=True)
        content = [entries[name] for name in sorted(entries)]
        text = json.dumps(_folder(folder) | {"content": content}, indent=1)
        place.write_text(text + "\n", encoding="utf-8")


def _model(path):
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "created": MODIFIED,
        "last_modified": MODIFIED,
        "writable": True,
        "content": None,
        "format": None,
        "mimetype": None,
        "hash": None,
        "hash_algorithm": None,
    }


def _folder(path):
    return _model(path) | {"type": "directory", "format": "json", "size": None}


def _file(path, size):
    kind = "notebook" if path.suffix == ".ipynb" else "file"
    return _model(path.as_posix()) | {"type": kind, "size": size}
