"""Which editions a change touches: whoever takes a file, or would take it, is made anew; nobody else is."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from publish.pipeline.affected import affected
from publish.pipeline.locate import load_project
from publish.pipeline.prepare import CheckTerms, ready
from publish.resources import SHIPPED

PUBLICATION = """\
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"
"""
EDITION = 'title = "{0}"\ndate = 2026-{0}-15\n'
DISPATCH = "---\nheadline: A\ndate: 2026-10-15\n---\n\nWords.\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Issues 09, 10 and 11, a yearbook of those of autumn, and an issue in another look for another printer."""
    root = tmp_path_factory.mktemp("project")
    files = {
        "content/publication.toml": PUBLICATION,
        **{f"content/editions/{name}/edition.toml": EDITION.format(name) for name in ("09", "10", "11")},
        **{f"content/editions/{name}/a.md": DISPATCH for name in ("09", "10", "11")},
        "content/editions/year/edition.toml": EDITION.format("12") + 'dispatches = ["../1[01]/*.md"]\n',
        "content/editions/other/edition.toml": EDITION.format("12") + 'theme = "tide"\nprinter = "club"\n',
        "content/editions/other/a.md": DISPATCH,
        "styles/printers/club.toml": SHIPPED.read_text("styles/printers/office.toml"),
        "styles/themes/tide/theme.toml": SHIPPED.read_text("styles/themes/default/theme.toml"),
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ([], []),
        (["README.md", "build/10.pdf", ".github/workflows/book.yml"], []),
        (["content/editions/10/a.md"], ["10", "year"]),
        (["content/editions/09/a.md"], ["09"]),
        (["content/editions/10/images/new.jpg"], ["10", "year"]),
        (["content/editions/11/edition.toml"], ["11", "year"]),
        (["content/editions/10/gone.md"], ["10", "year"]),
        (["content/editions/year/edition.toml"], ["year"]),
        (["content/editions/12/a.md"], []),
        (["content/publication.toml"], ["09", "10", "11", "other", "year"]),
        (["content/notices/about.md"], ["09", "10", "11", "other", "year"]),
        (["styles/themes/tide/print.css"], ["other"]),
        (["styles/themes/gone/print.css"], []),
        (["styles/printers/club.toml"], ["other"]),
        (["styles/print/opening.css"], ["09", "10", "11", "other", "year"]),
        (["styles/parts/byline.html"], ["09", "10", "11", "other", "year"]),
    ],
)
def test_a_change_touches_who_takes_the_file(root: Path, changed: Sequence[str], touched: Sequence[str]) -> None:
    project = load_project(root).value
    assert list(affected(ready(project, (), CheckTerms()).value, changed)) == list(touched)


def test_a_dispatch_that_was_taken_away_touches_who_took_it(root: Path) -> None:
    """Nothing of edition 11 is left: the yearbook's pattern alone knows that it took from there."""
    project = load_project(root).value
    editions = ready(project, ["10", "year"], CheckTerms()).value
    trimmed = tuple(one for one in editions if one.name == "year")
    assert affected(trimmed, ["content/editions/11/b.md"]) == ("year",)
    assert affected(trimmed, ["content/editions/09/b.md"]) == ()
