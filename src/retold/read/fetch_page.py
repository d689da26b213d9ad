"""One page: redirects followed and checked, robots.txt kept to, failures tried again, hosts left in peace between requests."""

from __future__ import annotations

import contextlib
import email.utils
import functools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpx

from retold.model.errors import FetchError, HttpStatus, RedirectTrouble, RobotsRefusal
from retold.read.fetch_answer import REDIRECTS, Answer, Fetched, check_status, check_type, fetched, oversized, status_words
from retold.read.fetch_body import ACCEPTED, Unpackable, unpack
from retold.read.fetch_connect import Budget, Call, OpenSockets, Stopped, Transient
from retold.read.fetch_exchange import HEADERS_LIMIT, exchange
from retold.read.fetch_policy import PRODUCT, USER_AGENT, FetchPolicy
from retold.read.fetch_robots import LARGEST, Robots, parse_robots
from retold.read.fetch_surroundings import Surroundings
from retold.read.fetch_urls import authority, next_address, parse_address, plain_words, shown_address

ROBOTS_REDIRECTS = 5
"""Redirects of a robots.txt followed (RFC 9309, 2.3.1.2)."""
REDIRECT_BODY = 65_536
"""Bytes kept of what comes with a redirect."""
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.9, application/xml;q=0.8, */*;q=0.5"


@dataclass(slots=True)
class _Host:
    """What is remembered of one host: whose turn it is, when it was last asked for a page, its robots.txt by authority."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    robots_turn: threading.Lock = field(default_factory=threading.Lock)
    last: float | None = None
    robots: dict[str, Robots | FetchError] = field(default_factory=dict)


@dataclass(slots=True)
class _Errand:
    """One address on its way: its name for people, what is left of its time, tries that failed, the cookies of each host."""

    subject: str
    budget: Budget
    failed: int = 0
    cookies: dict[str, httpx.Cookies] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Request:
    """How to ask: bytes to take of the body that follows a head, packings accepted, cookies, whether the host is to be paced."""

    most: Callable[[Answer], int]
    packed: str
    cookie: str = ""
    pace: bool = True

    def headers(self) -> list[tuple[str, str]]:
        cookies = [("Cookie", self.cookie)] if self.cookie else []
        return [
            ("User-Agent", USER_AGENT),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", self.packed),
            ("Accept-Language", "en, *;q=0.5"),
            *cookies,
            ("Connection", "close"),
        ]


class Pages:
    """Fetches single pages; safe to be used by several threads, which then share hosts and robots.txt."""

    def __init__(self, policy: FetchPolicy, *, max_size: int, surroundings: Surroundings | None = None) -> None:
        self._policy = policy
        self._limit = max_size
        self._surroundings = surroundings or Surroundings()
        self._sockets = OpenSockets()
        # No proxy of the environment is used: with one in between, nobody could say which address is connected to.
        self._trust = self._surroundings.trust or httpx.create_ssl_context()
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @property
    def stopped(self) -> bool:
        """Whether :meth:`stop` was called."""
        return self._sockets.stopped.is_set()

    def stop(self) -> None:
        """End all fetches under way; they raise ``Stopped``."""
        self._sockets.hang_up()

    def fetch(self, given: str) -> Fetched:
        """The page at the address ``given``. Raises ``FetchError``, ``Stopped`` after :meth:`stop`."""
        url = parse_address(given)
        policy = self._policy
        errand = self._errand(shown_address(given))
        answers: list[Answer] = []
        seen: set[tuple[str, str]] = set()
        while True:
            self._keep_to_robots(url, errand)
            cookie = self._cookie(url, errand)
            if (str(url), cookie) in seen:
                raise RedirectTrouble(errand.subject, f"redirected in a circle, back to {shown_address(str(url))}")
            seen.add((str(url), cookie))
            answer = self._ask(url, errand, _Request(functools.partial(self._most, errand.subject), ACCEPTED, cookie))
            answers.append(answer)
            location = answer.header("location")
            if answer.status not in REDIRECTS or location is None:
                return self._finished(tuple(answers), errand)
            if len(answers) > policy.redirects:
                raise RedirectTrouble(errand.subject, f"redirected more than {policy.redirects} times")
            self._remember(url, answer, errand)
            url = next_address(url, location, errand.subject)

    def _finished(self, answers: tuple[Answer, ...], errand: _Errand) -> Fetched:
        try:
            return fetched(answers, errand.subject, self._limit, stored=False)
        except HttpStatus as error:
            raise _tried(error, errand) from None

    def _errand(self, subject: str) -> _Errand:
        return _Errand(subject, Budget(self._surroundings, self._policy.total, self._policy.total))

    def _most(self, subject: str, head: Answer) -> int:
        """Bytes to take of the body that follows ``head``; raises for what need not be taken at all."""
        if head.status in REDIRECTS:
            return REDIRECT_BODY
        if head.status == 429 or head.status >= 500:
            return 0
        with contextlib.suppress(HttpStatus):
            check_status(head, subject)
            check_type(head, subject)
            length = head.header("content-length") or ""
            if length.isdecimal() and int(length[:20]) > self._limit:
                raise oversized(subject, self._limit)
            return self._limit
        return 0

    # Asking, again and again.

    def _ask(self, url: httpx.URL, errand: _Errand, request: _Request) -> Answer:
        """The answer to one request, tried again after failures that may pass; raises ``FetchError``, ``Stopped``."""
        while True:
            last = errand.failed >= self._policy.retries
            after = 0.0
            try:
                with self._turn(url.host, pace=request.pace):
                    answer = exchange(url, request.headers(), self._call(errand), self._trust, request.most)
            except Transient as failure:
                if last:
                    raise _tried(failure.error, errand) from failure
            else:
                if answer.status != 429 and answer.status < 500:
                    return answer
                after = _retry_after(answer, self._surroundings.now())
                if last or after > self._policy.retry_after:
                    return answer
            growth: float = 2.0**errand.failed
            errand.failed += 1
            self._pause(max(after, self._policy.backoff * growth * (0.5 + self._surroundings.chance() / 2)))

    def _call(self, errand: _Errand) -> Call:
        # Twice the limit: chunks have a frame each, and a server may choose small ones.
        most = 2 * (max(self._limit, LARGEST) + HEADERS_LIMIT)
        return Call(errand.subject, self._policy, self._surroundings, errand.budget, self._sockets, most)

    def _pause(self, seconds: float) -> None:
        if seconds > 0:
            (self._surroundings.wait or self._sockets.stopped.wait)(seconds)
        if self._sockets.stopped.is_set():
            raise Stopped

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())

    @contextlib.contextmanager
    def _turn(self, name: str, *, pace: bool) -> Iterator[None]:
        """Our turn with a host: nobody else asks it meanwhile, and pages keep their distance from one another."""
        host = self._host(name)
        with host.turn:
            if pace and host.last is not None:
                self._pause(host.last + self._policy.pause - self._surroundings.clock())
            try:
                yield
            finally:
                if pace:
                    host.last = self._surroundings.clock()

    # robots.txt

    def _keep_to_robots(self, url: httpx.URL, errand: _Errand) -> None:
        if not self._policy.honour_robots:
            return
        place = authority(url)
        host = self._host(url.host)
        with host.robots_turn:
            if place not in host.robots:
                host.robots[place] = self._robots(httpx.URL(f"{place}/robots.txt"))
            known = host.robots[place]
        if isinstance(known, FetchError):
            raise type(known)(errand.subject, known.reason, known.hint)
        rule = known.decides(url.raw_path.decode("ascii"))
        if rule is not None and not rule.allow:
            raise RobotsRefusal(
                errand.subject, f"{place}/robots.txt asks programs to stay away (Disallow: {plain_words(rule.written)})"
            )

    def _robots(self, url: httpx.URL) -> Robots | FetchError:
        """The rules of a robots.txt, or the error that every page under it gets."""
        first = shown_address(str(url))
        errand = self._errand(first)
        try:
            for _ in range(ROBOTS_REDIRECTS + 1):
                answer = self._ask(url, errand, _Request(_most_of_robots, "identity", pace=False))
                location = answer.header("location")
                if answer.status not in REDIRECTS or location is None:
                    return _rules(answer, first)
                url = next_address(url, location, first)
        except RedirectTrouble:
            return Robots()
        except FetchError as error:
            # What keeps one from the robots.txt keeps one from the page too: it is told as what it is.
            return error
        return Robots()

    # Cookies: within one errand, each for the host that set it, so that pages which set one and redirect to themselves work.

    def _cookie(self, url: httpx.URL, errand: _Errand) -> str:
        if url.host not in errand.cookies:
            return ""
        request = httpx.Request("GET", url)
        errand.cookies[url.host].set_cookie_header(request)
        return str(request.headers.get("cookie", ""))

    def _remember(self, url: httpx.URL, answer: Answer, errand: _Errand) -> None:
        headers = [(k, v) for k, v in answer.headers if k.lower() == "set-cookie" and v.isascii()]
        if headers:
            response = httpx.Response(answer.status, headers=headers, request=httpx.Request("GET", url))
            errand.cookies.setdefault(url.host, httpx.Cookies()).extract_cookies(response)


def _most_of_robots(head: Answer) -> int:
    return LARGEST if 200 <= head.status < 300 else 0


def _rules(answer: Answer, shown: str) -> Robots | FetchError:
    """What an answer means (RFC 9309, 2.3.1): rules; 4xx that there are none; all else that nothing may be fetched."""
    if 400 <= answer.status < 500:
        return Robots()
    if not 200 <= answer.status < 300:
        return RobotsRefusal(
            shown, f"{shown} could not be read ({status_words(answer)}), which counts as asking programs to stay away"
        )
    try:
        return parse_robots(unpack(answer.body, answer.encodings(), LARGEST), PRODUCT)
    except Unpackable as error:
        return RobotsRefusal(shown, f"{shown} could not be read ({error}), which counts as asking programs to stay away")


def _tried(error: FetchError, errand: _Errand) -> FetchError:
    """The error with the number of tries, where there was more than one."""
    if not errand.failed:
        return error
    return type(error)(error.subject, f"{error.reason}, after {errand.failed + 1} tries", error.hint)


def _retry_after(answer: Answer, now: datetime) -> float:
    """Seconds that the server asks to wait: a number or a date (RFC 9110, 10.2.3); 0 where it says nothing usable."""
    value = (answer.header("retry-after") or "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        then = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    return max(0.0, ((then if then.tzinfo else then.replace(tzinfo=UTC)) - now).total_seconds())
