"""What the site's builder computes, without building a site."""

import doctest
import gzip
import json
import zipfile

import pytest
from builder import contents, packs, patience, wasm
from builder.places import BuildError

HEAD = b"\0asm\x01\0\0\0"


def section(kind, body):
    return bytes([kind]) + wasm.encode(len(body)) + body


def text(name):
    return wasm.encode(len(name)) + name


def module(names):
    """A module with one imported function and one function for each name."""
    kinds = section(1, bytes([1, 0x60, 0, 0]))
    imports = section(2, bytes([1]) + text(b"host") + text(b"call") + bytes([0, 0]))
    kind = section(3, bytes([len(names)]) + bytes(len(names)))
    body = bytes([5, 0, 0x01, 0x01, 0x01, 0x0B])  # three times nop
    code = section(10, bytes([len(names)]) + body * len(names))
    entries = [wasm.encode(k + 1) + text(name) for k, name in enumerate(names)]
    listed = wasm.encode(len(entries)) + b"".join(entries)
    named = section(0, text(b"name") + section(1, listed))
    return HEAD + kinds + imports + kind + code + named


def test_unused_functions_become_stubs_and_names_go():
    names = [b"PyLong_Add", b"scipy_solve", b"numpy_csr_sum", b"pandas::parse"]
    small, stubs = wasm.smaller(module(names))
    assert stubs == 2
    assert [kind for kind, _, _ in wasm.sections(small)] == [1, 2, 3, 10]
    start = next(start for kind, start, _ in wasm.sections(small) if kind == 10)
    sizes, at = [], start + 1
    for _ in names:
        size, at = wasm.decode(small, at)
        sizes.append(size)
        at += size
    assert sizes == [5, 3, 5, 3]


@pytest.mark.parametrize("value", [0, 127, 128, 624485, 2**32 - 1])
def test_numbers_survive_leb128(value):
    raw = wasm.encode(value)
    assert wasm.decode(raw + b"\xff", 0) == (value, len(raw))


def test_each_file_is_where_its_pack_says(tmp_path):
    files = {
        "lib/site-packages/IPython/a.pyc": b"one",
        "lib/site-packages/IPython/b.pyc": b"three",
        "lib/site-packages/nnkit/data/mnist.npz": bytes(packs.LARGE),
        "work/00-a/x.ipynb": b"{}",
    }
    packer = packs.Packer(tmp_path)
    for path, size, name, at in packs.tree(packer, files):
        pack = gzip.decompress((tmp_path / packer.files[name]["file"]).read_bytes())
        assert pack[at : at + size] == files[path]
    assert len(packer.files) == 3


def test_the_zip_of_the_library_comes_together_again(tmp_path):
    archive = tmp_path / "lib.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        for name in ("big/a.pyc", "small.pyc", "big/b.pyc", "never.zip"):
            size = packs.PACKAGE if name.startswith("big") else 10
            opened.writestr(name, name.encode() * size)
    packer = packs.Packer(tmp_path)
    told = packs.stdlib(packer, archive, {"never.zip"})
    raw, built = archive.read_bytes(), bytearray(told["size"])
    spans = [(start, end, told["outline"], at) for start, end, at in told["solid"]]
    for start, end, name, at in spans + told["holes"]:
        pack = gzip.decompress((tmp_path / packer.files[name]["file"]).read_bytes())
        built[start:end] = pack[at : at + end - start]
    archive.write_bytes(built)
    with zipfile.ZipFile(archive) as opened:
        assert opened.read("big/b.pyc") == b"big/b.pyc" * packs.PACKAGE
        assert opened.read("small.pyc") == b"small.pyc" * 10
        never = opened.getinfo("never.zip").header_offset
    assert built[never : never + 4] == bytes(4) != raw[never : never + 4]
    assert {name for _, _, name, _ in told["holes"]} == {"stdlib-big", "stdlib"}


def test_packs_are_the_same_bytes_each_time(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        packer = packs.Packer(tmp_path / folder)
        packer.write("a", b"text" * 100, large=True)
        packer.manifest()
    one, two = (sorted((tmp_path / name).iterdir()) for name in ("one", "two"))
    assert [path.name for path in one] == [path.name for path in two]
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_listings_name_every_file_and_folder(tmp_path):
    course, site = tmp_path / "course", tmp_path / "site"
    for name in ("01-a/x.ipynb", "01-a/data/d.csv", "glossary.md", ".hidden/y.txt"):
        path = course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    contents.write(course, site)
    listed = {}
    for path in (site / "api/contents").rglob(contents.LISTING):
        folder = json.loads(path.read_text())
        listed[folder["path"]] = {one["path"]: one["type"] for one in folder["content"]}
    assert listed == {
        "": {"01-a": "directory", "glossary.md": "file"},
        "01-a": {"01-a/data": "directory", "01-a/x.ipynb": "notebook"},
        "01-a/data": {"01-a/data/d.csv": "file"},
    }
    assert (site / "files/01-a/x.ipynb").read_text() == "{}"


@pytest.mark.parametrize("part", [packs, wasm])
def test_examples_in_docstrings(part):
    failed, tried = doctest.testmod(part)
    assert tried
    assert not failed


def test_state_outside_of_the_memory_is_seen():
    constant, changing = b"\x7f\x00\x41\x00\x0b", b"\x7f\x01\x41\x80\x80\x80\x08\x0b"
    for globals_, count in (([constant], 0), ([changing, constant, changing], 2)):
        body = bytes([len(globals_)]) + b"".join(globals_)
        assert wasm.changeable_globals(HEAD + section(6, body)) == count


@pytest.mark.parametrize("wait", ["2e3", "2000"])
def test_a_widget_is_waited_for(tmp_path, wait):
    told = 'AbortSignal.timeout({}).addEventListener("abort", end)'
    (tmp_path / "other.js").write_text("AbortSignal.timeout(2e3);")
    (tmp_path / "main.js").write_text(
        "s = AbortSignal.timeout(3e3); " + told.format(wait)
    )
    patience.give(tmp_path)
    assert (tmp_path / "other.js").read_text() == "AbortSignal.timeout(2e3);"
    want = "s = AbortSignal.timeout(3e3); " + told.format("864e5")
    assert (tmp_path / "main.js").read_text() == want
    with pytest.raises(
        BuildError, match="gives a widget up after two seconds any more"
    ):
        patience.give(tmp_path)
