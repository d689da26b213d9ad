from __future__ import annotations

import pytest

from retold.lang.bylines import agency, begins_byline, read_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By ANN LEE and Bo Ray, Staff Writer | The Harbour Post", ["ANN LEE", "Bo Ray"]),
        ("Von Ann Lee und Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("Par Ann Lee et Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("Por Ana Pérez y Luis Ruiz", ["Ana Pérez", "Luis Ruiz"]),
        ("Ana Ortega y Gasset", ["Ana Ortega y Gasset"]),
        ("Av Ann Lee og Bo Ray", ["Ann Lee", "Bo Ray"]),
        ("Text: Ann Lee", ["Ann Lee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("By Ann Lee, Associated Press", ["Ann Lee", "Associated Press"]),
        ("Ann Lee (ann@post.example) @annlee", ["Ann Lee"]),
        ("Ann Lee, Political Editor, in Port Selda", ["Ann Lee"]),
        ("Ann Lee in Port Selda", ["Ann Lee"]),
        ("Ann Lee for The Harbour Post", ["Ann Lee"]),
        ("Ann Lee; ann lee; ANN LEE", ["Ann Lee"]),
        ("By Ann Lee DEC. 29, 2017", ["Ann Lee"]),
        ("Ann Lee. Photos by Bo Ray", ["Ann Lee"]),
        ("Ann Lee, Photos: Bo Ray", ["Ann Lee"]),
        ("Photo by Bo Ray", []),
        ("Staff", []),
        ("admin", []),
        ("3 min", []),
        ("https://social.example/annlee", []),
        ("Selda Media Ltd.", []),
        ("大渡 美咲", ["大渡 美咲"]),
        ("牛镛、岳弘彬", ["牛镛", "岳弘彬"]),
        ("", []),
    ],
)
def test_names_out_of_bylines(text: str, names: list[str]) -> None:
    assert list(read_names(text)) == names


def test_the_outlet_signs_only_where_nobody_else_does() -> None:
    assert read_names("Ann Lee, Harbour Post", outlet="The Harbour Post") == ("Ann Lee",)
    assert read_names("Harbour Post", outlet="The Harbour Post") == ("Harbour Post",)


def test_agencies_and_the_beginnings_of_bylines_are_known() -> None:
    assert [agency(n) for n in ("AP", "dpa", "Reuters", "Ann Lee", "Post")] == [True, True, True, False, False]
    assert [begins_byline(t) for t in ("By Ann", "von Ann", "Bypass closed")] == [True, True, False]
