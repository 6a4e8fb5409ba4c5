"""A client that is ready when its kernel is."""

import time

from jupyter_client.blocking import BlockingKernelClient


class PromptClient(BlockingKernelClient):
    """Of `wait_for_ready` the first half: the kernel answers, and both channels work.

    jupyter_client's reads on until nothing has come for a fifth of a second, so that a
    client which counts messages finds none. nbval goes by the request that they answer.
    """

    def wait_for_ready(self, timeout=60):
        """Return when there is an answer, or raise RuntimeError."""
        end = time.monotonic() + timeout
        channels = self.shell_channel, self.iopub_channel
        while time.monotonic() < end:
            self.kernel_info()
            if all(channel.socket.poll(1000) for channel in channels):
                return
            if not self.is_alive():
                raise RuntimeError("the kernel ended before it answered")
        raise RuntimeError(f"the kernel did not answer within {timeout} s")
