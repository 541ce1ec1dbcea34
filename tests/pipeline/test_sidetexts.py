"""A dispatch is no text beside another one: whatever its status, it is not printed as a description or a notice."""

from pathlib import Path

import pytest

from publish.diagnostics import Span
from publish.pipeline.descriptions import DESCRIPTION_MISSING
from publish.pipeline.files import Folder
from publish.pipeline.texts import read_side_text

AT = Span("content/editions/one/01-a.md", 9, 1)


def read(tmp_path: Path, name: str, text: str) -> tuple[str | None, list[str]]:
    (tmp_path / name).write_text(text)
    outcome = read_side_text(Folder(tmp_path), name, AT, what="description", missing=DESCRIPTION_MISSING)
    assert all(found.at in (AT, Span(name, found.at.line, found.at.column)) for found in outcome.diagnostics)
    return outcome.value, [found.id for found in outcome.diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "---\nheadline: Of the pilot\nstatus: withheld\n---\n\nHer name.\n",
        "\n\n---\nheadline: Of the pilot\n---\n\nHer name.\n",
        "----\nheadline: Of the pilot\n----\n\nHer name.\n",
        "+++\nheadline = 'Of the pilot'\n+++\n\nHer name.\n",
        "---js\nheadline: Of the pilot\n---\n",
        "\u2014\u2014\u2014\nheadline: Of the pilot\n\u2014\u2014\u2014\n",
        '{\n"headline": "Of the pilot"\n}\nHer name.\n',
    ],
)
def test_a_text_with_front_matter_is_refused_where_it_is_named(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, "secret.md", text) == (None, ["path-refused"])


@pytest.mark.parametrize("name", ["edition.toml", "chart", "photo.jpg", "page.html", ".env"])
def test_a_file_that_is_no_text_by_its_name_is_refused(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, name, 'title = "No. 1"\n') == (None, ["path-refused"])


@pytest.mark.parametrize("name", ["chart.md", "chart.MD", "chart.markdown", "chart.txt"])
@pytest.mark.parametrize("text", ["Five boats.\n", "***\n\nFive boats: all red.\n", "A line\n---\nof: it\n"])
def test_a_text_is_read(tmp_path: Path, name: str, text: str) -> None:
    assert read(tmp_path, name, text) == (text, [])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    found = read_side_text(Folder(tmp_path), "no.md", AT, what="description", missing=DESCRIPTION_MISSING)
    assert [(one.id, one.at) for one in found.diagnostics] == [("description-missing", AT)]
