"""Answers to exercise 1.3, matrix product."""

import numpy as np


def right_three_loops(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"cannot multiply shapes {A.shape} and {B.shape}")
    product = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            for k in range(A.shape[1]):
                product[i, j] += A[i, k] * B[k, j]
    return product


def right_rows_and_columns(A, B):
    if len(A.T) != len(B):
        raise ValueError(f"the shapes {A.shape} and {B.shape} do not fit")
    return np.array([[np.sum(row * column) for column in B.T] for row in A])


def right_outer_products(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"{A.shape}, {B.shape}")
    return sum(np.outer(A[:, k], B[k]) for k in range(len(B)))


def right_columns_combined(A, B):
    (m, n), (rows, p) = A.shape, B.shape
    if n != rows:
        raise ValueError(f"A has the shape {A.shape}, B has the shape {B.shape}")
    product = np.zeros((m, p))
    for j in range(p):
        for k in range(n):
            product[:, j] += B[k, j] * A[:, k]
    return product


def right_broadcast(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"inner sizes differ: {A.shape} and {B.shape}")
    return np.sum(A[:, :, None] * B[None, :, :], axis=1)


def wrong_at(A, B):
    """This answer uses @. Here the task is to write the product yourself"""
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"cannot multiply shapes {A.shape} and {B.shape}")
    return A @ B


def wrong_dot(A, B):
    """This answer uses dot."""
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"cannot multiply shapes {A.shape} and {B.shape}")
    return np.array([[np.dot(row, column) for column in B.T] for row in A])


def wrong_entry_by_entry(A, B):
    """That is A * B, entry by entry. Take rows of A with columns of B."""
    return A * B


def wrong_other_order(A, B):
    """That is B A. Rows come from A, columns from B."""
    return np.array([[np.sum(row * column) for column in A.T] for row in B])


def wrong_rows_with_rows(A, B):
    """You took rows of A with rows of B: that is A Bᵀ."""
    return np.array([[np.sum(row * other) for other in B] for row in A])


def wrong_columns_with_columns(A, B):
    """You took columns of A with columns of B: that is Aᵀ B."""
    return np.array([[np.sum(column * other) for other in B.T] for column in A.T])


def wrong_transposed(A, B):
    """Rows and columns of the result are exchanged"""
    return np.array([[np.sum(row * column) for row in A] for column in B.T])


def wrong_last_product(A, B):
    """Only the last product of each sum is left: add with +=."""
    product = np.zeros((len(A), len(B.T)))
    for i in range(len(A)):
        for j in range(len(B.T)):
            for k in range(len(B)):
                product[i, j] = A[i, k] * B[k, j]
    return product


def wrong_last_product_missing(A, B):
    """The last product of each sum is missing: range(n) goes from 0 to n − 1."""
    product = np.zeros((len(A), len(B.T)))
    for i in range(len(A)):
        for j in range(len(B.T)):
            for k in range(len(B) - 1):
                product[i, j] += A[i, k] * B[k, j]
    return product


def wrong_sum_goes_on(A, B):
    """The sum goes on from entry to entry. Start it at 0 for each entry."""
    product, total = np.zeros((len(A), len(B.T))), 0.0
    for i in range(len(A)):
        for j in range(len(B.T)):
            for k in range(len(B)):
                total += A[i, k] * B[k, j]
            product[i, j] = total
    return product


def wrong_mean(A, B):
    """That is the mean of the products. Add them up."""
    return np.array([[np.mean(row * column) for column in B.T] for row in A])


def wrong_minus(A, B):
    """You subtracted the products. Add them up."""
    product = np.zeros((len(A), len(B.T)))
    for i in range(len(A)):
        for j in range(len(B.T)):
            for k in range(len(B)):
                product[i, j] -= A[i, k] * B[k, j]
    return product


def wrong_plus(A, B):
    """You added the entries in place of multiplying them."""
    return np.array([[np.sum(row + column) for column in B.T] for row in A])


def wrong_whole_numbers(A, B):
    """The decimals were cut off"""
    product = np.zeros((len(A), len(B.T)), dtype=int)
    for i in range(len(A)):
        for j in range(len(B.T)):
            product[i, j] = np.sum(A[i] * B[:, j])
    return product


def wrong_square_only(A, B):
    """Only as many columns as rows were filled: j runs over the p columns of B."""
    product = np.zeros((len(A), len(B.T)))
    for i in range(len(A)):
        for j in range(len(A)):
            product[i, j] = np.sum(A[i] * B[:, j])
    return product


def wrong_ranges(A, B):
    """An index ran past the end: i counts the m rows of A, j the p columns of B"""
    product = np.zeros((len(A), len(B.T)))
    for i in range(len(B)):
        for j in range(len(B.T)):
            product[i, j] = np.sum(A[i] * B[:, j])
    return product


def wrong_condition(A, B):
    """The shapes (2, 3) and (3, 4) fit: A has 3 columns and B has 3 rows."""
    if A.shape != B.shape:
        raise ValueError(f"cannot multiply shapes {A.shape} and {B.shape}")
    return np.array([[np.sum(row * column) for column in B.T] for row in A])


def wrong_one_number(A, B):
    """The number is right, but it must be a matrix of shape (1, 1)."""
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"cannot multiply shapes {A.shape} and {B.shape}")
    product = np.array([[np.sum(row * column) for column in B.T] for row in A])
    return product[0, 0] if product.size == 1 else product


def wrong_shapes_not_checked(A, B):
    """failed by itself. Check the input before, and `raise ValueError(…)`."""
    return np.array([[np.sum(row * column) for column in B.T] for row in A])


def wrong_shapes_not_named(A, B):
    """does not mention '(2, 3)', '(4, 5)': say which value was wrong."""
    if A.shape[1] != B.shape[0]:
        raise ValueError("the inner sizes do not agree")
    return np.array([[np.sum(row * column) for column in B.T] for row in A])


def wrong_only_one_shape_named(A, B):
    """does not mention '(4, 5)': say which value was wrong."""
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"B does not fit to A, which has the shape {A.shape}")
    return np.array([[np.sum(row * column) for column in B.T] for row in A])


def wrong_none_for_bad_shapes(A, B):
    """should raise ValueError; it returned None."""
    if A.shape[1] == B.shape[0]:
        return np.array([[np.sum(row * column) for column in B.T] for row in A])


def wrong_assert(A, B):
    """an `assert` raises AssertionError"""
    assert A.shape[1] == B.shape[0], f"{A.shape} and {B.shape}"
    return np.array([[np.sum(row * column) for column in B.T] for row in A])


def wrong_first_row_only(A, B):
    """Only the first row is filled. Does `return` stand inside the loop over the
    rows?
    """
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
        return C


def wrong_first_entry_only(A, B):
    """Only the first entry is filled. Does `return` stand inside the loops?"""
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[i] * B[:, j])
            return C


def wrong_columns_with_rows(A, B):
    """You took columns of A with rows of B. It is the other way round: rows A[i] with
    columns B[:, j].
    """
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(A.shape[0]):
        for j in range(B.shape[1]):
            C[i, j] = np.sum(A[:, i] * B[j])
    return C


def dot(row, column):
    return sum(p * q for p, q in zip(row, column, strict=True))


def right_names_of_products(A, B):
    rows, inner = A.shape
    if inner != len(B):
        raise ValueError(f"cannot multiply shapes {A.shape} and {B.shape}")
    return np.array([[dot(A[i], column) for column in B.T] for i in range(rows)])


def product_of_numpy(A, B):
    return A @ B


def wrong_shortcut_in_a_helper(A, B):
    """This answer uses @."""
    return product_of_numpy(A, B)


def right_outer(A, B):
    if A.shape[-1] != B.shape[0]:
        raise ValueError(f"shapes {A.shape} and {B.shape}")
    C = 0.0
    for k in range(A.shape[1]):
        C = C + A[:, k][:, None] * B[k][None, :]
    return C
