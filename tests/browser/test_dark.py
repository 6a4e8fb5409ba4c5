"""In the dark theme figures are dimmed cards, in the light one as they were made."""

import pytest
from playwright.sync_api import expect

CELLS = (
    "from nnkit import explore\nexplore.gradient_descent()",
    "import matplotlib.pyplot as plt\nfrom nnkit import plotting\n"
    "plotting.use_style()\nplotting.show(plt.plot([1, 2])[0].axes, 'It rises.')",
    "plt.plot([1, 2]);",
    "import nnkit as nn, numpy as np\nexplore.draw_digit(\n"
    "    nn.Sequential(nn.Linear(784, 10, rng=np.random.default_rng(0))))",
)
#: What a picture looks like: its filter, and the paper around it.
LOOK = "e => [getComputedStyle(e).filter, getComputedStyle(e).boxShadow]"
CARD = ["brightness(0.8)", "rgb(255, 255, 255) 0px 0px 0px 8px"]

pytestmark = pytest.mark.xdist_group("dark")


@pytest.fixture(scope="module")
def book(open_cells):
    book = open_cells("dark", CELLS)
    yield book
    book.change_theme("Light")


@pytest.mark.parametrize(
    ("theme", "look"), [("Light", ["none", "none"]), ("Dark", CARD)]
)
def test_every_figure_sits_well_in_the_theme(book, theme, look):
    book.change_theme(theme)
    pictures = book.panel.locator(".jp-OutputArea-output :is(img, canvas)")
    expect(pictures).to_have_count(5)  # and the last has two, its sheet and its picture
    for k in range(5):
        assert pictures.nth(k).evaluate(LOOK) == look, k
    for k in range(4):
        book.shoot(f"{theme.lower()}-{k}", book.outputs.nth(k))
    assert book.errors == []


def test_a_click_finds_its_place_also_in_the_dark(open_cells, book):
    book.change_theme("Dark")
    inside = open_cells(
        "dark-click", ("from nnkit import explore\nexplore.convolution()",)
    )
    board = inside.explorables.first.locator(".nnkit-board")
    scale = board.locator("img").bounding_box()["width"] / 840
    place = {"x": (500 + 11 * 6.5) * scale, "y": (32 + 11 * 17.5) * scale}
    board.locator("img").click(position=place)
    inside.explorables.first.locator("img[alt*='row 17, column 6 sees']").wait_for()
