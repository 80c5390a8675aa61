"""Nothing goes in; a port comes out that is free, and stays so until the server for it has begun."""

from __future__ import annotations

import itertools
import os
import socket

# The system gives nobody one of these unasked. Of a port that it chooses it may let another process have it
# for a connection before the server that it is meant for has begun.
_FIRST, _MANY = 20_000, 12_000
# Processes that look for a port at the same moment begin at different ones.
_numbers = itertools.count(os.getpid() * 97)


def free_port() -> int:
    """A port that nobody listens at."""
    for number in itertools.islice(_numbers, _MANY):
        port = _FIRST + number % _MANY
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("no port of this machine is free")
