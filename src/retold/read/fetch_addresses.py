"""Which addresses may be connected to: public servers, unless the user says otherwise.

The blocks are those of the IANA special-purpose address registries (RFC 6890 and what it was updated by), with the multicast
and reserved space around them. Addresses that carry an IPv4 address (mapped, compatible, NAT64, 6to4, ISATAP) are judged by it as well.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import unquote

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_V4 = (
    ("169.254.169.254/32", "a cloud's metadata service"),
    ("168.63.129.16/32", "a cloud's metadata service"),
    ("100.100.100.200/32", "a cloud's metadata service"),
    ("192.0.0.192/32", "a cloud's metadata service"),
    ("0.0.0.0/8", "an unspecified address"),
    ("127.0.0.0/8", "this machine (loopback)"),
    ("10.0.0.0/8", "a private network"),
    ("172.16.0.0/12", "a private network"),
    ("192.168.0.0/16", "a private network"),
    ("100.64.0.0/10", "a provider's internal network (carrier-grade NAT)"),
    ("169.254.0.0/16", "a link-local address"),
    ("192.0.0.0/24", "a reserved address"),
    ("192.0.2.0/24", "an address for documentation"),
    ("198.51.100.0/24", "an address for documentation"),
    ("203.0.113.0/24", "an address for documentation"),
    ("192.88.99.0/24", "a reserved address"),
    ("198.18.0.0/15", "an address for benchmarks"),
    ("224.0.0.0/4", "a multicast address"),
    ("240.0.0.0/4", "a reserved address"),
)
_V6 = (
    ("fd00:ec2::254/128", "a cloud's metadata service"),
    ("fd20:ce::254/128", "a cloud's metadata service"),
    ("::/128", "an unspecified address"),
    ("::1/128", "this machine (loopback)"),
    ("64:ff9b:1::/48", "a private network"),
    ("fc00::/7", "a private network"),
    ("fec0::/10", "a private network"),
    ("fe80::/10", "a link-local address"),
    ("ff00::/8", "a multicast address"),
    ("2001:db8::/32", "an address for documentation"),
    ("3fff::/20", "an address for documentation"),
    ("2001::/32", "a tunnel (Teredo)"),
    ("2001::/23", "a reserved address"),
)
_SPECIAL: dict[int, list[tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, str]]] = {
    4: [(ipaddress.IPv4Network(block), what) for block, what in _V4],
    6: [(ipaddress.IPv6Network(block), what) for block, what in _V6],
}
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")
_LAST_32 = (
    ipaddress.IPv6Network("::ffff:0:0/96"),  # IPv4-mapped
    ipaddress.IPv6Network("::ffff:0:0:0/96"),  # IPv4-translated (SIIT)
    ipaddress.IPv6Network("::/96"),  # IPv4-compatible
    ipaddress.IPv6Network("64:ff9b::/96"),  # NAT64
)
_ISATAP = (0x00005EFE, 0x02005EFE)
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


def refusal(address: Address) -> str | None:
    """What makes ``address`` no public server, in words; ``None`` where it is one."""
    for block, what in _SPECIAL[address.version]:
        if address in block:
            return what
    if isinstance(address, ipaddress.IPv4Address):
        return None
    inner, where = _embedded(address)
    if inner is not None and (of_inner := refusal(inner)):
        return f"{of_inner}, as {inner} inside an IPv6 address"
    if where == "whole":
        return None
    return None if address in _GLOBAL_V6 else "a reserved address"


def _embedded(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address | None, str]:
    """The IPv4 address that ``address`` carries, and whether it stands for it as a ``whole`` or as a ``part``."""
    value = int(address)
    if any(address in block for block in _LAST_32):
        return ipaddress.IPv4Address(value & 0xFFFFFFFF), "whole"
    if address in _SIX_TO_FOUR:
        return ipaddress.IPv4Address(value >> 80 & 0xFFFFFFFF), "part"
    if value >> 32 & 0xFFFFFFFF in _ISATAP:
        return ipaddress.IPv4Address(value & 0xFFFFFFFF), "part"
    return None, "part"


def literal(host: str) -> Address | None:
    """The address that ``host`` spells, ``None`` where it is a name.

    Odd spellings count, as the WHATWG URL standard and the C library read them: decimal, octal and hexadecimal, one to four
    parts (``2130706433``, ``0x7f.1``, ``0177.0.0.1``), percent signs, brackets, a zone, a dot at the end.
    """
    plain = unquote(host).strip("[]").rstrip(".")
    if ":" in plain:
        try:
            return ipaddress.IPv6Address(plain.partition("%")[0])
        except ValueError:
            return None
    parts = plain.split(".")
    if len(parts) > 4 or not all(_NUMBER.fullmatch(p) for p in parts):
        return None
    try:
        numbers = [_number(p) for p in parts]
    except ValueError:
        return None
    *first, last = numbers
    if any(n > 255 for n in first) or last >= 256 ** (5 - len(numbers)):
        return None
    return ipaddress.IPv4Address(sum(n << 8 * (3 - i) for i, n in enumerate(first)) + last)


def _number(part: str) -> int:
    if part[:2] in {"0x", "0X"}:
        return int(part[2:] or "0", 16)
    return int(part, 8) if len(part) > 1 and part.startswith("0") else int(part)


def first_refused(addresses: Iterable[str]) -> tuple[str, str] | None:
    """The first of ``addresses`` (numeric) that is no public server, with what it is; ``None`` where all are."""
    for text in addresses:
        address = literal(text)
        if address is None:
            return text, "no address that can be checked"
        if what := refusal(address):
            return text, what
    return None
