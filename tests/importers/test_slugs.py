"""The slugs that files give."""

import pytest

from publish.importers.slugs import slug_of_file


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("content/editions/2026-11/Old_Port.md", "old-port"),
        ("content/editions/2026-11/ferry/index.md", "ferry"),
        ("content/editions/2026-11/north/The Gate/INDEX.md", "the-gate"),
        ("content/editions/2026-11/ferry/_index.md", "ferry"),
        ("content/editions/2026-11/index.md", "index"),
        ("content/editions/2026-11/ferry/text.md", "text"),
    ],
)
def test_a_file_names_its_dispatch_or_its_folder_does(path: str, slug: str) -> None:
    assert slug_of_file(path) == slug
