"""The kinds of lines that saved pages hold, each in several forms and languages: read right, or in doubt."""

import pytest

from tests.importers.capture.kinds import KINDS, pages, read_again

CASES = [(file.stem, number, page) for file in sorted(KINDS.glob("*.txt")) for number, page in enumerate(pages(file))]


@pytest.mark.parametrize(("kind", "number", "page"), CASES, ids=[f"{kind}-{number}" for kind, number, _ in CASES])
def test_a_page_of_a_kind_is_read_as_its_reader_would(kind: str, number: int, page: str) -> None:
    assert read_again(page) == page


def test_every_kind_has_three_forms() -> None:
    assert {file.stem: len(pages(file)) for file in KINDS.glob("*.txt") if len(pages(file)) < 3} == {}
