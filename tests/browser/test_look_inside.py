"""A click or a key on a picture, and the buttons of a replay, in a real page."""

import pytest
from playwright.sync_api import expect

CELLS = (
    "from nnkit import explore\nexplore.convolution()",
    "explore.channel_groups(output=0)",
    "explore.optimizer_race(steps=12)",
)

# They share an open notebook: one core takes these tests, one after another.
pytestmark = pytest.mark.xdist_group("look inside")


@pytest.fixture(scope="module")
def book(open_cells):
    return open_cells("inside", CELLS)


def test_a_click_and_the_arrow_keys_look_into_a_unit_of_the_map(book):
    explorable = book.explorables.nth(0)
    book.shoot("convolution-start", explorable)
    board = explorable.locator(".nnkit-board")
    box = board.locator("img").bounding_box()
    scale = box["width"] / 840
    place = {"x": (500 + 11 * 6.5) * scale, "y": (32 + 11 * 17.5) * scale}
    board.click(position=place)  # row 17, column 6
    explorable.locator("img[alt*='row 17, column 6 sees']").wait_for()
    book.page.keyboard.press("ArrowRight")
    book.page.keyboard.press("ArrowUp")
    explorable.locator("img[alt*='row 16, column 7 sees']").wait_for()
    column = explorable.get_by_role("slider", name="column of the unit")
    expect(column).to_have_attribute("aria-valuetext", "7")
    book.shoot("convolution-inside", explorable)
    assert book.errors == []


def test_a_click_and_the_arrow_keys_choose_an_output_channel(book):
    explorable = book.explorables.nth(1)
    board = explorable.locator(".nnkit-board")
    box = board.locator("img").bounding_box()
    board.click(position={"x": 0.75 * box["width"], "y": 0.8 * box["height"]})
    explorable.locator("img[alt*='output channel 5 sees']").wait_for()
    book.page.keyboard.press("ArrowUp")
    explorable.locator("img[alt*='output channel 4 sees']").wait_for()
    book.shoot("groups-inside", explorable)
    assert book.errors == []


#: The names that a button gets, from now on: one may be there for a second only.
NAMES = """button => {
    window.names = [];
    new MutationObserver(() => names.push(button.innerText))
        .observe(button, {childList: true, characterData: true, subtree: true});
}"""


def test_the_race_is_played_by_keyboard(book):
    explorable = book.explorables.nth(2)
    button = explorable.get_by_role
    button("button", name="Back").press("Enter")
    explorable.locator("img[alt*='After step 11 of 12']").wait_for()
    button("slider", name="shown up to step").press("Home")
    explorable.locator("img[alt*='After step 0 of 12']").wait_for()
    button("button", name="Play").evaluate(NAMES)
    button("button", name="Play").press("Space")
    book.page.wait_for_function("names.includes('Pause')")
    book.shoot("race-playing", explorable)
    explorable.locator("img[alt*='12 steps. Cost below']").wait_for()
    button("button", name="Play").wait_for()
    button("button", name="Back").press("Enter")
    explorable.locator("img[alt*='After step 11 of 12']").wait_for()
    button("button", name="Forward").press("Enter")
    explorable.locator("img[alt*='12 steps. Cost below']").wait_for()
    assert book.errors == []
