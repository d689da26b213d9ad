"""Takes the pictures of docs/report.md: every view of the example's report at three widths. usage: screenshots.py [DIR]."""

from __future__ import annotations

import base64
import shutil
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import sync_playwright

from retold.pipeline import run
from retold.read.inputs import read_inputs
from retold.report.html import to_html

REPOSITORY = Path(__file__).resolve().parents[1]
EXAMPLE = REPOSITORY / "examples/harbour-ferry"
WIDTHS = {1440: 900, 820: 900, 390: 844}
VIEWS = {
    "brief": "top",
    "findings": "findings",
    "questions": "questions",
    "dates": "timeline",
    "claims": "claims",
    "lineage": "lineage",
    "side-by-side": "common",
    "differences": "conflicts",
    "quotations": "quotes",
    "headlines": "headlines",
    "voices": "voices",
    "words": "labels",
    "article": "article-A",
}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PIXELS = """async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const bytes = context.getImageData(0, 0, image.width, image.height).data;
  let text = '';
  for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
  return [image.width, image.height, btoa(text)];
}"""
COLOURS = 16


def smaller(png: bytes, page: Any) -> bytes:
    """The picture in its 16 most frequent colours, the others replaced by the nearest: a page of text needs no more."""
    width, height, pixels = page.evaluate(_PIXELS, base64.b64encode(png).decode())
    rgb = np.frombuffer(base64.b64decode(pixels), np.uint8).reshape(-1, 4)[:, :3]
    found, index, count = np.unique(rgb, axis=0, return_inverse=True, return_counts=True)
    palette = found[np.argsort(-count)[:COLOURS]]
    near = ((found[:, None].astype(int) - palette[None]) ** 2).sum(axis=2).argmin(axis=1)
    rows = near[index.ravel()].reshape(height, width).astype(np.uint8)
    rows = np.pad(rows, ((0, 0), (0, width % 2)))
    packed = np.pad(rows[:, ::2] << 4 | rows[:, 1::2], ((0, 0), (1, 0)))
    head = struct.pack(">IIBBBBB", width, height, 4, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(packed.tobytes(), 9)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def main() -> int:
    """Write a PNG for every view and width, and one of the first screen in dark."""
    into = Path(sys.argv[1]) if len(sys.argv) > 1 else REPOSITORY / "docs/img/report"
    into.mkdir(parents=True, exist_ok=True)
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    story = run(read_inputs([str(EXAMPLE / "articles")], meta=str(EXAMPLE / "meta.yaml")))
    shots = [(view, anchor, width, "light") for view, anchor in VIEWS.items() for width in WIDTHS]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as p:
        file = Path(folder) / "report.html"
        file.write_bytes(to_html(story))
        browser = p.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        easel = browser.new_page()
        for view, anchor, width, scheme in [*shots, ("brief-dark", "top", 1440, "dark")]:
            look: Any = {"viewport": {"width": width, "height": WIDTHS[width]}, "color_scheme": scheme}
            page = browser.new_page(**look, reduced_motion="reduce")
            page.goto(file.as_uri())
            page.evaluate(f"document.getElementById('{anchor}').scrollIntoView()")
            shot = page.screenshot()
            (into / f"{view}-{width}.png").write_bytes(smaller(shot, easel))
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
