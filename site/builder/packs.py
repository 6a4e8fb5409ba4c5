"""Packs: what the page fetches of the guest's files, each when first needed.

A pack is a gzip file named by its content. Files of one package are in one pack; a
large file has its own.
"""

import gzip
import hashlib
import json
import zipfile

LARGE = 400_000  # bytes of a file that has its own pack
PACKAGE = 60_000  # bytes of a package of the standard library that has its own
LEVEL = 9


class Packer:
    """Writes packs to a folder and keeps what the manifest says of them."""

    def __init__(self, folder):
        self.folder = folder
        self.files, self.large = {}, {}

    def write(self, name, data, *, large=False):
        """Write a pack; a large one is fetched before Python starts."""
        packed = gzip.compress(data, LEVEL, mtime=0)
        digest = hashlib.sha256(packed).hexdigest()[:12]
        plain = name.replace("/", "-")
        file = f"{plain}.{digest}.gz"
        (self.folder / file).write_bytes(packed)
        (self.large if large else self.files)[name] = {
            "file": file,
            "bytes": len(packed),
        }

    def manifest(self):
        """Write the manifest."""
        text = json.dumps({"files": self.files, "large": self.large}, sort_keys=True)
        (self.folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def tree(packer, files):
    """Write the guest's files as packs.

    Parameters
    ----------
    packer : Packer
    files : dict of str to bytes
        By their path in the guest.

    Returns
    -------
    list
        ``[path, size, pack, offset]`` of each file.
    """
    groups, listed = {}, []
    for path in sorted(files):
        groups.setdefault(group(path, len(files[path])), []).append(path)
    for name, paths in groups.items():
        at = 0
        for path in paths:
            listed.append([path, len(files[path]), name, at])
            at += len(files[path])
        packer.write(name, b"".join(files[path] for path in paths))
    return listed


def group(path, size):
    """Return the name of the pack that a file of the guest belongs to.

    Examples
    --------
    >>> group("lib/site-packages/IPython/core/magic.pyc", 100)
    'lib-IPython'
    >>> group("lib/site-packages/nnkit/data/mnist.npz", 11_000_000)
    'lib-nnkit-data-mnist.npz'
    >>> group("work/00-start-here/00-start-here.ipynb", 100)
    'work'
    """
    path = path.replace("lib/site-packages/", "lib/")
    parts = path.split("/")
    if size >= LARGE:
        return "-".join(parts)
    return f"lib-{parts[1].removesuffix('.pyc')}" if parts[0] == "lib" else parts[0]


def stdlib(packer, archive, left_out):
    """Write the zip of the standard library as packs with its outline.

    Its layout stays as it is, for the memory of Python knows it: a member is a hole
    that is filled when it is first read.

    Parameters
    ----------
    packer : Packer
    archive : Path
    left_out : collection of str
        Members that are never read.

    Returns
    -------
    dict
        What `files.js` needs to know of the zip.
    """
    raw = archive.read_bytes()
    with zipfile.ZipFile(archive) as opened:
        members, directory = opened.infolist(), opened.start_dir
    members.sort(key=lambda member: member.header_offset)
    ends = [member.header_offset for member in members[1:]] + [directory]
    spans, sizes = [], {}
    for member, end in zip(members, ends, strict=True):
        top = member.filename.split("/")[0].removesuffix(".pyc")
        start = member.header_offset
        if member.filename not in left_out:
            spans.append((start, end, top))
            sizes[top] = sizes.get(top, 0) + end - start
    packs, holes = {}, []
    for start, end, top in spans:
        name = f"stdlib-{top}" if sizes[top] >= PACKAGE else "stdlib"
        data = packs.setdefault(name, bytearray())
        if holes and holes[-1][1:3] == [start, name]:
            holes[-1][1] = end
        else:
            holes.append([start, end, name, len(data)])
        data += raw[start:end]
    for name, data in packs.items():
        packer.write(name, bytes(data))
    packer.write("stdlib-outline", raw[directory:])
    solid = [[directory, len(raw), 0]]
    return {
        "size": len(raw),
        "outline": "stdlib-outline",
        "solid": solid,
        "holes": holes,
    }
