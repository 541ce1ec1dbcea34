"""What is not ready, or under embargo at the given moment, is left out and named."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from publish.diagnostics import Severity
from publish.model.dispatch import Dispatch, Status
from publish.model.edition import Edition, Part
from publish.transforms.status import leave_out
from tests.transforms.editions import edition, para, piece, terms

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
EMBARGOED = replace(piece("late", para("x")), embargo=NOON)


def slugs(of: Edition) -> list[str]:
    return [dispatch.slug for dispatch in of.dispatches]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHHELD])
def test_what_is_not_ready_is_left_out_and_named(status: Status) -> None:
    whole = edition(piece("a"), replace(piece("b"), status=status), piece("c"))
    outcome = leave_out(whole, terms(whole))
    assert slugs(outcome.value) == ["a", "c"]
    (left,) = outcome.diagnostics
    assert (left.id, left.severity) == ("dispatch-left-out", Severity.NOTE)
    assert "1/b" in left.message
    assert status in left.message
    assert left.at.path == "e/1/b.md"


@pytest.mark.parametrize(
    ("as_of", "stays"),
    [
        (NOON - timedelta(seconds=1), False),
        (NOON, True),
        (datetime(2026, 3, 5, 13, tzinfo=timezone(timedelta(hours=2))), False),
        (datetime(2026, 3, 5, 14, tzinfo=timezone(timedelta(hours=2))), True),
        (datetime(2026, 3, 5, 11, 59), False),  # noqa: DTZ001 - a moment without a zone is UTC
        (None, True),
    ],
)
def test_an_embargo_is_judged_by_the_moment_given_or_the_end_of_the_day(as_of: datetime | None, stays: bool) -> None:
    whole = edition(piece("a"), EMBARGOED)
    outcome = leave_out(whole, terms(whole, as_of=as_of))
    assert ("late" in slugs(outcome.value)) is stays
    assert len(outcome.diagnostics) == (0 if stays else 1)


def test_the_day_after_is_too_late_for_the_editions_own_day() -> None:
    whole = edition(piece("a"), replace(EMBARGOED, embargo=datetime(2026, 3, 6, tzinfo=UTC)))
    assert slugs(leave_out(whole, terms(whole)).value) == ["a"]


def test_without_any_date_an_embargo_holds() -> None:
    whole = edition(piece("a"), EMBARGOED, day=None)
    outcome = leave_out(whole, terms(whole))
    assert slugs(outcome.value) == ["a"]
    assert "--as-of" in outcome.diagnostics[0].hint
    assert slugs(leave_out(whole, terms(whole, as_of=NOON)).value) == ["a", "late"]


def test_a_part_left_empty_goes_and_an_edition_left_empty_is_an_error() -> None:
    draft: Dispatch = replace(piece("b"), status=Status.DRAFT)
    whole = replace(edition(), parts=(Part((piece("a"),), "Winter"), Part((draft,), "Spring")))
    assert [part.title for part in leave_out(whole, terms(whole)).value.parts] == ["Winter"]
    empty = edition(draft)
    outcome = leave_out(empty, terms(empty))
    assert [d.id for d in outcome.diagnostics] == ["dispatch-left-out", "dispatches-none"]
    assert outcome.value.parts == (Part(()),)
    assert edition(day=date(2026, 1, 1)).parts == (Part(()),)
