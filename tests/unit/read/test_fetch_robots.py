"""RFC 9309, with its own examples."""

from __future__ import annotations

import pytest

from retold.read.fetch_robots import LARGEST, parse_robots


def allows(robots: str | bytes, target: str, product: str = "retold") -> bool:
    data = robots.encode() if isinstance(robots, str) else robots
    rule = parse_robots(data, product).decides(target)
    return rule is None or rule.allow


SIMPLE = """\
User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
"""
"""Section 5.1."""


@pytest.mark.parametrize(
    ("product", "target", "allowed"),
    [
        ("otherbot", "/picture.gif", False),
        ("otherbot", "/picture.gif?size=1", True),
        ("otherbot", "/example/page.html", False),
        ("otherbot", "/publications/", True),
        ("otherbot", "/publications/a.gif", True),
        ("otherbot", "/elsewhere", True),
        ("foobot", "/anything", False),
        ("foobot", "/example/page.html", True),
        ("foobot", "/example/allowed.gif", True),
        ("FooBot", "/anything", False),
        ("barbot", "/example/page.html", False),
        ("barbot", "/picture.gif", True),
        ("bazbot", "/example/page.html", False),
        ("quxbot", "/example/page.html", True),
        ("quxbot", "/picture.gif", True),
    ],
)
def test_the_simple_example(product: str, target: str, allowed: bool) -> None:  # noqa: FBT001 - a row of the table
    assert allows(SIMPLE, target, product) is allowed


def test_the_longest_match_wins() -> None:
    """Section 5.2."""
    robots = "User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"
    assert allows(robots, "/example/page/", "foobot")
    assert not allows(robots, "/example/page/disallowed.gif", "foobot")


@pytest.mark.parametrize("order", [("Allow: /a/b", "Disallow: /a"), ("Disallow: /a", "Allow: /a/b")])
def test_order_does_not_matter(order: tuple[str, str]) -> None:
    robots = "User-agent: *\n" + "\n".join(order)
    assert allows(robots, "/a/b/c")
    assert not allows(robots, "/a/c")


def test_allow_wins_a_tie() -> None:
    assert allows("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a")


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
        ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar"),
        ("/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar"),
        ("/foo/bar/\u30c4", "/foo/bar/%E3%83%84"),
        ("/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"),
        ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
        ("/foo/bar/baz", "/foo/bar/%62%61%7A"),
        ("/path/file-with-a-%2A.html", "/path/file-with-a-*.html"),
        ("/path/foo-%24", "/path/foo-$"),
    ],
)
def test_percent_encoding_is_one_spelling_among_others(written: str, target: str) -> None:
    """Sections 2.2.2 and 2.2.3."""
    assert not allows(f"User-agent: *\nDisallow: {written}\n", target)


@pytest.mark.parametrize(
    ("pattern", "target", "fits"),
    [
        ("/this/path/exactly$", "/this/path/exactly", True),
        ("/this/path/exactly$", "/this/path/exactly/not", False),
        ("/this/*/exactly", "/this/path/exactly", True),
        ("/this/*/exactly", "/this/a/b/exactly/and/more", True),
        ("/this/*/exactly", "/this/exactly", False),
        ("*", "/", True),
        ("/*", "/anything", True),
        ("/", "/anything", True),
        ("/*.php$", "/a.php/b.php", True),
        ("/*.php$", "/a.phpx", False),
        ("/*ab*ab$", "/ab", False),
        ("/*ab*ab$", "/abab", True),
        ("/a$b", "/a$b", True),
        ("/a$b", "/a", False),
        ("/A", "/a", False),
        ("/a%2Fb", "/a/b", False),
        ("$", "/", False),
        ("/*$", "/x", True),
        ("a", "/a", False),
    ],
)
def test_patterns(pattern: str, target: str, fits: bool) -> None:  # noqa: FBT001 - a row of the table
    assert allows(f"User-agent: *\nDisallow: {pattern}\n", target) is not fits


def test_an_empty_disallow_forbids_nothing() -> None:
    assert allows("User-agent: *\nDisallow:\n", "/a")


def test_groups_of_one_name_count_together() -> None:
    """Section 2.2.1."""
    robots = "User-agent: retold\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: RETOLD/2.0 (news)\nDisallow: /b\n"
    assert not allows(robots, "/a")
    assert not allows(robots, "/b")
    assert allows(robots, "/c")


def test_a_name_that_begins_alike_is_another_name() -> None:
    assert allows("User-agent: retoldbot\nDisallow: /\n", "/a")
    assert allows("User-agent: ret\nDisallow: /\n", "/a")


def test_our_group_without_rules_lets_us_in() -> None:
    assert allows("User-agent: retold\n\nUser-agent: *\nDisallow: /\n", "/a") is False  # one group: nothing stands between them
    assert allows("User-agent: *\nDisallow: /\n\nUser-agent: retold\n", "/a") is True


def test_other_lines_do_not_end_a_group() -> None:
    robots = "User-agent: retold\nSitemap: https://outlet.example/map\nCrawl-delay: 3\n\n\nUser-agent: other\nnonsense\nDisallow: /a\n"
    assert not allows(robots, "/a")


def test_rules_before_any_name_count_for_nobody() -> None:
    assert allows("Disallow: /\nUser-agent: other\nDisallow: /\n", "/a")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_marks_comments_and_spaces(end: str) -> None:
    lines = ("\ufeff  USER-AGENT :  retold  # us", "disallow:/a # not this", "# Disallow: /b", "")
    assert not allows(end.join(lines), "/a")
    assert allows(end.join(lines), "/b")


def test_robots_txt_itself_is_always_allowed() -> None:
    assert allows("User-agent: *\nDisallow: /\n", "/robots.txt")
    assert not allows("User-agent: *\nDisallow: /\n", "/robots.txt/a")


def test_what_stands_beyond_the_limit_is_passed_over() -> None:
    filling = b"#" + b"x" * (LARGEST - 30) + b"\n"
    assert allows(b"User-agent: *\n" + filling + b"\n" * 30 + b"Disallow: /a\n", "/a")
    assert not allows(b"User-agent: *\n" + filling + b"Disallow: /a\n", "/a")


@pytest.mark.parametrize("rubbish", [b"", b"\0\xff\xfe:", b"<html>User-agent: *</html>", b"\xff" * 1000, b":::\n:\n"])
def test_rubbish_forbids_nothing(rubbish: bytes) -> None:
    assert allows(rubbish, "/a")


def test_a_hostile_pattern_takes_no_time() -> None:
    robots = "User-agent: *\n" + f"Disallow: /{'*a' * 2_000}b\n" * 50
    assert allows(robots, "/" + "a" * 8_000)
