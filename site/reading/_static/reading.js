// The list of notebooks begins where the reader is.
const here = document.querySelector('.sidebar-tree .current-page');
const list = here?.closest('.sidebar-scroll');
if (list) list.scrollTop = here.getBoundingClientRect().top - list.getBoundingClientRect().top - 80;

// What is wider than its place can be scrolled from the keyboard, too.
addEventListener('load', async () => {
  await window.MathJax?.startup?.promise; // formulas have their width then
  for (const box of document.querySelectorAll('pre, .table-wrapper, div.math')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
});
