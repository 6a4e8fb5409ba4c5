"""What a page leaves out: names for sliders, and arrow keys that reach the controls.

A slider of ipywidgets has no name for a screen reader, and one that walks through a
list announces the place in the list in place of the value. JupyterLab takes the arrow
keys from lists and radio buttons, to go to the next cell. Both is mended in the page;
Ctrl + S and its like stay JupyterLab's.
"""

import anywidget
import ipywidgets as widgets

_IN_THE_PAGE = """
const BOX = ".nnkit-explorable, .nnkit-quiz";

function set(element, name, text) {
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

function tell(box) {
  for (const handle of box.querySelectorAll(".noUi-handle")) {
    const slider = handle.closest(".widget-slider");
    const [label, value] = [".widget-label", ".widget-readout"].map(
      (part) => slider.querySelector(part),
    );
    set(handle, "aria-label", label.textContent.trim());
    set(handle, "aria-valuetext", value.textContent.trim());
    set(value, "tabindex", "-1"); // the handle alone is a stop of the Tab key
  }
  for (const question of box.querySelectorAll(".nnkit-question")) {
    const options = question.querySelector(".widget-radio-box");
    set(options, "role", "radiogroup");
    set(options, "aria-label", question.querySelector("b").parentElement.textContent);
    // With one name they are one group, in which the arrow keys go round.
    const inputs = options.querySelectorAll("input");
    for (const input of inputs) set(input, "name", options.dataset.group);
  }
}

// It comes before JupyterLab looks at the key.
function share(event) {
  if (!event.target.closest?.(BOX)) return;
  const theirs = event.ctrlKey || event.metaKey || event.altKey;
  event.target.toggleAttribute("data-lm-suppress-shortcuts", !theirs);
}
window.addEventListener("keydown", share, true);

function render({ el }) {
  let observer, frames = 600; // until the page has put the parts together
  const begin = () => {
    const box = el.closest(BOX);
    if (!box) return frames-- > 0 && requestAnimationFrame(begin);
    box.querySelectorAll(".widget-radio-box").forEach((options) => {
      options.dataset.group = crypto.getRandomValues(new Uint32Array(2)).join("-");
    });
    tell(box);
    observer = new MutationObserver(() => tell(box));
    const attributeFilter = ["aria-valuenow", "aria-valuetext"];
    observer.observe(box, {
      attributeFilter, characterData: true, childList: true, subtree: true,
    });
  };
  begin();
  return () => observer?.disconnect();
}

export default { render };
"""


class Access(anywidget.AnyWidget):
    """An unseen part of an explorable or a quiz, which sees to the others there."""

    _esm = _IN_THE_PAGE

    def __init__(self):
        super().__init__(layout=widgets.Layout(display="none"))
