"""One request, one response: no redirects followed, nothing retried, no state kept."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from dataclasses import replace

import httpcore
import httpx

from retold.model.errors import BrokenAnswer
from retold.read.fetch_answer import Answer
from retold.read.fetch_connect import Call, CheckedBackend, Transient

HEADERS_LIMIT = 100 * 1024
"""Bytes of headers beyond which httpcore takes no more; used to tell that from other rubbish."""


def exchange(
    url: httpx.URL,
    headers: Sequence[tuple[str, str]],
    call: Call,
    trust: ssl.SSLContext,
    most: Callable[[Answer], int],
) -> Answer:
    """Ask for ``url``; ``most`` looks at the answer's head and says how many bytes of its body to take, or raises.

    A body that is longer is cut there and the answer says that it is not ``whole``.
    Raises ``FetchError``, ``Transient`` where another try may help, ``Stopped`` after an interruption.
    """
    when = call.surroundings.now()
    lines = [("Host", url.netloc.decode("ascii")), *headers]
    target = url.raw_path.decode("ascii")
    asked = "\r\n".join((f"GET {target} HTTP/1.1", *(f"{k}: {v}" for k, v in lines), "", "")).encode("ascii")
    # A pool of its own for each request: what a server sends beyond one answer must never be taken for the beginning of the next.
    with call.budget, httpcore.ConnectionPool(ssl_context=trust, network_backend=CheckedBackend(call)) as pool:
        try:
            with pool.stream(
                "GET",
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=[(k.encode("ascii"), v.encode("ascii")) for k, v in lines],
            ) as response:
                head = Answer(
                    url=str(url),
                    version=response.extensions["http_version"].decode("ascii", "replace"),
                    status=response.status,
                    reason=response.extensions["reason_phrase"].decode("utf-8", "surrogateescape"),
                    headers=tuple((k.decode("ascii"), v.decode("utf-8", "surrogateescape")) for k, v in response.headers),
                    body=b"",
                    whole=False,
                    peer=call.peer,
                    asked=asked,
                    when=when,
                )
                body, whole = _body(response, most(head), call)
        except (httpcore.RemoteProtocolError, httpcore.LocalProtocolError) as error:
            raise _rubbish(call) from error
    return replace(head, body=body, whole=whole)


def _body(response: httpcore.Response, most: int, call: Call) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    size = 0
    try:
        for part in response.iter_stream():
            parts.append(part[: most - size])
            size += len(part)
            if size > most:
                return b"".join(parts), False
    except httpcore.RemoteProtocolError as error:
        if call.ended:
            raise _broke_off(call, size) from error
        raise BrokenAnswer(call.subject, "its content is not sent as HTTP demands") from error
    return b"".join(parts), True


def _broke_off(call: Call, size: int) -> Exception:
    return Transient(BrokenAnswer(call.subject, f"the answer broke off after {size} bytes of it"))


def _rubbish(call: Call) -> Exception:
    if call.ended and not call.received:
        return call.broken("the server hung up without an answer")
    if call.received > HEADERS_LIMIT:
        return BrokenAnswer(call.subject, f"headers of more than {HEADERS_LIMIT // 1024} KB")
    if call.ended:
        return call.broken("the server hung up in the middle of its answer")
    return BrokenAnswer(call.subject, "what the server sends is no HTTP answer")
