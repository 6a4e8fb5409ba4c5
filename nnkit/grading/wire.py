"""What may cross between a learner's answer and its tests: plain values, as bytes.

A closed list: None, bool, int, float, complex, str, bytes, tuple, list, dict, set,
range, slice, NumPy scalars and arrays, NumPy's default Generator with its state,
exceptions, and functions, which stay where they are and cross as numbers. Anything
else crosses as a `Foreign`, its kind and its text only. Nothing is ever unpickled:
what comes in is read byte by byte, and every size is checked before it is believed.
Both sides use this file.
"""

import re
import struct

import numpy as np

from nnkit.grading import errors

DEEPEST = 60  # tuples in lists in dicts …
LONGEST_INT = 1 << 17  # bytes
MOST_ITEMS = 2_000_000  # values in one message; a rich one, such as an error, is many
MOST_KEYS = 20_000  # of all dicts and sets in one message: they could all collide
RICH = 500
DTYPE = re.compile(r"[<>|=]([biufc]\d{1,2}|[SU]\d{1,5})")
SIZE, NUMBER = struct.Struct("<Q"), struct.Struct("<d")


class Malformed(ValueError):
    """Bytes that are no message of this kind; the text says what is wrong."""


class Foreign:
    """Stands for a value that stays on its side; it is equal to nothing but itself."""

    def __repr__(self):
        return self.text


class NoFunctions:
    """The functions of a side that neither gives any nor takes any."""

    def number_of(self, function):
        """Return (owner, number) of a function that may cross, or None."""

    def function_of(self, owner, number, name):
        """Return the function, or a stand-in for one of the other side."""
        raise Malformed("a function came where none can be called")


def encode(value, functions=None, known=()):
    """Return a value as bytes.

    Parameters
    ----------
    value : object
    functions : object with the methods of `NoFunctions`, optional
        Numbers the functions that cross.
    known : sequence of arrays
        Both sides have these; such an array crosses as its place in the sequence.

    Raises
    ------
    ValueError
        If the value is nested too deeply, or an int has too many digits.
    """
    out = []
    places = {id(array): place for place, array in enumerate(known)}
    _Writer(out.append, functions or NoFunctions(), places).put(value, 0)
    return b"".join(out)


def decode(data, functions=None, known=()):
    """Return the value that `encode` made these bytes of.

    Raises
    ------
    Malformed
        If the bytes are anything else, or hold more than a message may hold.
    """
    reader = _Reader(data, functions or NoFunctions(), known)
    try:
        value = reader.take(0)
    except Malformed:
        raise
    except (ValueError, TypeError, OverflowError, struct.error) as error:
        raise Malformed(f"a value is damaged: {error}") from error
    if reader.at != len(reader.data):
        raise Malformed("there are bytes left after the value")
    return value


class _Writer:
    """Puts one value after the other, each with a letter for its kind."""

    def __init__(self, out, functions, known):
        self.out, self.functions, self.known = out, functions, known

    def put(self, value, depth):
        if depth > DEEPEST:
            raise ValueError(f"a value is nested more than {DEEPEST} deep")
        if value is None or value is True or value is False:
            self.out({None: b"N", True: b"T", False: b"F"}[value])
        elif isinstance(value, np.ndarray):
            self._array(value)
        elif isinstance(value, np.generic):
            self._scalar(value)
        elif isinstance(value, int):
            self._int(int(value))
        elif isinstance(value, float):
            self.out(b"f" + NUMBER.pack(value))
        elif isinstance(value, complex):
            self.out(b"c" + NUMBER.pack(value.real) + NUMBER.pack(value.imag))
        elif isinstance(value, str):
            self._bytes(b"s", str.encode(value, "utf-8", "surrogatepass"))
        elif isinstance(value, bytes):
            self._bytes(b"b", value)
        elif isinstance(value, (tuple, list)):
            kind = tuple if isinstance(value, tuple) else list
            self._many(
                b"t" if kind is tuple else b"l", list(kind.__iter__(value)), depth
            )
        elif isinstance(value, dict):
            pairs = [part for pair in dict.items(value) for part in pair]
            self._many(b"d", pairs, depth)
        elif isinstance(value, (set, frozenset)):
            # in an order of their own, so that equal sets are equal bytes
            parts = sorted(encode(item, self.functions) for item in value)
            self.out(b"S" + SIZE.pack(len(parts)))
            for part in parts:
                self.out(part)
        elif isinstance(value, (range, slice)):
            kind = b"r" if isinstance(value, range) else b"i"
            self._many(kind, [value.start, value.stop, value.step], depth)
        elif isinstance(value, BaseException):
            self._many(b"e", [errors.record(value)], depth)
        elif type(value) is np.random.Generator:
            self._generator(value, depth)
        else:
            self._other(value, depth)

    def _bytes(self, kind, data):
        self.out(kind + SIZE.pack(len(data)))
        self.out(data)

    def _many(self, kind, items, depth):
        self.out(kind + SIZE.pack(len(items)))
        for item in items:
            self.put(item, depth + 1)

    def _int(self, value):
        size = value.bit_length() // 8 + 1
        if size > LONGEST_INT:
            raise ValueError(f"an int has more than {8 * LONGEST_INT} bits")
        self._bytes(b"n", value.to_bytes(size, "little", signed=True))

    def _array(self, value):
        if id(value) in self.known:
            self.out(b"k" + SIZE.pack(self.known[id(value)]))
            return
        if not DTYPE.fullmatch(value.dtype.str):
            self._other(value, 0)
            return
        order = (
            "F" if value.flags.f_contiguous and not value.flags.c_contiguous else "C"
        )
        flags = (order == "F") + 2 * value.flags.writeable
        flags += 4 * isinstance(value, np.matrix)
        self._bytes(b"a", value.dtype.str.encode())
        sizes = (flags, value.ndim, *value.shape)
        self.out(b"".join(map(SIZE.pack, sizes)))
        self._bytes(b"", np.ndarray.tobytes(value, order))

    def _scalar(self, value):
        if not DTYPE.fullmatch(value.dtype.str):
            self._other(value, 0)
            return
        self._bytes(b"g", value.dtype.str.encode())
        self._bytes(b"", value.tobytes())

    def _generator(self, value, depth):
        state = value.bit_generator.state
        if state["bit_generator"] != "PCG64":
            self._other(value, depth)
            return
        parts = [*state["state"].values(), state["has_uint32"], state["uinteger"]]
        self._many(b"R", parts, depth)

    def _other(self, value, depth):
        found = self.functions.number_of(value) if callable(value) else None
        if found is not None:
            name = getattr(value, "__name__", "function")
            self._many(b"h", [*found, str(name)[:100]], depth)
            return
        try:
            text = repr(value)
        except Exception:
            text = f"<{type(value).__name__}>"
        names = type(value).__name__, type(value).__module__, text
        self._many(b"?", [str(name)[:300] for name in names], depth)


class _Reader:
    """Takes one value after the other, and believes no size."""

    def __init__(self, data, functions, known):
        self.data, self.at = memoryview(data).cast("B"), 0
        self.functions, self.known = functions, known
        self.items, self.keys = 0, 0

    def take(self, depth):
        self._spend(1)
        kind = bytes(self._raw(1))
        if kind in b"NTF":
            return {b"N": None, b"T": True, b"F": False}[kind]
        if depth > DEEPEST:
            raise Malformed("a value is nested too deeply")
        read = self.KINDS.get(kind)
        if read is None:
            raise Malformed(f"there is no kind {kind!r}")
        return read(self, depth + 1)

    def _spend(self, items):
        self.items += items
        if self.items > MOST_ITEMS:
            raise Malformed(f"a message holds more than {MOST_ITEMS} values")

    def _raw(self, size):
        if size > len(self.data) - self.at:
            raise Malformed(f"{size} bytes are announced, fewer came")
        self.at += size
        return self.data[self.at - size : self.at]

    def _size(self):
        return SIZE.unpack(self._raw(8))[0]

    def _bytes(self, depth=0):
        return bytes(self._raw(self._size()))

    def _many(self, depth, size=None, each=1):
        found = self._size()
        if found > len(self.data) - self.at or size not in (None, found):
            raise Malformed(f"{found} values are announced, fewer came")
        return [self.take(depth) for _ in range(found)]

    def _int(self, depth):
        data = self._bytes()
        if len(data) > LONGEST_INT:
            raise Malformed("an int has too many digits")
        return int.from_bytes(data, "little", signed=True)

    def _float(self, depth=0):
        return NUMBER.unpack(self._raw(8))[0]

    def _text(self, depth):
        return self._bytes().decode("utf-8", "surrogatepass")

    def _hashed(self, items):
        self.keys += len(items)
        if self.keys > MOST_KEYS:
            raise Malformed(f"a message holds more than {MOST_KEYS} keys")
        return items

    def _dict(self, depth):
        parts = self._many(depth)
        if len(parts) % 2:
            raise Malformed("a key has no value")
        return dict(zip(self._hashed(parts[::2]), parts[1::2], strict=True))

    def _dtype(self):
        text = self._bytes().decode("ascii")
        if not DTYPE.fullmatch(text):
            raise Malformed(f"no array of {text[:20]!r} may cross")
        return np.dtype(text)

    def _numbers(self, dtype, count):
        data = self._raw(self._size())
        if len(data) != count * dtype.itemsize:
            raise Malformed(f"an array of {count} values came in {len(data)} bytes")
        found = np.frombuffer(data, dtype)
        if dtype.kind == "b":
            found = np.frombuffer(data, np.uint8) != 0
        if dtype.kind == "U" and np.any(
            np.frombuffer(data, dtype.str[0] + "u4") > 0x10FFFF
        ):
            raise Malformed("a text holds what is no character")
        return found

    def _array(self, depth):
        dtype, flags, ndim = self._dtype(), self._size(), self._size()
        if ndim > 32:
            raise Malformed(f"an array has {ndim} axes")
        shape, count = tuple(self._size() for _ in range(ndim)), 1
        for size in shape:
            count *= size
        if max(shape, default=0) > 2**40:
            raise Malformed(f"an array has the shape {shape}")
        order = "F" if flags & 1 else "C"
        made = self._numbers(dtype, count).reshape(shape, order=order).copy(order)
        made.flags.writeable = bool(flags & 2)
        return made.view(np.matrix) if flags & 4 else made

    def _scalar(self, depth):
        return self._numbers(self._dtype(), 1)[0]

    def _generator(self, depth):
        self._spend(RICH)
        state, inc, has_uint32, uinteger = self._many(depth, 4)
        bits = np.random.PCG64(0)
        bits.state = {
            "bit_generator": "PCG64",
            "state": {"state": state, "inc": inc},
            "has_uint32": has_uint32,
            "uinteger": uinteger,
        }
        return np.random.Generator(bits)

    def _known(self, depth):
        place = self._size()
        if place >= len(self.known):
            raise Malformed(f"there is no argument number {place}")
        return self.known[place]

    def _error(self, depth):
        self._spend(RICH)
        return errors.rebuilt(self._many(depth, 1)[0])

    def _function(self, depth):
        self._spend(RICH)
        owner, number, name = self._many(depth, 3)
        if not (type(owner) is type(name) is str and type(number) is int):
            raise Malformed("a function is damaged")
        return self.functions.function_of(owner, number, name)

    def _foreign(self, depth):
        self._spend(RICH)
        name, module, text = self._many(depth, 3)
        kind = type(name, (Foreign,), {"__module__": str(module)})
        made = kind()
        made.text = str(text)
        return made

    KINDS = {
        b"a": _array,
        b"b": _bytes,
        b"c": lambda self, depth: complex(self._float(), self._float()),
        b"d": _dict,
        b"e": _error,
        b"f": _float,
        b"g": _scalar,
        b"h": _function,
        b"i": lambda self, depth: slice(*self._many(depth, 3)),
        b"k": _known,
        b"l": _many,
        b"n": _int,
        b"r": lambda self, depth: range(*self._many(depth, 3)),
        b"R": _generator,
        b"s": _text,
        b"S": lambda self, depth: set(self._hashed(self._many(depth))),
        b"t": lambda self, depth: tuple(self._many(depth)),
        b"?": _foreign,
    }
