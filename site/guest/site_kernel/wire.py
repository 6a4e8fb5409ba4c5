"""Frames through the door: 4 bytes length, JSON, then the buffers."""

import base64
import json
import struct

import _host

parent = {}  # the message that is worked on


def fetch():
    """Return the message to work on, and make it the parent of what is sent."""
    raw = _host.call(b"N")
    (size,) = struct.unpack_from("<I", raw)
    message, at = json.loads(raw[4 : 4 + size]), 4 + size
    buffers = []
    for length in message["buffers"]:
        buffers.append(memoryview(raw)[at : at + length])
        at += length
    message["buffers"] = buffers
    parent.clear()
    parent.update(message)
    return message


def send(channel, kind, content, metadata=None, buffers=()):
    """Send a message to the page."""
    buffers = [bytes(one) for one in buffers or ()]
    head = {
        "channel": channel,
        "msg_type": kind,
        "content": content,
        "metadata": metadata or {},
        "parent_header": parent.get("header", {}),
        "buffers": [len(one) for one in buffers],
    }
    raw = json.dumps(head, default=_plain).encode()
    _host.call(b"M" + struct.pack("<I", len(raw)) + raw + b"".join(buffers))


def ask(prompt, password):
    """Return what the learner typed; None where the page cannot ask."""
    content = {"prompt": str(prompt), "password": password}
    question = json.dumps([content, parent["header"]])
    return json.loads(_host.call(b"I" + question.encode()))


def _plain(value):
    if isinstance(value, (bytes, bytearray, memoryview)):
        return base64.b64encode(bytes(value)).decode("ascii")
    for cast in ("tolist", "isoformat"):
        if hasattr(value, cast):
            return getattr(value, cast)()
    return str(value)
