"""Feedback pages that need nothing from the network: formulas become MathML."""

import html
from importlib.util import find_spec
from pathlib import Path

from jinja2 import pass_context
from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

#: Holds ``feedback/mathjax.html.j2``, which nbconvert takes in place of its own.
TEMPLATES = Path(__file__).parent / "templates"


def configure(c):
    """Write into the traitlets configuration `c` how feedback pages look."""
    (home,) = find_spec("nbgrader").submodule_search_locations  # its import takes 1 s
    here = Path(home, "server_extensions/formgrader")
    c.HTMLExporter.extra_template_basedirs = [str(TEMPLATES), str(here / "templates")]
    bootstrap = "static/node_modules/bootstrap/dist/css"
    c.HTMLExporter.extra_template_paths = [str(here / bootstrap)]
    c.HTMLExporter.filters = {"markdown2html": markdown}


@pass_context
def markdown(context, source):
    """Return Markdown as HTML with its formulas as MathML.

    Parameters
    ----------
    context : jinja2.runtime.Context
        Its ``cell`` may have attachments.
    source : str
    """
    attachments = context.get("cell", {}).get("attachments", {})
    renderer = _Renderer(escape=False, attachments=attachments)
    return MarkdownWithMath(renderer=renderer).render(source)


class _Renderer(IPythonRenderer):
    def block_math(self, body):
        return formula(body, "block")

    def inline_math(self, body):
        return formula(body, "inline")

    def latex_environment(self, name, body):
        return formula(rf"\begin{{{name}}}{body}\end{{{name}}}", "block")


def formula(tex, display):
    """Return a formula as MathML; as its own text where it is not TeX."""
    try:
        return convert(tex, display=display)
    except Exception:  # of many classes; the page must come all the same
        return f"<code>{html.escape(tex)}</code>"
