"""Conv2d: the same small filter at every place of an image.

Shapes: N samples, C channels, H × W pixels; filters of kh × kw; G groups.
"""

import math

import numpy as np

from nnkit._arguments import check_dy, check_float_dtype, check_rng, whole_number
from nnkit._floats import calm_methods
from nnkit._windows import (
    correlate,
    correlate_backward,
    output_size,
    pair,
    samples_first,
    samples_last,
)
from nnkit.initializers import uniform
from nnkit.parameter import Layer, Parameter

__all__ = ["Conv2d"]


class Conv2d(Layer):
    """Each output channel slides its own filter over the image and adds a bias.

    y[n, o, h, w] = b[o] + Σ_{c,i,j} W[o, c, i, j] x[n, c, s·h + d·i, s·w + d·j]

    with stride s and dilation d (each for height and width), after a border of
    `padding` zeros is put around x. Mathematicians call this cross-correlation;
    a convolution has the filter turned by 180°. With groups, the sum over c runs
    only over the channels of the group that o belongs to.

    Parameters
    ----------
    in_channels, out_channels : int
        Channels of one input and of one output.
    kernel_size : int or (int, int)
        Size of the filters, kh × kw.
    stride : int or (int, int)
        How far the filter moves from one output to the next.
    padding : int or (int, int)
        Rows and columns of zeros on each side.
    dilation : int or (int, int)
        Distance between neighbouring points of the filter.
    groups : int
        1: every output sees every input channel. G: input and output channels are
        cut into G equal groups, and output group g sees input group g only, as if
        there were G separate layers. in_channels: each filter sees one channel
        (a depthwise convolution).
    bias : bool
        Whether there is a b.
    rng : numpy.random.Generator
        Draws the start values.
    dtype : dtype
        Of weight and bias. Inputs are converted to it.
    init : callable, optional
        A function of `nnkit.initializers` for the weight; the bias then starts at 0.
        Default: weight and bias uniform between ±1/√fan_in, as in PyTorch, with
        fan_in = in_channels/groups · kh · kw. It is called without `groups`; for
        Xavier's with the true fan_out see `nnkit.initializers`.

    Shape
    -----
    x (N, in_channels, H, W) → y (N, out_channels, H_out, W_out) with
    H_out = ⌊(H + 2p − d(kh − 1) − 1)/s⌋ + 1, W_out alike;
    weight (out_channels, in_channels/groups, kh, kw); bias (out_channels,).

    Raises
    ------
    ValueError
        For sizes out of range, channels that `groups` does not divide, an `init`
        that returns another shape, an input that does not fit or is too small.

    References
    ----------
    LeCun, Bottou, Bengio and Haffner, 1998, "Gradient-based learning applied to
    document recognition". Groups: Krizhevsky, Sutskever and Hinton, 2012.

    Examples
    --------
    >>> layer = Conv2d(1, 20, 5, rng=np.random.default_rng(0))
    >>> layer.forward(np.zeros((10, 1, 28, 28), np.float32)).shape
    (10, 20, 24, 24)
    >>> sum(p.data.size for p in layer.parameters())
    520
    """

    def __init__(
        self,
        in_channels,
        out_channels,
        kernel_size,
        stride=1,
        padding=0,
        dilation=1,
        groups=1,
        bias=True,
        *,
        rng,
        dtype=np.float32,
        init=None,
    ):
        self.in_channels = whole_number("in_channels", in_channels)
        self.out_channels = whole_number("out_channels", out_channels)
        self.kernel_size = pair("kernel_size", kernel_size)
        self.stride = pair("stride", stride)
        self.padding = pair("padding", padding, least=0)
        self.dilation = pair("dilation", dilation)
        self.groups = whole_number("groups", groups)
        for name in ("in_channels", "out_channels"):
            if getattr(self, name) % self.groups:
                raise ValueError(
                    f"{name} (={getattr(self, name)}) must be divisible by "
                    f"groups (={self.groups})"
                )
        check_float_dtype(dtype)
        check_rng(rng)
        shape = (self.out_channels, self.in_channels // self.groups, *self.kernel_size)
        bound = 1 / math.sqrt(math.prod(shape[1:]))
        if init is None:
            weight = uniform(shape, bound, rng=rng, dtype=dtype)
            b = uniform(shape[:1], bound, rng=rng, dtype=dtype)
        else:
            weight = np.asarray(init(shape, rng=rng, dtype=dtype), dtype)
            b = np.zeros(shape[:1], dtype)
        if weight.shape != shape:
            raise ValueError(
                f"init returned an array of shape {weight.shape}; it must be {shape}"
            )
        self.weight = Parameter(weight)
        self.bias = Parameter(b) if bias else None
        self._x = self._y_shape = None

    def forward(self, x, training=False):
        """The equation above, for all places at once."""
        weight = self.weight.data
        x = np.asarray(x, weight.dtype)  # (N, C, H, W)
        if x.ndim != 4 or x.shape[1] != self.in_channels:
            raise ValueError(
                f"x (shape {x.shape}) must be of shape (N, {self.in_channels}, H, W), "
                f"as in_channels (={self.in_channels})"
            )
        size = output_size(
            x.shape, self.kernel_size, self.stride, self.padding, self.dilation
        )
        self._x = samples_last(x, self.padding)  # (C, H + 2p, W + 2p, N)
        self._y_shape = (len(x), self.out_channels, *size)
        y = correlate(self._x, weight, self.stride, self.dilation, self.groups)
        if self.bias is not None:
            y += self.bias.data[:, None, None, None]
        return samples_first(y)  # (N, out, H_out, W_out)

    def backward(self, dy):
        """Gradients for weight, bias and input.

        Every product W[o, c, i, j] · x[n, c, s·h + d·i, s·w + d·j] in y[n, o, h, w]
        gives dy[n, o, h, w] · x[…] to ∂C/∂W[o, c, i, j], and dy[n, o, h, w] ·
        W[o, c, i, j] to ∂C/∂x[n, c, s·h + d·i, s·w + d·j]. The bias is in all of a
        channel's outputs, so ∂C/∂b[o] = Σ_{n,h,w} dy[n, o, h, w].
        """
        (ph, pw), dx = self.padding, self._backward(dy, want_dx=True)
        return samples_first(dx[:, ph : dx.shape[1] - ph, pw : dx.shape[2] - pw])

    def backward_parameters(self, dy):
        """The gradients of `backward` for weight and bias."""
        self._backward(dy, want_dx=False)

    def _backward(self, dy, want_dx):
        dy = np.asarray(dy, self.weight.data.dtype)
        check_dy(self, dy, self._y_shape)
        dy = np.ascontiguousarray(dy.transpose(1, 2, 3, 0))  # (out, H_out, W_out, N)
        dx, self.weight.grad = correlate_backward(
            self._x,
            self.weight.data,
            dy,
            self.stride,
            self.dilation,
            self.groups,
            want_dx,
        )
        if self.bias is not None:
            self.bias.grad = dy.sum(axis=(1, 2, 3))
        return dx

    def parameters(self):
        """[weight, bias], or [weight]."""
        return [self.weight] if self.bias is None else [self.weight, self.bias]


calm_methods(Conv2d)
