from __future__ import annotations

import inspect
import re

from retold.model import errors
from retold.model.errors import MissingInput, RetoldError

CLASSES = {c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, RetoldError)}


def drawn() -> dict[str, tuple[str, str | None]]:
    """Name -> (parent, code) as the module's docstring draws the tree."""
    out: dict[str, tuple[str, str | None]] = {}
    above: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        m = re.match(r"^    ((?:│   |    )*)(├── |└── )?([A-Z]\w+)\s*(R\d{3})?", line)
        if m is None:
            continue
        depth = len(m[1]) // 4 + (1 if m[2] else 0)
        above[depth:] = [m[3]]
        out[m[3]] = (above[depth - 1] if depth else "", m[4])
    return out


def test_the_tree_in_the_docstring_is_the_tree_of_classes() -> None:
    tree = drawn()
    assert set(tree) == {c.__name__ for c in CLASSES}
    for c in CLASSES - {RetoldError}:
        parent, code = tree[c.__name__]
        assert parent in {b.__name__ for b in c.__bases__}, c
        assert code in {None, c.code}, c


def test_every_leaf_has_its_own_code() -> None:
    leaves = [c for c in CLASSES if not c.__subclasses__()]
    assert len({c.code for c in leaves}) == len(leaves)
    assert all(re.fullmatch(r"R\d{3}", c.code) for c in leaves)


def test_a_message_says_what_where_and_what_to_try() -> None:
    line = str(MissingInput("a.txt", "nothing there"))
    assert line.startswith("a.txt: nothing there (R001). ")
    assert "spelling" in line
    assert str(MissingInput("a.txt", "nothing there", "Look in b.")).endswith("Look in b.")
    assert "\n" not in line
