"""Pooling: one number for each window of an image; forget where, keep whether.

The largest number of a window is the largest of its rows' largest numbers, and sums
split in the same way. So all pooling here goes along one axis at a time, by whole
slices: `taps` (in `_taps`) gives, for each point of the window, the numbers at that
point in all windows at once.
"""

import math
import numbers

import numpy as np

from nnkit._arguments import as_float, check_dy
from nnkit._floats import calm_methods, wide
from nnkit._taps import taps, to_taps, window_sums, window_sums_backward
from nnkit._windows import output_size, pair
from nnkit.parameter import Layer

__all__ = ["AvgPool2d", "LpPool2d", "MaxPool2d"]


class _Pool(Layer):
    """What all pooling shares: the size of the window, its steps, the border."""

    _border = 0.0

    def __init__(self, kernel_size, stride=None, padding=0):
        self.kernel_size = pair("kernel_size", kernel_size)
        self.stride = self.kernel_size if stride is None else pair("stride", stride)
        self.padding = pair("padding", padding, least=0)
        if any(2 * p > k for p, k in zip(self.padding, self.kernel_size, strict=True)):
            raise ValueError(
                f"padding (={padding!r}) must be at most half of "
                f"kernel_size (={kernel_size!r})"
            )
        (kh, kw), (sh, sw) = self.kernel_size, self.stride
        self._steps = [(3, kw, sw), (2, kh, sh)]  # along each row, then down the rows
        self._y_shape = self._image = None

    def _enter(self, x):
        """Check x and put the border around it."""
        x = as_float("x", x)
        if x.ndim != 4:
            raise ValueError(f"x (shape {x.shape}) must be of shape (N, C, H, W)")
        size = output_size(x.shape, self.kernel_size, self.stride, self.padding)
        self._y_shape = (*x.shape[:2], *size)
        (N, C, H, W), (ph, pw) = x.shape, self.padding
        self._image = (..., slice(ph, ph + H), slice(pw, pw + W))
        if not ph and not pw:
            return x
        shape = (N, C, H + 2 * ph, W + 2 * pw)
        bordered = np.full_like(x, self._border, shape=shape)
        bordered[self._image] = x
        return bordered


class MaxPool2d(_Pool):
    """The largest number of each window.

    Parameters
    ----------
    kernel_size : int or (int, int)
        Size of the window, kh × kw.
    stride : int or (int, int), optional
        From one window to the next; by default `kernel_size`: windows side by side.
    padding : int or (int, int)
        Border on each side, of −∞, which never wins; at most half of `kernel_size`.

    Shape
    -----
    x (N, C, H, W) → y (N, C, H_out, W_out), H_out = ⌊(H + 2p − kh)/s⌋ + 1, W_out alike.

    Raises
    ------
    ValueError
        For arguments out of range, an input that is not (N, C, H, W) or too small.

    Examples
    --------
    >>> x = np.array([[1.0, 5.0, 2.0, 0.0], [3.0, 4.0, 2.0, 2.0]])
    >>> layer = MaxPool2d(2)
    >>> layer.forward(x.reshape(1, 1, 2, 4))
    array([[[[5., 2.]]]])
    >>> layer.backward(np.array([[[[7.0, 8.0]]]]))
    array([[[[0., 7., 8., 0.],
             [0., 0., 0., 0.]]]])
    """

    _border = -math.inf

    def forward(self, x, training=False):
        """Maximum along each row of the window, then of these down the rows.

        The first number of a window that is not of the border wins against the border
        even if it is −∞ itself, and the last NaN wins against all, as in PyTorch.
        """
        y, self._passes = self._enter(x), []
        has_nan = np.isnan(y.max(initial=-math.inf))
        for step in self._steps:
            shape, (y, *others) = y.shape, taps(y, *step)
            winners = []
            for i, point in enumerate(others, start=1):
                wins = point > y
                if has_nan:
                    wins |= np.isnan(point)
                wins[first_inside(i, *step, self.padding)] = True
                winners = [w & ~wins for w in winners] or [~wins]
                winners.append(wins)
                y = np.maximum(y, point)
            self._passes.append((winners or [1], shape, step))
        return y

    def backward(self, dy):
        """The gradient goes to the number that won; all others get 0.

        Among equal numbers the first wins, row by row as one reads, as in PyTorch.
        (A mask `x == max` would pay all of them, and in the background of an image
        all are equal.)
        """
        dx = as_float("dy", dy)
        check_dy(self, dx, self._y_shape)
        for winners, shape, step in reversed(self._passes):
            dx = to_taps(dx, winners, shape, *step)
        return dx[self._image]


def first_inside(i, axis, kernel, stride, padding):
    """Index of the windows along `axis` whose first point inside the image is point i.

    Window j begins at j·s and the image at p, so it is the window with j·s + i = p.
    """
    j, rest = divmod(padding[axis - 2] - i, stride)
    at = slice(j, j + 1) if j >= 0 and not rest else slice(0)
    return (slice(None),) * axis + (at,)


class AvgPool2d(_Pool):
    """The mean of each window; zeros of the border count as numbers.

    Parameters
    ----------
    kernel_size : int or (int, int)
        Size of the window, kh × kw.
    stride : int or (int, int), optional
        From one window to the next; by default `kernel_size`.
    padding : int or (int, int)
        Border of zeros on each side, at most half of `kernel_size`.

    Shape
    -----
    x (N, C, H, W) → y (N, C, H_out, W_out), H_out = ⌊(H + 2p − kh)/s⌋ + 1, W_out alike.

    Examples
    --------
    >>> AvgPool2d(2).forward(np.array([[[[1.0, 5.0], [3.0, 4.0]]]]))
    array([[[[3.25]]]])
    """

    def forward(self, x, training=False):
        """Sum of the window divided by kh·kw."""
        x = self._enter(x)
        self._size = x.shape
        y = window_sums(wide(x), self._steps) / math.prod(self.kernel_size)
        return y.astype(x.dtype, copy=False)

    def backward(self, dy):
        """∂y/∂x = 1/(kh·kw) for each number of the window."""
        dy = as_float("dy", dy)
        check_dy(self, dy, self._y_shape)
        share = dy / math.prod(self.kernel_size)
        return window_sums_backward(share, self._size, self._steps)[self._image]


class LpPool2d(_Pool):
    """The p-norm of each window, y = (Σ |x|^p)^{1/p}; with p = 2 this is L2 pooling.

    Between p = 1 (the sum) and p → ∞ (the maximum) of the absolute values. PyTorch
    takes xᵖ without the bars: the same for even p, and where no input is negative.

    Parameters
    ----------
    norm_type : float
        The p, a finite number from 1 up.
    kernel_size : int or (int, int)
        Size of the window, kh × kw.
    stride : int or (int, int), optional
        From one window to the next; by default `kernel_size`.

    Shape
    -----
    x (N, C, H, W) → y (N, C, H_out, W_out), H_out = ⌊(H − kh)/s⌋ + 1, W_out alike.

    Examples
    --------
    >>> LpPool2d(2, kernel_size=(1, 2)).forward(np.array([[[[3.0, -4.0]]]]))
    array([[[[5.]]]])
    """

    def __init__(self, norm_type, kernel_size, stride=None):
        super().__init__(kernel_size, stride)
        if not isinstance(norm_type, numbers.Real) or not 1 <= norm_type < math.inf:
            raise ValueError(
                f"norm_type (={norm_type!r}) must be a finite number, at least 1"
            )
        self.norm_type = float(norm_type)

    def forward(self, x, training=False):
        """The p-th root of the sum of p-th powers."""
        self._x, p = self._enter(x).copy(order="K"), self.norm_type
        power = self._x * self._x if p == 2 else np.abs(self._x) ** p
        total = window_sums(power, self._steps)
        self._y = np.sqrt(total) if p == 2 else total ** (1 / p)
        return self._y.copy(order="K")

    def backward(self, dy):
        """∂y/∂x = sign(x) (|x|/y)ᵖ⁻¹, which is x/y for p = 2.

        yᵖ = Σ|x|ᵖ gives p yᵖ⁻¹ ∂y = p |x|ᵖ⁻¹ sign(x) ∂x. Where y = 0 there is no
        derivative; 0 is taken, as in PyTorch.
        """
        dy = as_float("dy", dy)
        check_dy(self, dy, self._y_shape)
        x, p = self._x, self.norm_type
        root = self._y if p == 2 else self._y ** (p - 1)
        share = dy / (root + (root == 0))  # no division by 0: x is 0 there too
        dx = window_sums_backward(share, x.shape, self._steps)
        return dx * (x if p == 2 else np.sign(x) * np.abs(x) ** (p - 1))


calm_methods(AvgPool2d, LpPool2d)
