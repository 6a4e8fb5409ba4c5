// Formulas: from the pages' own folder, with MathML beside them for screen readers.
const Hub = { Queue() {} }; // ipywidgets ask a page's MathJax for this, which was version 2
window.MathJax = {
  Hub,
  startup: { ready() { MathJax.startup.defaultReady(); MathJax.Hub = Hub; } },
  loader: {
    paths: {
      'mathjax-newcm': new URL(
        `${document.documentElement.dataset.content_root}_static/mathjax/font`, location.href,
      ).href,
    },
    load: ['a11y/assistive-mml'],
  },
  options: {
    enableMenu: false,
    menuOptions: { settings: { enrich: false, speech: false, braille: false, assistiveMml: true } },
  },
};
