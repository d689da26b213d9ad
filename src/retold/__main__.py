"""``python -m retold`` is ``retold``."""

from __future__ import annotations

from retold.cli.main import main

if __name__ == "__main__":
    main()
