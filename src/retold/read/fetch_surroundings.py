"""What a fetch takes from the machine it runs on: time, chance, the names of servers, the certificates it believes."""

from __future__ import annotations

import queue
import random
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime


def look_up(host: str, port: int, seconds: float) -> list[str]:
    """All addresses of ``host``, in the order of the system's resolver.

    Raises ``socket.gaierror`` where there is none, ``TimeoutError`` after ``seconds``.
    """
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(address[0]) for *_, address in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    # The system's resolver knows no time limit and cannot be interrupted; a thread that waits for it can be left behind.
    threading.Thread(target=ask, name=f"look up {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, UnicodeError):
        raise socket.gaierror(socket.EAI_NONAME, "no name of a server") from answer
    if isinstance(answer, OSError):
        raise answer
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a fetch takes from its machine, so that tests can give something else.

    ``clock``: seconds, monotonic. ``now``: date and time in UTC. ``wait``: wait for seconds; ``None`` waits until the run is stopped,
    but no longer.
    ``chance``: a number from 0 to 1. ``look_up``: addresses of a host and port within seconds, as :func:`look_up`.
    ``trust``: the certificates believed, ``None`` for those of certifi or of ``SSL_CERT_FILE`` and ``SSL_CERT_DIR``.
    """

    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    wait: Callable[[float], object] | None = None
    chance: Callable[[], float] = random.random
    look_up: Callable[[str, int, float], list[str]] = look_up
    trust: ssl.SSLContext | None = None
