"""Values as bytes: what `wire` lets cross."""

import numpy as np

from nnkit.grading import errors
from nnkit.grading.wire import DEEPEST, DTYPE, LONGEST_INT, NUMBER, SIZE, NoFunctions


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


class _Writer:
    """Puts one value after the other, each with a letter for its kind."""

    def __init__(self, out, functions, known):
        self.out, self.functions, self.known = out, functions, known

    def put(self, value, depth):
        if depth > DEEPEST:
            raise ValueError(f"a value is nested more than {DEEPEST} deep")
        write = self.KINDS.get(type(value))
        if write is None:  # a subclass comes as what it is at heart
            kinds = self.KINDS.items()
            found = (write for kind, write in kinds if isinstance(value, kind))
            write = next(found, _Writer._other)
        write(self, value, depth)

    def _float(self, value, depth):
        self.out(b"f" + NUMBER.pack(value))

    def _complex(self, value, depth):
        self.out(b"c" + NUMBER.pack(value.real) + NUMBER.pack(value.imag))

    def _text(self, value, depth):
        self._bytes(b"s", str.encode(value, "utf-8", "surrogatepass"))

    def _tuple(self, value, depth):
        self._many(b"t", list(tuple.__iter__(value)), depth)

    def _list(self, value, depth):
        self._many(b"l", list(list.__iter__(value)), depth)

    def _dict(self, value, depth):
        self._many(b"d", [part for pair in dict.items(value) for part in pair], depth)

    def _set(self, value, depth):
        # in an order of their own, so that equal sets are equal bytes
        parts = sorted(encode(item, self.functions) for item in value)
        self.out(b"S" + SIZE.pack(len(parts)))
        for part in parts:
            self.out(part)

    def _steps(self, value, depth):
        kind = b"r" if isinstance(value, range) else b"i"
        self._many(kind, [value.start, value.stop, value.step], depth)

    def _bytes(self, kind, data):
        self.out(kind + SIZE.pack(len(data)))
        self.out(data)

    def _many(self, kind, items, depth):
        self.out(kind + SIZE.pack(len(items)))
        for item in items:
            self.put(item, depth + 1)

    def _int(self, value, depth):
        value = int(value)
        size = value.bit_length() // 8 + 1
        if size > LONGEST_INT:
            raise ValueError(f"an int has more than {8 * LONGEST_INT} bits")
        self._bytes(b"n", value.to_bytes(size, "little", signed=True))

    def _array(self, value, depth):
        if id(value) in self.known:
            self.out(b"k" + SIZE.pack(self.known[id(value)]))
            return
        if not DTYPE.fullmatch(value.dtype.str):
            self._other(value, depth)
            return
        value = _of_any_machine(value)
        order = (
            "F" if value.flags.f_contiguous and not value.flags.c_contiguous else "C"
        )
        flags = (order == "F") + 2 * value.flags.writeable
        flags += 4 * isinstance(value, np.matrix)
        self._bytes(b"a", value.dtype.str.encode())
        sizes = (flags, value.ndim, *value.shape)
        self.out(b"".join(map(SIZE.pack, sizes)))
        self._bytes(b"", np.ndarray.tobytes(value, order))

    def _scalar(self, value, depth):
        if not DTYPE.fullmatch(value.dtype.str):
            self._other(value, depth)
            return
        value = _of_any_machine(value)
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

    # NumPy's own come first: its float64 is a float as well
    KINDS = {
        np.ndarray: _array,
        np.generic: _scalar,
        type(None): lambda self, value, depth: self.out(b"N"),
        bool: lambda self, value, depth: self.out(b"T" if value else b"F"),
        int: _int,
        float: _float,
        complex: _complex,
        str: _text,
        bytes: lambda self, value, depth: self._bytes(b"b", value),
        tuple: _tuple,
        list: _list,
        dict: _dict,
        set: _set,
        frozenset: _set,
        range: _steps,
        slice: _steps,
        BaseException: lambda self, value, depth: self._many(
            b"e", [errors.record(value)], depth
        ),
        np.random.Generator: _generator,
    }


def _of_any_machine(value):
    """Return an array or scalar without long doubles: each machine has its own."""
    plain = {"g": "f8", "G": "c16"}.get(value.dtype.char)
    return value if plain is None else value.astype(plain)
