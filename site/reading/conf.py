"""How Sphinx makes the pages to read. `builder/reading.py` writes what it reads."""

project = "Neural networks from first principles"
html_title = project
copyright = "the course's authors. Prose and figures: CC BY 4.0; code: MIT"
language = "en"
extensions = ["myst_nb"]
exclude_patterns = ["figures"]

# Executed notebooks come in, and Jupyter's Markdown: none of MyST's own signs.
nb_execution_mode = "off"
nb_remove_code_outputs = False
nb_code_prompt_show = "The cell that sets the tools up"
nb_code_prompt_hide = "Fold it again"
myst_enable_extensions = ["dollarmath"]
myst_disable_syntax = [
    "myst_line_comment",
    "myst_block_break",
    "myst_target",
    "myst_role",
]
myst_update_mathjax = False

html_theme = "furo"
html_theme_options = {"top_of_page_buttons": []}
templates_path = ["_templates"]
html_static_path = ["_static"]
html_favicon = "_static/favicon.svg"
html_css_files = ["reading.css"]
html_js_files = [("reading.js", {"defer": "defer"})]
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"
pygments_style = "a11y-light"
pygments_dark_style = "a11y-high-contrast-dark"

# From this folder alone; what a reader can do without is not there to be fetched.
mathjax_path = "mathjax/tex-chtml.js"
mathjax_config_path = "mathjax.js"
