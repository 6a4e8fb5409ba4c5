"""Answers to exercise 6.11, the forward pass of a whole network."""

import numpy as np


def convolve(x, W, b):
    """As in the notebook, by windows."""
    view = np.lib.stride_tricks.sliding_window_view(x, W.shape[2:], axis=(2, 3))
    return np.einsum("nchwij,ocij->nohw", view, W) + b[:, None, None]


def max_pool(x):
    """As in the notebook, by windows."""
    view = np.lib.stride_tricks.sliding_window_view(x, (2, 2), axis=(2, 3))
    return view[:, :, ::2, ::2].max(axis=(4, 5))


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def right_line_by_line(images, parameters):
    (W1, b1), (W2, b2), (W3, b3), (W4, b4) = parameters
    x = np.maximum(max_pool(convolve(images, W1, b1)), 0)
    x = np.maximum(max_pool(convolve(x, W2, b2)), 0)
    x = x.reshape(len(x), -1)
    x = np.maximum(x @ W3.T + b3, 0)
    z = x @ W4.T + b4
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def right_relu_first(images, parameters):
    x = images
    for W, b in parameters[:2]:
        x = convolve(x, W, b)
        x = max_pool(x * (x > 0))
    (W3, b3), (W4, b4) = parameters[2:]
    rows = []
    for image in x:
        h = np.maximum(W3 @ image.ravel() + b3, 0)
        z = W4 @ h + b4
        z = z - np.max(z)
        rows.append(np.exp(z) / np.sum(np.exp(z)))
    return np.array(rows)


def read(
    images,
    parameters,
    relu=(1, 1, 1, 0),
    act=lambda z: np.maximum(z, 0),
    flatten=lambda x: x.reshape(len(x), -1),
    pool=None,
    end=softmax,
    dense_bias=1,
    turn=False,
):
    """The forward pass, with one of its parts replaced."""
    (W1, b1), (W2, b2), (W3, b3), (W4, b4) = parameters
    acts = [act if on else (lambda z: z) for on in relu]
    pool = pool or max_pool
    x = acts[0](pool(convolve(images, W1, b1)))
    x = acts[1](pool(convolve(x, W2, b2)))
    x = flatten(x)
    x = acts[2](x @ W3.T + dense_bias * b3)
    return end(acts[3](x @ (W4 if turn else W4.T) + dense_bias * b4))


def wrong_no_relu(images, parameters):
    """There is no ReLU in your network. After each of the first three layers with
    weights all negative numbers become 0.
    """
    return read(images, parameters, relu=(0, 0, 0, 0))


def wrong_no_relu_dense(images, parameters):
    """The ReLU after the first dense layer is missing."""
    return read(images, parameters, relu=(1, 1, 0, 0))


def wrong_no_relu_conv(images, parameters):
    """The ReLU after both convolutions is missing."""
    return read(images, parameters, relu=(0, 0, 1, 0))


def wrong_no_relu_first(images, parameters):
    """The ReLU after the first convolution is missing."""
    return read(images, parameters, relu=(0, 1, 1, 0))


def wrong_no_relu_second(images, parameters):
    """The ReLU after the second convolution is missing."""
    return read(images, parameters, relu=(1, 0, 1, 0))


def wrong_relu_last(images, parameters):
    """There is a ReLU too many: softmax takes the numbers of the last layer as they
    are, also the negative ones.
    """
    return read(images, parameters, relu=(1, 1, 1, 1))


def wrong_absolute(images, parameters):
    """ReLU turns negative numbers into 0. You took off their signs."""
    return read(images, parameters, act=np.abs)


def wrong_sigmoid(images, parameters):
    """You used the sigmoid. This network was trained with ReLU."""
    return read(images, parameters, act=lambda z: 1 / (1 + np.exp(-z)))


def wrong_tanh(images, parameters):
    """You used tanh. This network was trained with ReLU."""
    return read(images, parameters, act=np.tanh)


def wrong_channels_last(images, parameters):
    """The numbers reach the dense layer in another order: you moved the axis of the
    maps to the end before flattening. Flatten (N, maps, height, width) as it is.
    """
    return read(
        images,
        parameters,
        flatten=lambda x: x.transpose(0, 2, 3, 1).reshape(len(x), -1),
    )


def wrong_flatten_columns(images, parameters):
    """The numbers reach the dense layer in another order: flatten each map row by row,
    not column by column.
    """
    return read(
        images,
        parameters,
        flatten=lambda x: x.transpose(0, 1, 3, 2).reshape(len(x), -1),
    )


def wrong_flatten_mixes_images(images, parameters):
    """Numbers of different images stand in one row: you flattened with the images as
    columns. Each image must become one row.
    """
    return read(images, parameters, flatten=lambda x: x.reshape(-1, len(x)).T)


def wrong_pool_mean(images, parameters):
    """You pooled by the mean. This network takes the largest number of each window."""

    def mean(x):
        N, C, H, W = x.shape
        x = x[:, :, : H // 2 * 2, : W // 2 * 2]
        return x.reshape(N, C, H // 2, 2, W // 2, 2).mean(axis=(3, 5))

    return read(images, parameters, pool=mean)


def wrong_no_second_pool(images, parameters):
    """A row has 120 numbers, and the dense layer takes 24. Each of the two convolutions
    is followed by a pooling.
    """
    (W1, b1), (W2, b2), (W3, b3), (W4, b4) = parameters
    x = np.maximum(max_pool(convolve(images, W1, b1)), 0)
    x = np.maximum(convolve(x, W2, b2), 0)
    x = np.maximum(x.reshape(len(x), -1) @ W3.T + b3, 0)
    return softmax(x @ W4.T + b4)


def wrong_not_flattened(images, parameters):
    """The images are not flattened: each must become one row of 24 numbers."""
    return read(images, parameters, flatten=lambda x: x)


def wrong_all_in_one_row(images, parameters):
    """All images stand in one row of 72 numbers. Each must become a row of its own:
    reshape(len(x), -1).
    """
    return read(images, parameters, flatten=lambda x: x.reshape(-1))


def wrong_last_weights_as_they_are(images, parameters):
    """The last layer uses its weights the wrong way round. A row of W belongs to one
    unit: x @ W.T.
    """
    return read(images, parameters, turn=True)


def wrong_no_dense_bias(images, parameters):
    """The biases of the dense layers are missing."""
    return read(images, parameters, dense_bias=0)


def wrong_dense_bias_subtracted(images, parameters):
    """You subtracted the biases of the dense layers. Add them."""
    return read(images, parameters, dense_bias=-1)


def wrong_no_softmax(images, parameters):
    """These are the numbers before the softmax. Probabilities are positive, and those
    of an image add up to 1.
    """
    return read(images, parameters, end=lambda z: z)


def wrong_softmax_over_images(images, parameters):
    """Softmax went down the columns, over the images. The probabilities of one image,
    a row, must add up to 1.
    """
    return read(images, parameters, end=lambda z: softmax(z.T).T)


def wrong_softmax_over_all(images, parameters):
    """All probabilities together add up to 1. Those of each image must: sum along
    axis=1, and keep the axis.
    """
    return read(
        images, parameters, end=lambda z: softmax(z.reshape(1, -1)).reshape(z.shape)
    )


def wrong_log_softmax(images, parameters):
    """These are the logarithms of the probabilities."""
    return read(images, parameters, end=lambda z: np.log(softmax(z)))


def wrong_divided_without_exp(images, parameters):
    """You divided the last numbers by their sum. Softmax takes exp of them first."""
    return read(images, parameters, end=lambda z: z / z.sum(axis=1, keepdims=True))


def wrong_exp_not_divided(images, parameters):
    """exp is there, the division is not: those of an image must add up to 1."""
    return read(images, parameters, end=np.exp)


def wrong_unstable_softmax(images, parameters):
    """exp of a large number overflows. Take the largest number of the row off first;
    softmax does not change.
    """
    return read(
        images,
        parameters,
        end=lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
    )


def wrong_class(images, parameters):
    """That is the class with the largest probability. Give the probabilities of all
    classes.
    """
    return read(images, parameters).argmax(axis=1)


def wrong_largest(images, parameters):
    """That is the largest probability of each image. Give those of all classes."""
    return read(images, parameters).max(axis=1)


def wrong_first_image(images, parameters):
    """That is the answer for the first image. Give one row for each image."""
    return read(images[:1], parameters)


def wrong_mean_over_images(images, parameters):
    """That is the mean over the images. Give one row for each image."""
    return read(images, parameters).mean(axis=0)


def wrong_turned_images(images, parameters):
    """Rows and columns of the images are swapped."""
    return read(images.transpose(0, 1, 3, 2), parameters)


def wrong_flipped_filters(images, parameters):
    """The filters are turned by 180°. `convolve` uses them as they are."""
    conv = [(W[:, :, ::-1, ::-1], b) for W, b in parameters[:2]]
    return read(images, [*conv, *parameters[2:]])


def wrong_transposed_output(images, parameters):
    """Rows and columns of the result are swapped: one row for each image."""
    return read(images, parameters).T


def wrong_forgotten_return(images, parameters):
    """The function returned nothing"""
    read(images, parameters)


def wrong_zeros(images, parameters):
    """Every value is 0"""
    return np.zeros((len(images), len(parameters[3][1])))


def wrong_weights_first(images, parameters):
    """x has a row for each image, W a row for each unit: x @ W.T."""
    (W1, b1), (W2, b2), (W3, b3), _ = parameters
    x = np.maximum(max_pool(convolve(images, W1, b1)), 0)
    x = np.maximum(max_pool(convolve(x, W2, b2)), 0)
    return W3 @ x.reshape(len(x), -1) + b3


def wrong_weights_as_they_are(images, parameters):
    """x has a row for each image, W a row for each unit: x @ W.T."""
    (W1, b1), (W2, b2), (W3, b3), _ = parameters
    x = np.maximum(max_pool(convolve(images, W1, b1)), 0)
    x = np.maximum(max_pool(convolve(x, W2, b2)), 0)
    return x.reshape(len(x), -1) @ W3 + b3


def wrong_320(images, parameters):
    """These images are smaller than 28 × 28, so they have 24 numbers where those have
    320. reshape(len(x), -1) counts by itself.
    """
    return read(images, parameters, flatten=lambda x: x.reshape(-1, 320))


def wrong_320_in_a_row(images, parameters):
    """These images are smaller than 28 × 28, so they have 24 numbers where those have
    320. reshape(len(x), -1) counts by itself.
    """
    return read(images, parameters, flatten=lambda x: x.reshape(len(x), 320))


def wrong_no_column(images, parameters):
    """There is one sum, or one largest number, for each image. Keep them as a column,
    with keepdims=True, so that each row meets its own.
    """
    z = read(images, parameters, end=lambda z: z)
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1)


def wrong_max_of_two(images, parameters):
    """max(0, x) compares two numbers. For every number of an array:
    np.maximum(x, 0).
    """
    return read(images, parameters, act=lambda z: max(0, z))


def wrong_one_image_at_a_time(images, parameters):
    """`convolve` takes all images at once, (N, C, H, W). A single one: image[None]."""
    return [convolve(x, *parameters[0]) for x in images]


def wrong_pairs(images, parameters):
    """`parameters` is a list of pairs: its entry 0 is (W, b). Take the pair apart."""
    return parameters[0].shape[2]


def wrong_exp_not_divided_after_shift(images, parameters):
    """exp is there, the division is not: those of an image must add up to 1."""
    return read(
        images, parameters, end=lambda z: np.exp(z - z.max(axis=1, keepdims=True))
    )


def wrong_sum_down_the_columns(images, parameters):
    """The sum went down the columns, over the images. The probabilities of one image,
    a row, must add up to 1.
    """

    def end(z):
        e = np.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=0)

    return read(images, parameters, end=end)


def wrong_clipped(images, parameters):
    """Where numbers are cut off at a limit, different ones become equal. Take the
    largest number of the row off instead; softmax does not change.
    """
    return read(images, parameters, end=lambda z: softmax(np.clip(z, -500, 500)))


def wrong_largest_of_all_images(images, parameters):
    """You took off the largest number of *all* images."""
    x = images
    for W, b in parameters[:2]:
        x = np.maximum(max_pool(convolve(x, W, b)), 0)
    (W3, b3), (W4, b4) = parameters[2:]
    z = np.maximum(x.reshape(len(x), -1) @ W3.T + b3, 0) @ W4.T + b4
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)
