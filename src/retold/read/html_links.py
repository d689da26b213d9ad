"""Addresses of links as a page means them: joined with the address that it gives itself."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urljoin

_WEB = ("http://", "https://")
_ROOTED = re.compile(r"/(?!/)(?:[\w%~+,@:!$'()*/-]|(?<!/)\.)+(?:\?[\w%~+,@:!$'()*/.=&-]+)?", re.ASCII)
"""A path from the root with nothing to resolve in it: it joins as it is, which most links of a page do."""


def joined(base: str | None, href: str) -> str:
    """``href`` resolved against ``base`` as ``urllib.parse.urljoin`` does it; unchanged without a base or where it is broken."""
    if base is None or href.startswith(_WEB):
        return href
    try:
        if base.startswith(_WEB) and _ROOTED.fullmatch(href):
            return _origin(base) + href
        return urljoin(base, href)
    except ValueError:
        return href


@lru_cache(maxsize=64)
def _origin(base: str) -> str:
    """Scheme and host of an address; raises ``ValueError`` where it is none."""
    return urljoin(base, "/").removesuffix("/")
