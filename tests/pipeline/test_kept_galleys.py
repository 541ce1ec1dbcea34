"""A flow is set once for the same looks, wherever it stands, and anew for any that differ."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from publish.config.geometry import Size
from publish.errors import Fault
from publish.model.facts import GalleyFacts, TypeArea
from publish.pdf import head_setting
from publish.pdf.galley import Galley
from publish.pdf.head_setting import SetHeads
from publish.pdf.photos import Aims
from publish.pdf.workshop import FlowJob, Workshop
from publish.pipeline.cache import Cache
from publish.pipeline.kept_galleys import KeptGalleys
from publish.pipeline.pickled import CacheSlot
from publish.pipeline.reasons import Reasons
from tests.pdf.flow import Pictures, flow

SECRET = b"s" * 32
SHOP = Workshop("p {}", {"serif": b"font"}, Pictures(), Aims(TypeArea(14, 30, 270), Size(225, 300)))
PORT = flow("<p>Words</p>", "port")


class Sets:
    """Stands in for setting: every galley is another one, and how often it was asked is known."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, shop: Workshop, jobs: Sequence[FlowJob], places: Sequence[CacheSlot]) -> list[Galley]:
        made: list[Galley] = []
        for place in places:
            self.times += 1
            made.append(Galley(f"{self.times}".encode(), GalleyFacts(("port",), ()), (), {}))
            place.keep(made[-1])
        return made


def kept(root: Path, setter: Sets, inks: str = "grey", reasons: Reasons | None = None) -> KeptGalleys:
    return KeptGalleys(reasons or Reasons(Cache(root, SECRET)), "2026-11", "office", inks, setter)


def test_a_flow_is_set_once(tmp_path: Path) -> None:
    sets = Sets()
    first = kept(tmp_path, sets)(SHOP, [FlowJob(PORT, {})])
    # Another run has a workshop of its own.
    assert kept(tmp_path, sets)(replace(SHOP), [FlowJob(PORT, {})]) == first
    assert sets.times == 1


OTHERS: dict[str, Callable[[Path, Sets], object]] = {
    "its words": lambda root, sets: kept(root, sets)(SHOP, [FlowJob(flow("<p>Word</p>", "port"), {})]),
    "its number's width": lambda root, sets: kept(root, sets)(SHOP, [FlowJob(PORT, {"quay": 1.5})]),
    "another number's width": lambda root, sets: kept(root, sets)(SHOP, [FlowJob(PORT, {"quay": 1.0})]),
    "the styles": lambda root, sets: kept(root, sets)(replace(SHOP, css="p {color: red}"), [FlowJob(PORT, {})]),
    "a font": lambda root, sets: kept(root, sets)(replace(SHOP, fonts={"serif": b"fonts"}), [FlowJob(PORT, {})]),
    "a font's name": lambda root, sets: kept(root, sets)(replace(SHOP, fonts={"sans": b"font"}), [FlowJob(PORT, {})]),
    "the aims": lambda root, sets: kept(root, sets)(
        replace(SHOP, aims=replace(SHOP.aims, short=9)), [FlowJob(PORT, {})]
    ),
    "the inks": lambda root, sets: kept(root, sets, "cmyk")(SHOP, [FlowJob(PORT, {})]),
}


def test_whatever_differs_it_is_set_anew(tmp_path: Path) -> None:
    sets = Sets()
    made = [kept(tmp_path, sets)(SHOP, [FlowJob(PORT, {})]), *(other(tmp_path, sets) for other in OTHERS.values())]
    assert sets.times == len(OTHERS) + 1
    assert [
        kept(tmp_path, sets)(SHOP, [FlowJob(PORT, {})]),
        *(other(tmp_path, sets) for other in OTHERS.values()),
    ] == made
    assert sets.times == len(OTHERS) + 1


def test_why_it_is_set_again_is_told(tmp_path: Path) -> None:
    sets = Sets()
    back = PORT.replace("<body>", '<body class="back">').replace("article", "section")
    for rooms, body in (({}, ""), ({"quay": 1.5}, "p {}")):
        reasons = Reasons(Cache(tmp_path, SECRET))
        setter, shop = kept(tmp_path, sets, reasons=reasons), replace(SHOP, css=body)
        flows = (PORT, back, back.replace("Words", "Others"))
        setter(shop, [*(FlowJob(one, {}) for one in flows), FlowJob(PORT, rooms)])
        reasons.save()
    assert list(reasons.lines()) == [
        "the galley of port in 2026-11 for office: the style sheets changed",
        "the galley of port, with page numbers, in 2026-11 for office: it is new, or nothing is kept of it",
        "the galley of the back matter in 2026-11 for office: the style sheets changed",
        "the galley of the back matter in 2026-11 for office (2): the style sheets changed",
    ]


def test_nothing_is_kept_of_a_flow_that_cannot_be_set(tmp_path: Path) -> None:
    def fails(shop: Workshop, jobs: Sequence[FlowJob], places: Sequence[CacheSlot]) -> list[Fault]:
        return [Fault("it cannot be set") for _ in jobs]

    setter = KeptGalleys(Reasons(Cache(tmp_path, SECRET)), "2026-11", "office", "grey", fails)
    (made,) = setter(SHOP, [FlowJob(PORT, {})])
    assert isinstance(made, Fault)
    sets = Sets()
    kept(tmp_path, sets)(SHOP, [FlowJob(PORT, {})])
    assert sets.times == 1


def test_without_a_secret_all_is_set(tmp_path: Path) -> None:
    sets = Sets()
    setter = KeptGalleys(Reasons(Cache(tmp_path, None)), "2026-11", "office", "grey", sets)
    assert setter(SHOP, [FlowJob(PORT, {})]) != setter(SHOP, [FlowJob(PORT, {})])


HEADS = '<html lang="en"><head><title>t</title></head><body><div class="sheet"><p>{}</p></div></body></html>'


def test_heads_are_set_once_for_the_same_words_and_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []

    def noted(shop: Workshop, flow: str, *, write: bool) -> SetHeads:
        asked.append((flow, write))
        return SetHeads((write,), pdf=f"{len(asked)}".encode())

    monkeypatch.setattr(head_setting, "set_heads", noted)
    one, two = HEADS.format("The quay 57"), HEADS.format("The quay 58")
    other = replace(SHOP, css="p {color: red}")
    jobs = [(SHOP, one, False), (SHOP, one, True), (SHOP, two, True), (other, one, True)]
    first = [kept(tmp_path, Sets()).heads(shop, flow, write=write) for shop, flow, write in jobs]
    assert len(asked) == len(jobs)
    assert [kept(tmp_path, Sets()).heads(shop, flow, write=write) for shop, flow, write in jobs] == first
    assert len(asked) == len(jobs)
