"""Numbers of pages that stand in a book are part of what decides how many pages it has: they settle, or it is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from publish.diagnostics import Refused
from publish.markup.compositor import Compositor
from publish.model.facts import GalleyFacts, PageReference
from publish.pdf.build import _set_plan
from publish.pdf.flows import Flow
from publish.pdf.folios import RunningHead
from publish.pdf.galley import Galley
from publish.pdf.workshop import FlowJob, Workshop
from tests.checks.makeup.galleys import page
from tests.pdf.flow import Pictures
from tests.pdf.wild import print_style

_DIGIT = 500.0


def _flow(key: str) -> Flow:
    head = RunningHead("", lambda _: "", runs=False)
    return Flow("dispatches", "en", key, f'<p data-dispatch="{key}" data-path="b0">Words.</p>', head)  # type: ignore[arg-type]


def _set(length: Callable[[int], int]) -> tuple[list[str], int]:
    """Set a dispatch that points behind itself, with so many pages for so many digits: what was set, and its digits."""
    asked: list[str] = []

    def setter(shop: Workshop, jobs: Sequence[FlowJob]) -> list[Galley]:
        return [set_one(job.flow, job.rooms) for job in jobs]

    def set_one(flow: str, rooms: Mapping[str, float]) -> Galley:
        own = "one" if '"one"' in flow else "two"
        asked.append(own)
        if own == "two":
            return Galley(b"", GalleyFacts(("two",), (replace(page(), anchors=(("two", 0.0),)),)), (), {})
        room = rooms.get("two", 1.0)
        pages = [page()] * length(round(room * 1000 / _DIGIT))
        pages[0] = replace(pages[0], references=(PageReference("two", 0, room * 1000, _DIGIT),))
        return Galley(b"", GalleyFacts(("one",), tuple(pages)), (), {})

    compositor = SimpleNamespace(render=lambda _, flow: str(flow.body), edition=SimpleNamespace(language="en"))
    plan = (_flow("one"), _flow("two"))
    _, galleys = _set_plan(plan, cast("Compositor", compositor), print_style(), cast("Any", Pictures()), setter)
    return asked, galleys[0].facts.pages[0].references[0].digits


def test_a_number_that_fits_is_set_once() -> None:
    assert _set(lambda _: 50) == (["one", "two"], 2)


@pytest.mark.parametrize(("pages", "digits"), [(5, 1), (400, 3), (4_000, 4)])
def test_a_room_of_another_width_is_set_once_more(pages: int, digits: int) -> None:
    assert _set(lambda _: pages) == (["one", "two", "one"], digits)


def test_a_room_that_makes_itself_too_wide_is_put_up_with() -> None:
    """With two digits there are 120 pages, with three there are five: one of both is wrong, and a hole is less so."""
    asked, digits = _set(lambda digits: 5 if digits > 2 else 120)
    assert digits == 3
    assert len(asked) <= 2 + 4


def test_numbers_that_never_settle_are_told_at_their_dispatch() -> None:
    with pytest.raises(Refused) as refused:
        _set(lambda digits: 10**digits)
    (finding,) = refused.value.diagnostics
    assert finding.message == "the numbers of the pages that it points to never settle"
    assert finding.block.startswith("one")
