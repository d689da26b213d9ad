"""Runs every measurement of this folder: each module beside this one that has a ``main``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """Run each in its own process, in order of name; 1 if one of them failed."""
    failed = []
    for module in sorted(Path(__file__).parent.glob("*.py")):
        if module.name == Path(__file__).name or "def main(" not in module.read_text("utf8"):
            continue
        print(f"== {module.stem}", flush=True)
        if subprocess.run([sys.executable, str(module)], check=False).returncode:
            failed.append(module.stem)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
