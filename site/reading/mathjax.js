// Formulas: from the pages' own folder, with MathML beside them for screen readers.
window.MathJax = {
  loader: {
    paths: {
      'mathjax-newcm': new URL(
        `${document.documentElement.dataset.content_root}_static/mathjax/font`, location.href,
      ).href,
    },
    load: ['a11y/assistive-mml'],
  },
  output: { displayOverflow: 'scroll' },
  options: {
    enableMenu: false,
    menuOptions: { settings: { enrich: false, speech: false, braille: false, assistiveMml: true } },
  },
};
