"""Answers to the stretch exercise 6.S1, what the network looks at."""

import numpy as np


def right_loops(image, label, size, network):
    height, width = image.shape
    result = np.zeros((height - size + 1, width - size + 1))
    for r in range(height - size + 1):
        for c in range(width - size + 1):
            covered = image.copy()
            covered[r : r + size, c : c + size] = 0
            result[r, c] = network(covered[None, None])[0, label]
    return result


def right_one_batch(image, label, size, network):
    height, width = image.shape
    rows, cols = height - size + 1, width - size + 1
    r, c = np.divmod(np.arange(rows * cols), cols)
    i, j = np.arange(height)[:, None], np.arange(width)
    inside = (i >= r[:, None, None]) & (i < r[:, None, None] + size)
    inside = inside & (j >= c[:, None, None]) & (j < c[:, None, None] + size)
    covered = np.where(inside, 0.0, image)[:, None]
    return network(covered)[:, label].reshape(rows, cols)


def covered_map(
    image,
    label,
    size,
    network,
    paint=None,
    value=lambda p, label: p[label],
    shape=None,
    step=1,
):
    """The map, with one of its parts replaced."""
    height, width = image.shape
    rows, cols = shape or (height - size + 1, width - size + 1)

    def zero(image, r, c):
        covered = image.copy()
        covered[r : r + size, c : c + size] = 0
        return covered

    paint = paint or zero
    return np.array(
        [
            [
                value(network(paint(image, r, c)[None, None])[0], label)
                for c in range(0, cols, step)
            ]
            for r in range(0, rows, step)
        ]
    )


def wrong_covers_add_up(image, label, size, network):
    """The square leaves a trail: what it once covered stays covered. Start from a fresh
    copy of the image at each place.
    """
    left = image.copy()

    def paint(_, r, c):
        left[r : r + size, c : c + size] = 0
        return left

    return covered_map(image, label, size, network, paint)


def wrong_changes_the_image(image, label, size, network):
    """The call changed its argument `image`"""

    def paint(image, r, c):
        image[r : r + size, c : c + size] = 0
        return image

    return covered_map(image, label, size, network, paint)


def wrong_paints_ink(image, label, size, network):
    """Your square is of ink, 1. It should be of paper, 0."""

    def paint(image, r, c):
        covered = image.copy()
        covered[r : r + size, c : c + size] = 1
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_keeps_the_square(image, label, size, network):
    """You kept the square and cleared all around it. It is the square that is
    covered.
    """

    def paint(image, r, c):
        covered = np.zeros_like(image)
        covered[r : r + size, c : c + size] = image[r : r + size, c : c + size]
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_one_pixel(image, label, size, network):
    """You covered one pixel at a time. The square has size × size pixels."""

    def paint(image, r, c):
        covered = image.copy()
        covered[r, c] = 0
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_square_too_large(image, label, size, network):
    """Your square is one pixel too large: r : r + size are already `size` rows."""

    def paint(image, r, c):
        covered = image.copy()
        covered[r : r + size + 1, c : c + size + 1] = 0
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_square_too_small(image, label, size, network):
    """Your square is one pixel too small: the end of r : r + size is not in it."""

    def paint(image, r, c):
        covered = image.copy()
        covered[r : r + size - 1, c : c + size - 1] = 0
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_square_around(image, label, size, network):
    """(r, c) is the upper left corner of the square; you used it as its centre."""
    half = size // 2

    def paint(image, r, c):
        covered = image.copy()
        top, left = max(r - half, 0), max(c - half, 0)
        covered[top : r - half + size, left : c - half + size] = 0
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_rows_and_columns(image, label, size, network):
    """Rows and columns are swapped while covering: the first index is the row."""

    def paint(image, r, c):
        covered = image.copy()
        covered[c : c + size, r : r + size] = 0
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_transposed(image, label, size, network):
    """The values are right but transposed: rows and columns are swapped."""
    return covered_map(image, label, size, network).T


def wrong_drop(image, label, size, network):
    """That is how much the probability fell. Give the probability itself."""
    whole = network(image[None, None])[0, label]
    return whole - covered_map(image, label, size, network)


def wrong_largest(image, label, size, network):
    """That is the largest probability of each answer. Give that of the class
    `label`.
    """
    return covered_map(image, label, size, network, value=lambda p, label: p.max())


def wrong_class(image, label, size, network):
    """These are classes. Give the probability of the class `label`."""
    return covered_map(image, label, size, network, value=lambda p, label: p.argmax())


def wrong_guess(image, label, size, network):
    """That is the probability of the class that the network guesses for the whole
    image. Use the class `label`.
    """
    guess = network(image[None, None])[0].argmax()
    return covered_map(image, guess, size, network)


def wrong_next_class(image, label, size, network):
    """That is the class `label` − 1. Classes count from 0, as the places of a row
    do.
    """
    return covered_map(image, label - 1, size, network)


def wrong_whole_image(image, label, size, network):
    """Every value is that of the whole image: the network never got to see the covered
    copy.
    """
    return covered_map(image, label, size, network, lambda image, r, c: image)


def wrong_side_by_side(image, label, size, network):
    """Your square moves by its own size. It must move by one pixel."""
    return covered_map(image, label, size, network, step=size)


def wrong_all_corners(image, label, size, network):
    """Your map is as large as the image. The square must lie inside the image as a
    whole, so there are fewer places.
    """
    return covered_map(image, label, size, network, shape=image.shape)


def wrong_last_place_missing(image, label, size, network):
    """The last row and the last column of places are missing: there are H − size + 1,
    not H − size.
    """
    height, width = image.shape
    return covered_map(image, label, size, network, shape=(height - size, width - size))


def wrong_square_map(image, label, size, network):
    """Your map has as many columns as rows. The image need not be square."""
    side = image.shape[0] - size + 1
    return covered_map(image, label, size, network, shape=(side, side))


def wrong_axes_missing(image, label, size, network):
    """The network takes images of shape (N, 1, H, W). Put two axes of length 1 in
    front of yours.
    """
    return network(np.where(image > 0, image, image))[0, label]


def wrong_flat_list(image, label, size, network):
    """The values are right, the shape is not"""
    return covered_map(image, label, size, network).ravel()


def wrong_last_place_only(image, label, size, network):
    """That is one number. Collect those of all places in an array."""
    return covered_map(image, label, size, network)[-1, -1]


def wrong_forgotten_return(image, label, size, network):
    """The function returned nothing"""
    covered_map(image, label, size, network)


def wrong_zeros(image, label, size, network):
    """Every value is 0."""
    height, width = image.shape
    return np.zeros((height - size + 1, width - size + 1))


def wrong_one_axis(image, label, size, network):
    """The network takes images of shape (N, 1, H, W). Put two axes of length 1 in
    front of yours.
    """
    return network(image[None])[0, label]


def wrong_row_of_one_image(image, label, size, network):
    """The network gives a row for each image, also for one image: take the number in
    row 0, column `label`.
    """
    result = np.zeros((image.shape[0] - size + 1, image.shape[1] - size + 1))
    for r, c in np.ndindex(*result.shape):
        covered = image.copy()
        covered[r : r + size, c : c + size] = 0
        result[r, c] = network(covered[None, None])[label]
    return result


def wrong_square_alone(image, label, size, network):
    """The network needs the whole image with the square on it, not the square alone:
    covered[None, None].
    """
    return network(image.reshape(1, 1, size, size))[0, label]


def wrong_28(image, label, size, network):
    """These images are not 28 × 28. covered[None, None] fits for every size."""
    return network(image.reshape(1, 1, 28, 28))[0, label]


def wrong_network_forward(image, label, size, network):
    """`network` is a function. Call it: network(…)."""
    return network.forward(image[None, None])[0, label]


def wrong_end_of_slice(image, label, size, network):
    """A slice ends at its start plus `size`: r : r + size."""

    def paint(image, r, c):
        covered = image.copy()
        covered[r:size, c:size] = 0
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_two_brackets(image, label, size, network):
    """[…][…] cuts rows, and then rows again. Rows and columns go into one bracket:
    [r : r + size, c : c + size].
    """

    def paint(image, r, c):
        covered = image.copy()
        covered[r : r + size][c : c + size] = 0
        return covered

    return covered_map(image, label, size, network, paint)


def wrong_width_first(image, label, size, network):
    """Height and width are swapped: image.shape is (height, width)."""
    width, height = image.shape
    shape = height - size + 1, width - size + 1
    return covered_map(image, label, size, network, shape=shape)
