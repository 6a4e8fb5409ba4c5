"""What a kernel says goes to the page at once: TCP holds no small message back."""

from pathlib import Path
from unittest import mock

from jupyter_server.services.kernels.connection.channels import (
    ZMQChannelsWebsocketConnection,
)
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from traitlets.config.loader import PyFileConfigLoader
from traitlets.utils.importstring import import_item

ROOT = Path(__file__).resolve().parents[2]


def test_the_settings_of_make_lab_switch_the_holding_back_off():
    settings = PyFileConfigLoader("lab_config.py", str(ROOT / "tools/jupyter"))
    name = settings.load_config().ServerApp.kernel_websocket_connection_class
    handler = mock.create_autospec(KernelWebsocketHandler, instance=True)
    connection = import_item(name)(websocket_handler=handler)
    with mock.patch.object(ZMQChannelsWebsocketConnection, "connect") as begin:
        connection.connect()
    handler.set_nodelay.assert_called_once_with(True)
    begin.assert_called_once_with()
