"""The drawing of how often edges are right."""

from xml.etree import ElementTree as ET

from retelling.plot import bins, calibration

STATED = [(0.55, True), (0.58, False), (0.95, True), (1.0, True)]


def test_edges_are_counted_by_tenths_of_confidence() -> None:
    assert [(round(m, 3), r, n) for m, r, n in bins(STATED)] == [(0.565, 0.5, 2), (0.975, 1.0, 2)]


def test_the_drawing_is_a_picture_with_a_mark_for_each_tenth() -> None:
    root = ET.fromstring(calibration("a < b", {"hidden": STATED, "given": STATED[2:]}))  # noqa: S314 - our own
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f"{space}circle")) == 2
    assert len([r for r in root.findall(f"{space}rect") if r.get("width") == "10"]) == 1
    assert root.findtext(f"{space}title") == "a < b"
