"""A smaller binary: no names, and no bodies of functions that the course cannot reach.

A function of a package that the course does not use becomes `unreachable`. It is found
by its name, which the binary has until then; NumPy's functions always stay.
"""

import re

#: In the names of functions that only packages outside the course call.
UNUSED = re.compile(
    "pandas|sklearn|scipy|statsmodels|[Hh]ighs|HDual|HEkk|HPresolve|lxml|xmlSec|xslt|"
    "liblinear|svm_|xsf::|[bc]s[rc]_|coo_|f2py_rout|boost::|_interpolative|_fitpack|"
    "libqhull|narwhals|ckdtree|cKDTree|ducc0|tsa_|mmio|fast_matrix|FITPACK|Uarray|"
    "sqlite3[A-Z]"
)
KEPT = re.compile("numpy")
HEADER = 8  # magic number and version
CUSTOM, IMPORTS, GLOBALS, CODE = 0, 2, 6, 10
FUNCTION_NAMES = 1
END = 0x0B
STUB = bytes([3, 0, 0x00, END])  # three bytes: no locals, unreachable, end


def smaller(binary):
    """Return the binary without its names, and the number of functions stubbed.

    Parameters
    ----------
    binary : bytes
        A WebAssembly module that has its name section.
    """
    parts = list(sections(binary))
    first = sum(_imported(binary, start) for kind, start, _ in parts if kind == IMPORTS)
    names = {}
    for kind, start, end in parts:
        if kind == CUSTOM and (found := _names(binary, start, end)):
            names = found
    out, count = [binary[:HEADER]], 0
    for kind, start, end in parts:
        if kind == CUSTOM:
            continue
        body = binary[start:end]
        if kind == CODE:
            body, count = _stubbed(binary, start, first, names)
        out += [bytes([kind]), encode(len(body)), body]
    return b"".join(out), count


def sections(binary):
    """Yield (kind, start, end) of each section of a module.

    Examples
    --------
    >>> list(sections(bytes(8) + bytes([1, 2, 0, 0])))
    [(1, 10, 12)]
    """
    at = HEADER
    while at < len(binary):
        size, start = decode(binary, at + 1)
        yield binary[at], start, start + size
        at = start + size


def changeable_globals(binary):
    """Count the globals that code may change: state that is not in the memory.

    Examples
    --------
    >>> one = bytes([6, 6, 1, 0x7F, 1, 0x41, 5, 0x0B])  # (mut i32) = 5
    >>> changeable_globals(bytes(8) + one)
    1
    """
    found = 0
    for kind, start, _ in sections(binary):
        if kind != GLOBALS:
            continue
        count, at = decode(binary, start)
        for _ in range(count):
            found += binary[at + 1] == 1
            _, at = decode(binary, at + 3)  # behind the type and one instruction
            if binary[at] != END:
                raise ValueError("a global that begins with more than a constant")
            at += 1
    return found


def decode(binary, at):
    """Return the LEB128 number at a place, and the place behind it.

    Examples
    --------
    >>> decode(bytes([0xE5, 0x8E, 0x26]), 0)
    (624485, 3)
    """
    value = shift = 0
    while True:
        byte = binary[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def encode(value):
    """Return a number as LEB128.

    Examples
    --------
    >>> encode(624485).hex()
    'e58e26'
    """
    out = bytearray()
    while True:
        value, byte = value >> 7, value & 127
        if not value:
            return bytes([*out, byte])
        out.append(byte | 128)


def _imported(binary, at):
    """Count the imported functions: they have the first numbers."""
    count, at = decode(binary, at)
    functions = 0
    for _ in range(count):
        for _ in range(2):
            size, at = decode(binary, at)
            at += size
        if binary[at] != 0:
            raise ValueError(f"an import of kind {binary[at]}: only functions are read")
        functions += 1
        _, at = decode(binary, at + 1)
    return functions


def _names(binary, start, end):
    size, at = decode(binary, start)
    if binary[at : at + size] != b"name":
        return {}
    at, names = at + size, {}
    while at < end:
        kind = binary[at]
        size, at = decode(binary, at + 1)
        if kind == FUNCTION_NAMES:
            count, place = decode(binary, at)
            for _ in range(count):
                number, place = decode(binary, place)
                length, place = decode(binary, place)
                names[number] = binary[place : place + length].decode("latin1")
                place += length
        at += size
    return names


def _stubbed(binary, at, first, names):
    count, at = decode(binary, at)
    out, stubbed = [encode(count)], 0
    for number in range(first, first + count):
        size, start = decode(binary, at)
        name = names.get(number, "")
        if UNUSED.search(name) and not KEPT.search(name):
            out.append(STUB)
            stubbed += 1
        else:
            out.append(binary[at : start + size])
        at = start + size
    return b"".join(out), stubbed
