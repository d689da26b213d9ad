"""A web server on 127.0.0.1 that answers as it is told, rightly or wrongly, and remembers what it was asked."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

Behaviour = Callable[[socket.socket, str], None]
"""Given the connection and the head of the request; writes what it likes, the connection is closed afterwards."""


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> Behaviour:
    """A right answer; underscores in the names of headers are hyphens, and a header of the empty string is left out."""
    content = body.encode() if isinstance(body, str) else body
    named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in named.items() if v), "", ""]
    return raw("\r\n".join(lines).encode("latin-1") + content)


def raw(data: bytes) -> Behaviour:
    """These bytes and nothing else."""
    return lambda connection, _: connection.sendall(data)


def redirect(location: str, status: str = "302 Found", **headers: str) -> Behaviour:
    """A redirect."""
    return answer(b"", status, Location=location, **headers)


def endless(head: bytes, piece: bytes) -> Behaviour:
    """``head``, then ``piece`` until the other side hangs up."""

    def behave(connection: socket.socket, _: str) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return behave


def silent(head: bytes = b"") -> Behaviour:
    """``head``, then nothing until the other side hangs up."""

    def behave(connection: socket.socket, _: str) -> None:
        connection.sendall(head)
        connection.recv(1)

    return behave


def reset(connection: socket.socket, _: str) -> None:
    """No answer but a connection that is broken off hard."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that arrived."""

    path: str
    head: str

    def header(self, name: str) -> str | None:
        """The value of a header."""
        for line in self.head.split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name:
                return value.strip()
        return None


class _TcpServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 50

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what half of the tests are about."""


class Server:
    """The server; a context manager. Paths without a behaviour are answered with 404, robots.txt among them."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._behaviours: dict[str, list[Behaviour]] = {}
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                outer._handle(self.request)

        self._server = _TcpServer(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.root = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def at(self, path: str, *behaviours: Behaviour) -> str:
        """Let ``path`` behave so, one behaviour per request, the last one for ever; returns the address."""
        self._behaviours[path] = list(behaviours)
        return self.root + path

    def paths(self) -> list[str]:
        """The paths asked for, in order, robots.txt left out."""
        return [a.path for a in self.asked if a.path != "/robots.txt"]

    def _handle(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(65_536)
            if not piece:
                return
            head += piece
        text = head.decode("latin-1")
        path = text.split(" ")[1]
        self.asked.append(Asked(path, text))
        queue = self._behaviours.get(path, [answer(b"nothing here", "404 Not Found")])
        behave = queue.pop(0) if len(queue) > 1 else queue[0]
        behave(connection, text)


class FakeTime:
    """A clock that stands still but for ``tick`` seconds at each look, and for sleeping; remembers every sleep."""

    def __init__(self, tick: float = 0.0) -> None:
        self.seconds = 0.0
        self.tick = tick
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def clock(self) -> float:
        """The seconds so far."""
        with self._lock:
            self.seconds += self.tick
            return self.seconds

    def sleep(self, seconds: float) -> None:
        """Sleep, in no time."""
        with self._lock:
            self.seconds += seconds
            self.slept.append(round(seconds, 6))
