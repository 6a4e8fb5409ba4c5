// A sheet to draw on with mouse, finger, pen or keys; its ink goes to the kernel.
const SIDE = 280, COARSE = 112, PEN = 20, STEP = 7;

function render({ model, el }) {
  el.innerHTML = `<canvas width="${SIDE}" height="${SIDE}" tabindex="0" role="img"
    style="border:1px solid #767676;background:#fff;touch-action:none;cursor:crosshair;
    outline-offset:2px;width:${SIDE}px;height:${SIDE}px"></canvas>`;
  const [sheet] = el.children;
  sheet.setAttribute("aria-label", model.get("hint"));
  const pen = sheet.getContext("2d", { willReadFrequently: true });
  Object.assign(pen, { lineWidth: PEN, lineCap: "round", lineJoin: "round" });
  const small = document.createElement("canvas");
  small.width = small.height = COARSE;
  const coarse = small.getContext("2d", { willReadFrequently: true });
  let at = null, keys = [SIDE / 2, SIDE / 4], down = false, waiting = false;

  const send = () => {
    waiting = false;
    coarse.fillStyle = "#fff";
    coarse.fillRect(0, 0, COARSE, COARSE);
    coarse.drawImage(sheet, 0, 0, COARSE, COARSE);
    const { data } = coarse.getImageData(0, 0, COARSE, COARSE);
    const ink = new Uint8Array(COARSE * COARSE);
    for (let k = 0; k < ink.length; k++) ink[k] = 255 - data[4 * k];
    model.set("ink", new DataView(ink.buffer));
    model.save_changes(); // while the kernel works, only the newest is kept
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(send);
    waiting = true;
  };
  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, SIDE, SIDE);
    soon();
  };
  const line = (from, to) => {
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
    soon();
  };
  const place = (event) => {
    const box = sheet.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  sheet.addEventListener("pointerdown", (event) => {
    sheet.setPointerCapture(event.pointerId);
    at = place(event);
    line(at, at);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (!at) return;
    const next = place(event);
    line(at, next);
    at = next;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    sheet.addEventListener(end, () => (at = null));
  }
  sheet.addEventListener("keydown", (event) => {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1] };
    const move = { ...moves, ArrowDown: [0, 1] }[event.key];
    if (move) {
      const next = keys.map((v, k) => Math.min(Math.max(v + STEP * move[k], 0), SIDE));
      if (down) line(keys, next);
      keys = next;
    } else if (event.key === " ") {
      down = !down;
      if (down) line(keys, keys);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      clear();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  model.on("msg:custom", (message) => message.clear && clear());
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, SIDE, SIDE);
}

export default { render };
