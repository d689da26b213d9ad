"""Connections that go to the very address that was checked, and that nobody can hold open longer than was allowed.

A name is looked up once, every address it has is judged, and the connection is made to one of these numbers; the name goes on
into the Host header and the TLS certificate's check. A second look-up, which could answer differently (DNS rebinding), never happens.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import httpcore

from retold.model.errors import FetchError, FetchTimeout, OversizedPage, RefusedAddress, TlsTrouble, UnknownHost, Unreachable
from retold.read.fetch_addresses import first_refused, literal
from retold.read.fetch_policy import FetchPolicy
from retold.read.fetch_surroundings import Surroundings

MOST_TRIED = 4
"""Addresses of a name that are tried in turn."""


class Stopped(Exception):
    """The run was interrupted; nobody waits for an answer any more."""


class Transient(Exception):
    """A failure that another try may mend; ``error`` is what it is called when it does not."""

    def __init__(self, error: FetchError) -> None:
        self.error = error
        super().__init__(error)


class OpenSockets:
    """The sockets of all fetches of a run, so that an interruption can end them; ``stopped`` is set when it does."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()

    def add(self, one: socket.socket) -> None:
        """Remember an open socket."""
        with self._lock:
            self._sockets.add(one)

    def remove(self, one: socket.socket) -> None:
        """Forget a socket that is closed."""
        with self._lock:
            self._sockets.discard(one)

    def hang_up(self) -> None:
        """End every connection: reads that wait return at once (which closing alone would not do)."""
        self.stopped.set()
        with self._lock:
            for one in self._sockets:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)


@dataclass(slots=True)
class Budget:
    """Seconds on the network left for one address; they run while it is entered."""

    surroundings: Surroundings
    left: float
    total: float
    _deadline: float = 0.0

    def __enter__(self) -> Self:
        self._deadline = self.surroundings.clock() + self.left
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.left = self._deadline - self.surroundings.clock()

    def now_left(self) -> float:
        """Seconds left at this moment, perhaps none."""
        return self._deadline - self.surroundings.clock()


@dataclass(slots=True)
class Call:
    """One request under way: what it may take, and what is known of it so far.

    ``subject``: the address as people know it. ``most``: bytes taken from the network. ``peer``: the address connected to.
    ``received``: bytes so far. ``ended``: the server has closed the connection.
    """

    subject: str
    policy: FetchPolicy
    surroundings: Surroundings
    budget: Budget
    sockets: OpenSockets
    most: int
    peer: str = ""
    received: int = 0
    ended: bool = False
    _last: bool = field(default=False)

    def seconds(self, limit: float) -> float:
        """How long the next step may take; raises ``FetchTimeout`` where nothing is left, ``Stopped`` after an interruption."""
        if self.sockets.stopped.is_set():
            raise Stopped
        left = self.budget.now_left()
        if left <= 0:
            raise self._out_of_time()
        self._last = left <= limit
        return min(left, limit)

    def too_slow(self, what: str) -> Exception:
        """The error for a step that took as long as it could."""
        if self.sockets.stopped.is_set():
            return Stopped()
        return self._out_of_time() if self._last else Transient(FetchTimeout(self.subject, what))

    def broken(self, what: str) -> Exception:
        """The error for a connection that failed."""
        return Stopped() if self.sockets.stopped.is_set() else Transient(Unreachable(self.subject, what))

    def _out_of_time(self) -> FetchTimeout:
        return FetchTimeout(self.subject, f"not here after {self.budget.total:g} seconds, the limit for one address")


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a name up, refuses it if any of its addresses is no public server, and connects to what was checked."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the call knows better how long it may take
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to ``host``; raises ``FetchError``, ``Transient`` or ``Stopped``."""
        call = self._call
        addresses = self._addresses(host, port)
        if not call.policy.allow_private and (refused := first_refused(addresses)):
            address, what = refused
            leads = f"{host} is" if literal(host) else f"{host} leads to {address},"
            raise RefusedAddress(call.subject, f"{leads} {what}")
        failed: Exception | None = None
        for address in addresses[:MOST_TRIED]:
            try:
                stream = self._inner.connect_tcp(
                    address, port, call.seconds(call.policy.connect), local_address, socket_options
                )
            except httpcore.ConnectTimeout:
                failed = call.too_slow(f"no connection within {call.policy.connect:g} seconds")
            except httpcore.ConnectError as error:
                failed = call.broken(f"cannot be reached ({_words(error)})")
            else:
                call.peer = address
                return CheckedStream(stream, call)
        raise failed or UnknownHost(call.subject, f"{host} has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        call = self._call
        if spelled := literal(host):
            return [str(spelled)]
        try:
            return call.surroundings.look_up(host, port, call.seconds(call.policy.connect))
        except TimeoutError:
            raise call.too_slow(f"the name {host} was not looked up within {call.policy.connect:g} seconds") from None
        except socket.gaierror as error:
            unknown = UnknownHost(call.subject, f"no server of the name {host} is known ({error.strerror or 'no answer'})")
            raise (Transient(unknown) if error.errno == socket.EAI_AGAIN else unknown) from error
        except OSError as error:
            raise call.broken(f"the name {host} could not be looked up ({_words(error)})") from error


class CheckedStream(httpcore.NetworkStream):
    """A connection under the limits of its call."""

    def __init__(self, inner: httpcore.NetworkStream, call: Call) -> None:
        self._inner = inner
        self._call = call
        self._socket: socket.socket = inner.get_extra_info("socket")
        call.sockets.add(self._socket)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - as above
        """The next bytes; raises ``FetchError``, ``Transient`` or ``Stopped``."""
        call = self._call
        seconds = call.seconds(call.policy.read)
        try:
            data = self._inner.read(max_bytes, seconds)
        except httpcore.ReadTimeout:
            raise call.too_slow(f"the server sent nothing for {call.policy.read:g} seconds") from None
        except httpcore.ReadError as error:
            raise call.broken(f"the connection broke ({_words(error)})") from error
        call.received += len(data)
        call.ended = not data
        if call.received > call.most:
            raise OversizedPage(call.subject, f"the server sends more than {call.most / 1e6:.1f} MB")
        if call.ended and call.sockets.stopped.is_set():
            raise Stopped
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as above
        """Send ``buffer``; what goes wrong shows when the answer is read."""
        call = self._call
        try:
            self._inner.write(buffer, call.seconds(call.policy.read))
        except httpcore.WriteTimeout:
            raise call.too_slow(f"the server took nothing for {call.policy.read:g} seconds") from None

    def close(self) -> None:
        """Close the connection."""
        self._call.sockets.remove(self._socket)
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.NetworkStream:
        """Encrypt the connection, the certificate checked for ``server_hostname``; raises as :meth:`read`."""
        call = self._call
        call.sockets.remove(self._socket)
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, call.seconds(call.policy.connect))
        except httpcore.ConnectTimeout:
            raise call.too_slow(f"no encrypted connection within {call.policy.connect:g} seconds") from None
        except httpcore.ConnectError as error:
            cause = error.__cause__
            if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
                raise TlsTrouble(call.subject, f"no trustworthy encrypted connection ({_tls_words(cause)})") from error
            raise call.broken(f"the server hung up before the connection was encrypted ({_words(error)})") from error
        return CheckedStream(inner, call)

    def get_extra_info(self, info: str) -> Any:
        """What the connection underneath knows."""
        return self._inner.get_extra_info(info)


def _words(error: BaseException) -> str:
    cause = error.__cause__ or error
    return (getattr(cause, "strerror", None) or str(cause) or type(cause).__name__).lower()


def _tls_words(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"certificate: {error.verify_message}".rstrip(".")
    return (error.reason or "the handshake failed").replace("_", " ").lower()
