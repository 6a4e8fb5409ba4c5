#!/bin/sh
# Jupyter Server leaves Nagle's algorithm on for the socket between page and kernel: a small message
# waits until the page has acknowledged the one before, which it may put off for 40 ms. asyncio,
# on which all of it runs, switches that off for its own connections, and Tornado has set_nodelay
# for handlers, but nothing calls it. It hurts sliders that redraw a picture: call set_nodelay(True)
# in a kernel_websocket_connection_class of your own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
export JUPYTER_CONFIG_DIR="$folder/config" JUPYTER_DATA_DIR="$folder/data"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check jupyter-server==2.21.1 tornado==6.6.1 \
    ipykernel==7.4.0 'jsonschema<4.25'
mkdir "$folder/root"
cd "$folder/root"

cat >see.py <<'PYTHON'
import asyncio
import json
import socket

from jupyter_server.serverapp import ServerApp
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

handlers = []


class Noted(KernelWebsocketHandler):
    """The server's own handler, kept in sight."""

    async def open(self, *args, **kwargs):
        handlers.append(self)
        await super().open(*args, **kwargs)


def nodelay(accepted):
    return bool(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))


async def of_asyncio():
    """Return what a socket has that asyncio has accepted."""
    seen = asyncio.Future()
    server = await asyncio.start_server(
        lambda _, writer: seen.set_result(nodelay(writer.get_extra_info("socket"))), "127.0.0.1", 0
    )
    _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    result = await seen
    writer.close()
    server.close()
    return result


async def of_the_server():
    """Return what the socket of a kernel's channels has, once a message has come."""
    told = {"Authorization": "token t"}
    address = f"127.0.0.1:{app.port}"
    ask = HTTPRequest(f"http://{address}/api/kernels", "POST", told, "{}", request_timeout=120)
    kernel = json.loads((await AsyncHTTPClient().fetch(ask)).body)["id"]
    ask = HTTPRequest(f"ws://{address}/api/kernels/{kernel}/channels", headers=told)
    page = await websocket_connect(ask)
    await page.read_message()
    result = nodelay(handlers[0].ws_connection.stream.socket)
    page.close()
    return result


async def see():
    try:
        print("asyncio", await of_asyncio(), "jupyter_server", await of_the_server())
    finally:
        app.stop()


with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
app = ServerApp(log_level="CRITICAL")
app.initialize(
    ["--no-browser", "--allow-root", f"--ServerApp.port={port}", "--IdentityProvider.token=t"]
)
kernel = r"/api/kernels/(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)/channels"
app.web_app.add_handlers(".*$", [(kernel, Noted)])
app.io_loop.add_callback(see)
app.start()
PYTHON
seen=$(python -W ignore see.py 2>log.txt) || { cat log.txt; exit 1; }

pip list --format=freeze | grep -iE '^(jupyter.server|tornado)=='
echo "expected: TCP_NODELAY is on in both: asyncio True jupyter_server True"
echo "seen:     $seen"
[ "$seen" = "asyncio True jupyter_server False" ]
