// Two tabs on one notebook: whoever saves last wins, so the second one is told.
const held = new Map();

export const WARNING = 'is open in another tab, too. The last to save wins: close one.';

// Call `warn` if another tab has the notebook; returns what gives it back.
export async function claim(path, warn) {
  held.get(path)?.();
  if (!path || !navigator.locks) return () => {};
  return new Promise((ready) => {
    navigator.locks.request(`nnkit:${path}`, { ifAvailable: true }, (lock) => {
      if (!lock) { warn(`${path} ${WARNING}`); ready(() => {}); return undefined; }
      return new Promise((release) => { held.set(path, release); ready(release); });
    });
  });
}
