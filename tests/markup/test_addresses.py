"""Ids of the e-book: what an author calls a place can never be what the house calls one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from publish.importers.addresses import sound_id
from publish.markup.addresses import CALL, DESCRIPTION, NOTE, OPENING, PAGE, xml_id
from publish.transforms.ids import ascii_slug

_OURS = (
    *(form.format(number=number) for form in (NOTE, CALL) for number in (1, 12)),
    *(PAGE.format(folio=folio) for folio in ("1", "iv", "312")),
    *(DESCRIPTION.format(path=path) for path in ("b0", "b3.1", "n0.2")),
)
_AUTHORS = st.one_of(
    st.from_regex(r"[^\W\d][\w.\-]{0,12}", fullmatch=True),
    st.sampled_from([xml_id(ours) for ours in _OURS]),
    st.sampled_from(["x.note-1", "x", "page", "Page-1", "opening-2"]),
)


@given(_AUTHORS)
@example(OPENING)
@example("note-1")
def test_no_id_of_an_author_is_one_of_the_house(id: str) -> None:
    assert xml_id(id) not in {OPENING, *map(xml_id, _OURS)}


@given(_AUTHORS, _AUTHORS)
@example("note-1", "x.note-1")
@example("a.b", "a.2e.b")
def test_two_ids_of_authors_stay_two(one: str, other: str) -> None:
    assert (xml_id(one) == xml_id(other)) == (one == other)


@given(_AUTHORS)
def test_every_id_is_a_name_in_xml(id: str) -> None:
    assert sound_id(xml_id(id))


@pytest.mark.parametrize("ours", _OURS)
def test_what_the_house_names_is_no_id_that_an_author_or_a_heading_can_have(ours: str) -> None:
    assert not sound_id(ours)
    assert ascii_slug(ours) != ours
    assert sound_id(xml_id(ours))
