from __future__ import annotations

from collections.abc import Callable

from retold.compare.labels import collect_labels
from retold.model.story import Story

Annotate = Callable[..., Story]


def words(s: Story, referent: str) -> list[set[str]]:
    """By document, the wordings of the label whose referent begins like this."""
    (label,) = (x for x in s.labels if x.referent.startswith(referent))
    return [{s.text(w).lower() for w in label.words if w.doc == d.id} for d in s.documents]


def test_people_of_one_crowd(annotated: Annotate) -> None:
    s = collect_labels(
        annotated(
            "Protesters block Ulm bridge\n\nPeaceful protesters blocked the bridge. The protesters sang all night.",
            "Mob takes over bridge\n\nAn angry mob took over the Ulm bridge. Rioters stayed until dawn.",
        )
    )
    one, other = words(s, "the protesters")
    assert "peaceful protesters" in one
    assert {"an angry mob", "rioters"} <= other
    (finding,) = (f for f in s.findings if "angry mob" in f.text)
    assert finding.code == "F802"
    assert {e.span.doc for e in finding.evidence} == {d.id for d in s.documents}


def test_one_wording_is_no_variation(annotated: Annotate) -> None:
    s = collect_labels(annotated("Ferry sinks\n\nThe protesters left.", "Ferry sunk\n\nThe protesters left."))
    assert s.labels == ()
    assert s.findings == ()


def test_employees_of_two_houses_stay_apart(annotated: Annotate) -> None:
    s = collect_labels(
        annotated(
            "Bank raid\n\nZebra employees hid in the cellar. Lynx agents chased the thieves.",
            "Bank robbed\n\nZebra workers hid in the cellar. Lynx officers chased the thieves.",
        )
    )
    for label in s.labels:
        found = {s.text(w).split()[0] for w in label.words}
        assert not {"Zebra", "Lynx"} <= found


def test_acts_by_verb_and_noun(annotated: Annotate) -> None:
    s = collect_labels(
        annotated(
            "Ferries collide off Ulm\n\nTwo ferries collided in fog. The accident hurt nobody.",
            "Ferries crash off Ulm\n\nThe crash happened in fog. The ferries bumped into each other.",
        )
    )
    one, other = words(s, "the collision")
    assert "the accident" in one
    assert "the crash" in other


def test_no_label_without_a_second_article(annotated: Annotate) -> None:
    assert collect_labels(annotated("Mob\n\nA mob of angry rioters came.")).labels == ()


def test_names_of_a_country_and_its_regime(annotated: Annotate) -> None:
    s = collect_labels(
        annotated(
            "Test in North Korea\n\nThe rocket rose over North Korea. Pyongyang praised it. The DPRK is under sanctions.",
            "N. Korea fires\n\nThe rocket was seen in North Korea. Pyongyang was silent. The rogue nation had warned of it.",
            "Rocket\n\nExperts in the Hermit Kingdom cheered. North Korea fired the rocket.",
        )
    )
    (label,) = (x for x in s.labels if x.referent == "North Korea")
    assert {s.text(w) for w in label.words} >= {"Pyongyang", "The DPRK"[4:], "The rogue nation"}


def test_a_country_with_one_name_and_its_short_form_is_no_label(annotated: Annotate) -> None:
    s = collect_labels(annotated("US visit\n\nHe left the United States.", "Visit\n\nHe came from the U.S. to France."))
    assert s.labels == ()


def test_a_request_for_comment_is_no_refusal(annotated: Annotate) -> None:
    one = "Guards fail\n\nGuards refused to help. The guards did not respond to a request for comment."
    other = "Guards sleep\n\nGuards declined to help. The guards did not answer the calls."
    s = collect_labels(annotated(one, other))
    assert not any("request" in s.text(w) for x in s.labels for w in x.words)


def test_a_crowd_at_a_feast_is_no_protest(annotated: Annotate) -> None:
    s = collect_labels(
        annotated(
            "Crowd sees ferry off in Ulm\n\nA happy crowd saw the ferry off. The crowd sang all night.",
            "Ferry leaves Ulm\n\nA large crowd filled the Ulm pier. The crowd waved until dawn.",
        )
    )
    assert not any(x.referent.startswith("the protesters") for x in s.labels)
