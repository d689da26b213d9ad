"""What a server answered, and what of it is read: the unpacked bytes, the address they came from, their type and charset."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from retold.model.errors import BrokenAnswer, HttpStatus, NotAnArticle, OversizedPage
from retold.read.fetch_body import Unpackable, unpack
from retold.read.fetch_urls import plain_words

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NO_ARTICLE = ("image/", "audio/", "video/", "font/", "model/")
_NO_ARTICLE_TYPES = frozenset(
    {"text/css", "text/javascript", "application/javascript", "application/wasm", "text/event-stream"}
)
_MEANING = {
    401: "asks for a login",
    402: "asks for payment",
    403: "refuses access",
    404: "has no such page",
    410: "says the page is gone",
    429: "says it is asked too often",
    451: "may not show it for legal reasons",
    500: "has an error of its own",
    502: "has an error of its own",
    503: "is overloaded or under repair",
    504: "has an error of its own",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One request and its response, as they went over the network.

    ``url``: the address asked. ``version``: of HTTP, as ``HTTP/1.1``. ``headers``: names as the server spells them;
    octets that are no UTF-8 as surrogates (PEP 383). ``body``: the bytes
    after transfer decoding (chunks put together), still packed where the server packed them; ``whole``: all of them.
    ``peer``: the number connected to. ``asked``: the request's lines. ``when``: the moment the request was sent (UTC).
    """

    url: str
    version: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    whole: bool
    peer: str
    asked: bytes
    when: datetime

    def header(self, name: str) -> str | None:
        """The first header of this name (lower case), or ``None``."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    def encodings(self) -> list[str]:
        """How the body is packed, in the order it was done."""
        named = ",".join(value for key, value in self.headers if key.lower() == "content-encoding")
        return [e.strip().lower() for e in named.split(",") if e.strip()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it is handed on: unpacked ``data``, the final ``url``, what the server says of type and charset.

    ``answers``: all redirects in order and the page itself, as they went over the network. ``stored``: read back from a store.
    """

    data: bytes
    url: str
    media_type: str | None
    charset: str | None
    sha256: str
    answers: tuple[Answer, ...]
    stored: bool


def fetched(answers: tuple[Answer, ...], subject: str, limit: int, *, stored: bool) -> Fetched:
    """The page that ``answers`` end with; ``limit`` is in bytes, packed and unpacked.

    Raises ``HttpStatus``, ``NotAnArticle``, ``OversizedPage`` or ``BrokenAnswer``.
    """
    last = answers[-1]
    check_status(last, subject)
    check_type(last, subject)
    if not last.whole:
        raise oversized(subject, limit)
    try:
        data = unpack(last.body, last.encodings(), limit)
    except Unpackable as error:
        raise BrokenAnswer(subject, str(error)) from error
    if len(data) > limit:
        raise oversized(subject, limit)
    media_type, charset = content_type(last)
    return Fetched(
        data=data,
        url=last.url,
        media_type=media_type,
        charset=charset,
        sha256=hashlib.sha256(data).hexdigest(),
        answers=answers,
        stored=stored,
    )


def content_type(answer: Answer) -> tuple[str | None, str | None]:
    """Media type and charset of the Content-Type header, in lower case; ``None`` for what it does not say."""
    value = answer.header("content-type")
    if value is None:
        return None, None
    media_type, *parameters = (part.strip() for part in value.split(";"))
    charset = None
    for parameter in parameters:
        name, _, label = parameter.partition("=")
        if name.strip().lower() == "charset" and charset is None:
            charset = label.strip().strip("\"'").strip().lower() or None
    return (media_type.lower() if "/" in media_type else None), charset


def check_status(answer: Answer, subject: str) -> None:
    """Raise ``HttpStatus`` where the answer is no page."""
    if 200 <= answer.status < 300 and answer.status != 206:
        return
    meaning = _MEANING.get(answer.status)
    reason = status_words(answer)
    if answer.header("retry-after"):
        reason += f"; retry after {plain_words(answer.header('retry-after') or '')}"
    raise HttpStatus(subject, f"the server {meaning} ({reason})" if meaning else f"the server answered {reason}")


def status_words(answer: Answer) -> str:
    """The status for people: ``404 Not Found``."""
    return plain_words(f"{answer.status} {answer.reason}".strip())


def check_type(answer: Answer, subject: str) -> None:
    """Raise ``NotAnArticle`` where the server says that the content is of a kind that holds no article."""
    media_type, _ = content_type(answer)
    if media_type and (media_type.startswith(_NO_ARTICLE) or media_type in _NO_ARTICLE_TYPES):
        raise NotAnArticle(subject, f"{plain_words(media_type)}, which holds no article")


def oversized(subject: str, limit: int) -> OversizedPage:
    """The error for a page over the limit."""
    size = f"{limit / 1e6:.1f} MB" if limit >= 100_000 else f"{limit} bytes"
    return OversizedPage(subject, f"more than {size}, the limit for one document")
