"""However quickly a hand moves, the last picture is the one of the last values."""

import numpy as np
import pytest

from nnkit import explore
from tests.explore.test_canvas import SHADES
from tests.explore.test_stage import seen

FAST, SLOW = "gradient_descent", "network_2d"
PRESSES = 10
#: Keys as fast as they come: within one task of the page, none waits for a picture.
PRESS = """(handle, keys) => {
    for (const key of keys) {
        handle.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
    }
}"""
BYTES = """async image => {
    const file = await (await fetch(image.src)).arrayBuffer();
    return Array.from(new Uint8Array(file));
}"""


@pytest.mark.parametrize(("name", "control"), [(FAST, "steps"), (SLOW, "hidden")])
@pytest.mark.parametrize("real", [True, False], ids=["real keys", "at once"])
def test_ten_quick_presses_end_at_the_last_picture(open_cells, name, control, real):
    cell = f"from nnkit import explore\nexplore.{name}()"
    book = open_cells(f"quick-{name}-{real}", (cell,))
    explorable = book.explorables.first
    here = getattr(explore, name)()
    label = here.controls[control].description
    handle = explorable.get_by_role("slider", name=label, exact=True)
    handle.focus()
    keys = ["ArrowRight"] * (PRESSES - 3) + ["ArrowLeft"] * 3
    if real:
        for key in keys:
            book.page.keyboard.press(key)
    else:
        handle.evaluate(PRESS, keys)
    here.controls[control].value += PRESSES - 6
    picture = explorable.locator("img").first
    book.page.wait_for_function(
        "([image, alt]) => image.alt === alt",
        arg=[picture.element_handle(), here.alt],
    )
    book.settle()  # and nothing older comes after it
    assert picture.get_attribute("alt") == here.alt
    shown = bytes(picture.evaluate(BYTES))
    assert np.abs(seen(shown) - seen(here._png)).max() <= SHADES
    assert book.errors == []
