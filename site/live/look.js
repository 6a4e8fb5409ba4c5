// The widgets' style sheet, and whether the page is dark, as JupyterLab would say it.
import sheet from '@jupyter-widgets/controls/css/widgets.built.css';
import lumino from '@lumino/widgets/style/widget.css';
import own from './live.css';

// Of a colour that the browser computed, whether it is a dark one.
const dark = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return alpha > 0 && 0.3 * red + 0.6 * green + 0.1 * blue < 128;
};

function follow() {
  const says = String(!dark(getComputedStyle(document.body).backgroundColor)
    && !dark(getComputedStyle(document.documentElement).backgroundColor));
  if (document.body.dataset.jpThemeLight !== says) document.body.dataset.jpThemeLight = says;
}

export function dress() {
  const style = document.createElement('style');
  style.textContent = `${lumino}\n${sheet}\n${own}`;
  document.head.append(style);
  follow();
  // A theme is an attribute of the page, or follows the system's.
  const watch = new MutationObserver(() => requestAnimationFrame(follow));
  for (const one of [document.documentElement, document.body]) watch.observe(one, { attributes: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => requestAnimationFrame(follow));
}
