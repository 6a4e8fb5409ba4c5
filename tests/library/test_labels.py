"""Whether y holds labels is said by the loss; accuracy counts right guesses only."""

import numpy as np
import pytest

import nnkit as nn
from tests.library.test_training import fit, problem, weights
from tests.library.zoo import data, generator

X = data(np.float32, (40, 4))
AGES = generator(1).integers(18, 90, (40, 1))


def model(loss, outputs=1, *last):
    net = nn.Sequential(nn.Linear(4, outputs, rng=generator()), *last)
    return net, loss, nn.SGD(net.parameters(), lr=1e-4)


NUMBER_LOSSES = [nn.QuadraticLoss, nn.MSELoss, nn.L1Loss, nn.HuberLoss]


@pytest.mark.parametrize("make", NUMBER_LOSSES)
@pytest.mark.parametrize("dtype", [np.int64, np.uint8, float, bool])
@pytest.mark.parametrize("outputs", [1, 3])
def test_whole_numbers_are_numbers_where_the_loss_says_so(make, dtype, outputs):
    """Ages, counts, pixels: no accuracy, no limit, the same training as with floats."""
    y = np.repeat(AGES, outputs, axis=1).astype(dtype)
    ours, floats = model(make(), outputs), model(make(), outputs)
    history = fit(ours, (X, y), (X, y))
    assert history.train_accuracy == history.val_accuracy == []
    assert len(history.val_loss) == 2
    fit(floats, (X, y.astype(np.float32)))
    np.testing.assert_array_equal(weights(ours[0]), weights(floats[0]))


def test_a_single_column_of_numbers_larger_than_the_number_of_outputs():
    y = AGES[:1].repeat(40, axis=0)  # (40, 1)
    assert fit(model(nn.MSELoss()), (X, y)).train_accuracy == []


YES = X[:, :1] > 0


@pytest.mark.parametrize("dtype", [bool, int, np.uint8, float, np.float32])
def test_labels_0_and_1_of_any_dtype_have_an_accuracy(dtype):
    y = YES.astype(dtype)
    one = model(nn.BCEWithLogitsLoss())
    history = fit(one, (X, y), (X, y))
    assert history.val_accuracy[-1] == nn.accuracy(one[0], X, y)
    assert history.val_accuracy[-1] == nn.accuracy(one[0], X, y[:, 0])
    margin = model(nn.HingeLoss())
    history = fit(margin, (X, 2.0 * y - 1), (X, 2.0 * y - 1))
    assert history.val_accuracy[-1] == nn.accuracy(margin[0], X, y)
    assert len(history.train_accuracy) == 2


def test_labels_of_cross_entropy_may_be_booleans():
    two, usual = (model(nn.CrossEntropyLoss(), 2) for _ in range(2))
    y = YES[:, 0]
    history = fit(two, (X, y), (X, y))
    assert history.val_accuracy == fit(usual, (X, y + 0), (X, y + 0)).val_accuracy
    np.testing.assert_array_equal(weights(two[0]), weights(usual[0]))
    with pytest.raises(ValueError, match="target .with label 1. must .* 0 to 0"):
        nn.CrossEntropyLoss().forward(np.zeros((1, 1)), np.array([True]))


def test_probabilities_are_no_labels():
    history = fit(model(nn.BCEWithLogitsLoss()), (X, 0.1 + 0.8 * YES))
    assert history.train_accuracy == []


def test_a_loss_of_ones_own_says_what_it_takes():
    class Own(nn.MSELoss):
        takes_labels = True

    assert len(fit(model(Own()), (X, YES + 0)).train_accuracy) == 2


@pytest.mark.parametrize(
    ("loss", "y", "message"),
    [
        (nn.BCEWithLogitsLoss(), YES * 2.0, "target .with value 2.0. must lie"),
        (nn.HingeLoss(), 2.0 * YES, "target .with value [02]. must be −1 or 1"),
        (nn.MSELoss(), np.ones((40, 2)), "input .* must have the same shape"),
    ],
)
def test_every_target_is_tried_before_anything_changes(loss, y, message):
    ours = model(loss)
    y, before = y.copy(), weights(ours[0])
    y[0] = 1
    with pytest.raises(ValueError, match="val: " + message):
        fit(ours, (X, np.ones((40, 1))), (X, y))
    np.testing.assert_array_equal(weights(ours[0]), before)


def test_the_way_to_labels_of_the_hinge_loss_works_for_all_types():
    for dtype in (np.uint8, bool, int, float):
        y = YES.astype(dtype)
        with pytest.raises(ValueError, match=r"with 2\.0 \* y - 1 ") as refused:
            nn.HingeLoss().forward(X[:, :1], y)
        assert "255" in str(refused.value)
        nn.HingeLoss().forward(X[:, :1], 2.0 * y - 1)


IDENTITY = nn.Sequential(nn.Identity())


@pytest.mark.parametrize("outputs", [np.full((4, 1), np.nan), np.full((4, 3), np.nan)])
def test_a_network_of_nans_is_not_right(outputs):
    with pytest.raises(FloatingPointError, match="nan for 4 of 4 samples, first .* 0"):
        nn.accuracy(IDENTITY, outputs, np.zeros(4, int))
    assert nn.prediction.share_right(outputs, np.zeros(4, int), 0.0) == 0
    outputs[1:] = 1
    outputs[2] = np.nan
    with pytest.raises(FloatingPointError, match="nan for 2 of 4 samples"):
        nn.accuracy(IDENTITY, outputs, np.zeros(4, int))


def test_behind_a_sigmoid_the_boundary_is_a_half():
    logit = model(nn.BCEWithLogitsLoss())[0]
    share = nn.accuracy(logit, X, YES)
    assert 0 < share < 1
    for net in (
        nn.Sequential(logit, nn.Sigmoid()),
        nn.Sequential(logit, nn.Sequential(nn.Sigmoid())),
    ):
        assert nn.accuracy(net, X, YES) == share
        history = fit(
            (net, nn.BCEWithLogitsLoss(), nn.SGD(net.parameters(), 0.0)), (X, YES)
        )
        assert history.train_accuracy == [share] * 2


def test_who_cannot_tell_probabilities_from_logits_asks():
    class Own:
        def forward(self, x, training=False):
            return nn.sigmoid(logit.forward(x))

    logit = model(nn.BCEWithLogitsLoss())[0]
    with pytest.raises(ValueError, match=r"between 0 and 1: write threshold=0.5 if"):
        nn.accuracy(Own(), X, YES)
    share = nn.accuracy(logit, X, YES)
    assert nn.accuracy(Own(), X, YES, threshold=0.5) == share
    assert nn.accuracy(Own(), X, YES, threshold=0) == YES.mean()
    small = nn.Sequential(nn.Linear(4, 1, rng=generator()))
    small[0].weight.data[...], small[0].bias.data[...] = 0, 0.5
    assert nn.accuracy(small, X, YES) == YES.mean()  # a Linear gives logits
    steps = np.array([[0.0], [1.0], [1.0]])
    assert nn.accuracy(IDENTITY, steps, [0, 1, 0]) == 2 / 3


def test_a_label_that_no_output_stands_for_is_never_right():
    outputs = np.array([[-1.0], [2.0]])
    assert nn.accuracy(IDENTITY, outputs, [35, 35]) == 0
    assert nn.accuracy(IDENTITY, np.eye(3), [0.0, 1.0, 7.0]) == 2 / 3


def norm_model():
    rng = generator()
    inner = nn.Residual(nn.Sequential(nn.Linear(4, 4, rng=rng), nn.BatchNorm1d(4)))
    drop = nn.Dropout(0.5, rng=rng)
    net = nn.Sequential(inner, drop, nn.Linear(4, 3, rng=rng))
    return net, nn.CrossEntropyLoss(), nn.SGD(net.parameters(), lr=0.1)


@pytest.mark.parametrize(("n", "batch_size"), [(41, 8), (1, 8), (5, 1)])
def test_a_last_batch_too_small_for_batch_norm_is_refused_at_once(n, batch_size):
    ours = norm_model()
    norm = ours[0][0].body[1]
    before, rng = weights(ours[0]), generator()
    with pytest.raises(
        ValueError,
        match=rf"batch_size \(={batch_size}\) makes of {n} samples a batch of 1, but "
        "BatchNorm1d needs 2 or more",
    ):
        fit(ours, problem(n), batch_size=batch_size, rng=rng)
    np.testing.assert_array_equal(weights(ours[0]), before)
    np.testing.assert_array_equal(norm.running_mean, np.zeros(4))
    assert rng.random() == generator().random()


def test_what_is_large_enough_for_batch_norm_is_taken():
    fit(norm_model(), problem(42), problem(1), batch_size=8)
    assert nn.predict(norm_model()[0], problem(11)[0], 10).shape == (11, 3)
    rng = generator()
    maps = nn.Sequential(
        nn.Conv2d(1, 2, 2, rng=rng), nn.BatchNorm2d(2), nn.Flatten(),
        nn.Linear(8, 3, rng=rng),
    )  # fmt: skip
    images = data(np.float32, (5, 1, 3, 3))
    ours = maps, nn.CrossEntropyLoss(), nn.SGD(maps.parameters(), lr=0.1)
    fit(ours, (images, np.arange(5) % 3), batch_size=4)  # four numbers a channel


def test_a_layer_of_ones_own_may_need_more_samples():
    class Pairs(nn.Identity):
        least_samples = 4

    ours = model(nn.CrossEntropyLoss(), 3, Pairs())
    with pytest.raises(ValueError, match="a batch of 3, but Pairs needs 4 or more"):
        fit(ours, problem(103))
