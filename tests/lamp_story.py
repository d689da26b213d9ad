"""A letter that nobody sent and three articles about it, from outlets that nobody prints: every verdict of a check occurs."""

from __future__ import annotations

from pathlib import Path

LETTER = """Guild of the Lamplighters
Ormsby, 4 October 2031

To the council of Ormsby

We have lit the lower quay for sixty years, and in all that time no boat was lost at the steps. Since the
council put out every second lamp in March, three people have fallen into the basin. Mr. Dane, your
surveyor, called the new lamps “bright enough for cats.” We do not agree.

We ask that all lamps be lit again before the first of November, and that the guild be paid for the oil it has
bought from its own purse. The steps are not safe at night, and the council knows it. If nothing is done, our members will
carry lanterns themselves.

Berta Quill, master of the guild
"""
ARTICLES = {
    "01-ormsby-echo.txt": """Lamplighters demand light on Ormsby quay

By Ada Moss
5 October 2031

ORMSBY - The guild of the lamplighters has asked the council to light all lamps on the lower quay again, according to a letter sent on Saturday.

“We ask that all lamps be lit again before the first of November,” the letter says. Three people fell into the basin this year, it says.

“The steps are not safe at night, and the council knows it,” wrote Berta Quill, master of the guild.

The council's clerk, Tom Reddick, said the letter would be read on Friday. “We take every letter seriously,” Reddick said.
""",
    "02-delta-post.txt": """Guild: quay is a death trap

By Desk
6 October 2031

In an angry letter to the council of Ormsby the lamplighters' guild complains about dark steps on the quay.

“We have lit the lower quay for sixty years. The steps are not safe at night, and the council knows it,” the letter says.

“The steps are never safe at night, and the mayor knows it,” Quill wrote in the letter to the council.

“This town will have blood on its hands before the winter is over,” the letter says.
""",
    "03-canal-news.txt": """Council to discuss lamps

6 October 2031

The council of Ormsby will talk on Friday about the lamps of the lower quay, of which every second has been dark since March.

We have lit the lower quay for sixty years, and in all that time no boat was lost at the steps. Since the council put out every second lamp in March, three people have fallen into the basin.

“Since [Ormsby] put out every second lamp in March, three people have fallen into the basin,” the guild's letter says. Nobody in the council wanted to comment.
""",
}


def write(folder: Path) -> tuple[Path, Path]:
    """The folder of the articles and the letter beside it."""
    articles = folder / "articles"
    articles.mkdir()
    for name, text in ARTICLES.items():
        (articles / name).write_text(text, "utf8")
    letter = folder / "letter.txt"
    letter.write_text(LETTER, "utf8")
    return articles, letter
