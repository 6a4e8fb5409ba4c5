"""Bytes as values, if they are such that `wire` lets cross; no size is believed."""

import struct

import numpy as np

from nnkit.grading import errors, wire
from nnkit.grading.wire import (
    ARRAY,
    DEEPEST,
    DTYPE,
    LONGEST_INT,
    NUMBER,
    RICH,
    SIZE,
    Foreign,
    Malformed,
    NoFunctions,
)


def decode(data, functions=None, known=()):
    """Return the value that `writer.encode` made these bytes of.

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


class _Reader:
    """Takes one value after the other, and believes no size."""

    def __init__(self, data, functions, known):
        self.data, self.at = memoryview(data).cast("B"), 0
        self.functions, self.known = functions, known
        self.items, self.keys, self.key_bytes = 0, 0, 0
        self.numbers, self.widest = 0, 8  # as NumPy would see them: how many, how wide

    def take(self, depth):
        self._spend(1)
        if depth > DEEPEST:
            raise Malformed("a value is nested too deeply")
        kind = self._raw(1)[0]
        read = self.KINDS.get(kind)
        if read is None:
            raise Malformed(f"there is no kind {chr(kind)!r}")
        return read(self, depth + 1)

    def _spend(self, items):
        self.items += items
        if self.items > wire.MOST_ITEMS:
            raise Malformed(f"a message holds more than {wire.MOST_ITEMS} values")

    def _weigh(self, count, width):
        """Refuse what a test would need too much memory for, were it one array."""
        self.numbers += count
        self.widest = max(self.widest, width)
        if self.numbers * self.widest > wire.LARGEST:
            raise Malformed("a value is too large: it would take more than 1 GiB")

    def _raw(self, size):
        if size > len(self.data) - self.at:
            raise Malformed(f"{size} bytes are announced, fewer came")
        self.at += size
        return self.data[self.at - size : self.at]

    def _size(self):
        self.at += 8
        return SIZE.unpack_from(self.data, self.at - 8)[0]  # an error if fewer came

    def _bytes(self, depth=0):
        return bytes(self._raw(self._size()))

    def _many(self, depth, size=None):
        found = self._size()
        if found > len(self.data) - self.at or size not in (None, found):
            raise Malformed(f"{found} values are announced, fewer came")
        self._weigh(found, 8)
        return [self.take(depth) for _ in range(found)]

    def _int(self, depth):
        data = self._bytes()
        if len(data) > LONGEST_INT:
            raise Malformed("an int has too many digits")
        return int.from_bytes(data, "little", signed=True)

    def _float(self, depth=0):
        self.at += 8
        return NUMBER.unpack_from(self.data, self.at - 8)[0]

    def _text(self, depth):
        text = self._bytes().decode("utf-8", "surrogatepass")
        self._weigh(0, 4 * len(text))
        return text

    def _key(self, depth):
        began, value = self.at, self.take(depth)
        self.keys, self.key_bytes = self.keys + 1, self.key_bytes + self.at - began
        if self.keys > wire.MOST_KEYS or self.key_bytes > wire.LONGEST_KEYS:
            raise Malformed(f"a message holds more than {wire.MOST_KEYS} keys")
        return value

    def _dict(self, depth):
        count, odd = divmod(self._size(), 2)
        if odd:
            raise Malformed("a key has no value")
        return {self._key(depth): self.take(depth) for _ in range(count)}

    def _set(self, depth):
        return {self._key(depth) for _ in range(self._size())}

    def _range(self, depth):
        found = range(*self._many(depth, 3))
        self._spend(len(found))
        return found

    def _dtype(self):
        text = self._bytes().decode("ascii")
        if not DTYPE.fullmatch(text):
            raise Malformed(f"no array of {text[:20]!r} may cross")
        return np.dtype(text)

    def _numbers(self, dtype, count):
        data = self._raw(self._size())
        if len(data) != count * dtype.itemsize:
            raise Malformed(f"an array of {count} values came in {len(data)} bytes")
        self._weigh(count, dtype.itemsize)
        found = np.frombuffer(data, dtype)
        if dtype.kind == "b":
            found = np.frombuffer(data, np.uint8) != 0
        if dtype.kind == "U" and np.any(
            np.frombuffer(data, dtype.str[0] + "u4") > 0x10FFFF
        ):
            raise Malformed("a text holds what is no character")
        return found

    def _array(self, depth):
        self._spend(ARRAY)
        dtype, flags, ndim = self._dtype(), self._size(), self._size()
        if ndim > 32:
            raise Malformed(f"an array has {ndim} axes")
        shape, count = tuple(self._size() for _ in range(ndim)), 1
        for size in shape:
            count *= size
        if max(shape, default=0) > max(count, wire.MOST_ITEMS):
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
        self._spend(ARRAY)
        place = self._size()
        if place >= len(self.known):
            raise Malformed(f"there is no argument number {place}")
        self._weigh(self.known[place].size, self.known[place].itemsize)
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
        ord("N"): lambda self, depth: None,
        ord("T"): lambda self, depth: True,
        ord("F"): lambda self, depth: False,
        ord("a"): _array,
        ord("b"): _bytes,
        ord("c"): lambda self, depth: complex(self._float(), self._float()),
        ord("d"): _dict,
        ord("e"): _error,
        ord("f"): _float,
        ord("g"): _scalar,
        ord("h"): _function,
        ord("i"): lambda self, depth: slice(*self._many(depth, 3)),
        ord("k"): _known,
        ord("l"): _many,
        ord("n"): _int,
        ord("r"): _range,
        ord("R"): _generator,
        ord("s"): _text,
        ord("S"): _set,
        ord("t"): lambda self, depth: tuple(self._many(depth)),
        ord("?"): _foreign,
    }
