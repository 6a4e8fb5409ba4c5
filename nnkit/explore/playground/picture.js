// The picture with its words, and where it was clicked or entered by keyboard.
const STEP = 0.01; // of the picture, for one press of an arrow key

function render({ model, el }) {
  el.innerHTML = `<div class="nnkit-board" tabindex="0" role="group"
      style="position:relative;max-width:840px;outline-offset:2px">
    <img style="width:100%;height:auto;display:block">
    <div aria-hidden="true" style="position:absolute;width:17px;height:17px;
      margin:-9px 0 0 -9px;border:2px solid #000;border-radius:50%;
      box-shadow:0 0 0 1px #fff;display:none;pointer-events:none"></div></div>
    <p style="max-width:840px;font-size:14px;line-height:1.4;margin:0"></p>`;
  const [board, words] = el.children;
  const [image, cross] = board.children;
  board.dataset.lmSuppressShortcuts = "true"; // JupyterLab leaves the arrow keys to us
  board.setAttribute("aria-label", model.get("hint"));
  let [x, y] = [0.843, 0.37];

  const show = () => {
    const old = image.src;
    const file = new Blob([model.get("png")], { type: "image/png" });
    image.src = URL.createObjectURL(file);
    image.alt = model.get("alt");
    words.textContent = model.get("words");
    if (old) setTimeout(() => URL.revokeObjectURL(old), 1000);
  };
  const place = () => {
    cross.style.left = `${100 * x}%`;
    cross.style.top = `${100 * y}%`;
  };
  board.addEventListener("click", (event) => {
    const box = image.getBoundingClientRect();
    x = (event.clientX - box.left) / box.width;
    y = (event.clientY - box.top) / box.height;
    place();
    model.send({ x, y });
  });
  board.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1] };
    const [right, down] = { ...moves, ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (right || down) {
      x = Math.min(Math.max(x + right * STEP, 0), 1);
      y = Math.min(Math.max(y + 2 * down * STEP, 0), 1);
      place();
    } else if (event.key === "Enter" || event.key === " ") {
      model.send({ x, y });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  board.addEventListener("focus", () => {
    if (board.matches(":focus-visible")) cross.style.display = "block";
  });
  board.addEventListener("blur", () => (cross.style.display = "none"));
  model.on("change:png", show);
  show();
  place();
}

export default { render };
