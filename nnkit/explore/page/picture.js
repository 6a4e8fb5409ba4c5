// The picture with its words, and where it was clicked or what keys were pressed.
const STEP = 0.01; // of the picture, for one press of an arrow key

function render({ model, el }) {
  el.innerHTML = `<div role="alert"></div>
    <div class="nnkit-board"><img><div class="nnkit-ring" aria-hidden="true"></div></div>
    <p class="nnkit-words"></p>`;
  const [fault, board, words] = el.children;
  const [image, ring] = board.children;
  let [x, y] = [0.843, 0.37];

  const show = () => {
    image.src = model.get("png");
    image.alt = model.get("alt");
    words.textContent = model.get("words");
  };
  const report = () => {
    fault.innerHTML = model.get("fault");
    board.hidden = words.hidden = fault.innerHTML !== "";
  };
  const place = () => {
    ring.style.left = `${100 * x}%`;
    ring.style.top = `${100 * y}%`;
  };
  const point = (event) => {
    const box = image.getBoundingClientRect();
    x = (event.clientX - box.left) / box.width;
    y = (event.clientY - box.top) / box.height;
    place();
    model.send({ x, y });
  };
  const press = (event) => {
    const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1] };
    const [right, down] = { ...arrows, ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (model.get("moves") && (right || down)) {
      model.send({ right, down });
    } else if (right || down) {
      x = Math.min(Math.max(x + right * STEP, 0), 1);
      y = Math.min(Math.max(y + 2 * down * STEP, 0), 1);
      place();
    } else if (!model.get("moves") && [" ", "Enter"].includes(event.key)) {
      model.send({ x, y });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  if (model.get("hint")) {
    board.tabIndex = 0;
    board.setAttribute("role", "group");
    board.setAttribute("aria-label", model.get("hint"));
    board.dataset.moves = model.get("moves");
    board.addEventListener("click", point);
    board.addEventListener("keydown", press);
  }
  model.on("change:png", show);
  model.on("change:fault", report);
  show();
  report();
  place();
}

export default { render };
