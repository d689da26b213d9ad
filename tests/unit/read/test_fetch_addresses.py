"""Only public servers: every block that is none, every way to spell an address, every address inside another."""

from __future__ import annotations

import ipaddress

import pytest

from retold.read.fetch_addresses import first_refused, literal, refusal


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "carrier-grade"),
        ("100.127.255.255", "carrier-grade"),
        ("169.254.1.1", "link-local"),
        ("169.254.169.254", "metadata"),
        ("168.63.129.16", "metadata"),
        ("100.100.100.200", "metadata"),
        ("192.0.0.192", "metadata"),
        ("0.0.0.0", "unspecified"),  # noqa: S104 - nothing is bound here
        ("0.1.2.3", "unspecified"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.255", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("192.0.2.1", "documentation"),
        ("198.51.100.7", "documentation"),
        ("203.0.113.9", "documentation"),
        ("198.18.0.1", "benchmarks"),
        ("192.88.99.1", "reserved"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("fc00::1", "private"),
        ("fd12:3456::1", "private"),
        ("fd00:ec2::254", "metadata"),
        ("fe80::1", "link-local"),
        ("febf::1", "link-local"),
        ("fec0::1", "private"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "documentation"),
        ("3fff::1", "documentation"),
        ("2001::1", "Teredo"),
        ("2001:20::1", "reserved"),
        ("64:ff9b:1::1", "private"),
        ("100::1", "reserved"),
        ("5f00::1", "reserved"),
        ("4000::1", "reserved"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:10.0.0.1", "private"),
        ("::ffff:0:127.0.0.1", "loopback"),
        ("::127.0.0.1", "loopback"),
        ("64:ff9b::127.0.0.1", "loopback"),
        ("64:ff9b::a9fe:a9fe", "metadata"),
        ("2002:7f00:1::1", "loopback"),
        ("2002:c0a8:101::1", "private"),
        ("2a00:1450::5efe:7f00:1", "loopback"),
        ("2a00:1450::200:5efe:a00:1", "private"),
    ],
)
def test_what_is_no_public_server_is_refused(address: str, what: str) -> None:
    found = refusal(ipaddress.ip_address(address))
    assert found is not None
    assert what in found


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "169.253.255.255",
        "192.167.255.255",
        "223.255.255.255",
        "2a00:1450:4001::1",
        "2606:4700::6810:84e5",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
    ],
)
def test_public_servers_are_not(address: str) -> None:
    assert refusal(ipaddress.ip_address(address)) is None


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.1.",
        "127.1",
        "127.0.1",
        "2130706433",
        "0x7f000001",
        "0X7F.1",
        "0x7f.0x0.0x0.0x1",
        "017700000001",
        "0177.0.0.1",
        "0177.0.0.01",
        "%31%32%37.0.0.1",
    ],
)
def test_odd_spellings_of_loopback_are_loopback(host: str) -> None:
    assert literal(host) == ipaddress.IPv4Address("127.0.0.1")
    assert first_refused([host]) == (host, "this machine (loopback)")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("[::1]", "::1"),
        ("::ffff:127.0.0.1", "::ffff:127.0.0.1"),
        ("[::ffff:7f00:1]", "::ffff:127.0.0.1"),
        ("fe80::1%eth0", "fe80::1"),
        ("fe80::1%25eth0", "fe80::1"),
        ("1", "0.0.0.1"),
        ("4294967295", "255.255.255.255"),
        ("10.65535", "10.0.255.255"),
    ],
)
def test_other_spellings(host: str, address: str) -> None:
    assert literal(host) == ipaddress.ip_address(address)


@pytest.mark.parametrize(
    "host",
    ["outlet.example", "1.2.3.4.5", "256.0.0.1", "4294967296", "1.2.3.256", "08.0.0.1", "1..2", "0xg", "", "9" * 9000, "::g"],
)
def test_names_are_no_addresses(host: str) -> None:
    assert literal(host) is None


def test_one_bad_address_among_good_ones_is_enough() -> None:
    assert first_refused(["8.8.8.8", "2a00:1450:4001::1"]) is None
    assert first_refused(["8.8.8.8", "10.0.0.1", "127.0.0.1"]) == ("10.0.0.1", "a private network")


def test_what_cannot_be_judged_is_refused() -> None:
    assert first_refused(["8.8.8.8", "not a number"]) == ("not a number", "no address that can be checked")
