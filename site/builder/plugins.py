"""JupyterLab's plugins that a learner here has no use for.

Each takes its part of every visit: a script to compile, settings to check, a menu to
fill. A name without a colon stands for all plugins of an extension.
"""

#: Nothing behind them in a page without a server.
EMPTY = (
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/apputils-extension:subshell-settings",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/terminal-extension",
    "@jupyterlite/application-extension:lsp-connection-manager",
    "@jupyterlite/javascript-kernel-extension:kernel",
)
#: A second way to run code, beside notebooks that give points.
CONSOLES = (
    "@jupyterlab/console-extension",
    "@jupyterlab/inspector-extension:consoles",
    "@jupyterlab/notebook-extension:code-console",
    "@jupyterlab/tooltip-extension:consoles",
)
#: For those who write notebooks.
AUTHORS = (
    "@jupyterlab/application-extension:property-inspector",
    "@jupyterlab/celltags-extension",
    "@jupyterlab/logconsole-extension",
    "@jupyterlab/metadataform-extension",
    "@jupyterlab/notebook-extension:active-cell-tool",
    "@jupyterlab/notebook-extension:log-output",
    "@jupyterlab/notebook-extension:metadata-editor",
    "@jupyterlab/notebook-extension:tools",
    "@jupyterlab/notebook-extension:update-raw-mimetype",
    "@jupyterlab/workspaces-extension",
)
#: Kinds of files that the course does not have.
FILES = (
    "@jupyterlab/audio-extension",
    "@jupyterlab/csvviewer-extension",
    "@jupyterlab/htmlviewer-extension",
    "@jupyterlab/javascript-extension",
    "@jupyterlab/json-extension",
    "@jupyterlab/json-lines-extension",
    "@jupyterlab/mermaid-extension",
    "@jupyterlab/pdf-extension",
    "@jupyterlab/vega5-extension",
    "@jupyterlab/video-extension",
)
#: What moves while the page loads (without a graphics card that takes half a core); a
#: favicon of 300 kB that is fetched anew whenever the kernel works; and completions of
#: a kind that asks a model.
RESTLESS = (
    "@jupyterlab/application-extension:faviconbusy",
    "@jupyterlab/apputils-extension:splash",
    "@jupyterlab/completer-extension:inline-completer",
    "@jupyterlab/completer-extension:inline-completer-factory",
    "@jupyterlab/completer-extension:inline-history",
)
DISABLED = sorted(EMPTY + CONSOLES + AUTHORS + FILES + RESTLESS)
