// The list of notebooks begins where the reader is.
const here = document.querySelector('.sidebar-tree .current-page');
const list = here?.closest('.sidebar-scroll');
if (list) list.scrollTop = here.getBoundingClientRect().top - list.getBoundingClientRect().top - 80;
