"""The ``edition.toml`` of a saved page: what the page shows, and nothing that it does not."""

import json
from collections.abc import Iterator
from datetime import UTC

from publish.importers.capture.reading import Capture
from publish.importers.writer import write_blocks
from publish.model.edition import Notice


def edition_file(capture: Capture, *, name: str, own_notices: bool = True) -> str:
    """The settings of an edition that holds a capture; ``name`` is its folder, its title where the page shows none.

    The notices are the page's own (``own_notices``), their texts Markdown. No date is given: ``captured`` stands for
    it in metadata and is never printed.
    """
    moment = capture.captured.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()
    lines = [
        f"# Imported from {one_line(capture.path)}; what is in doubt or missing stands in reading-report.txt.",
        f"title = {_basic(capture.title or name)}",
        *([f"publication = {_basic(capture.publication)}"] if capture.publication else []),
        f"captured = {moment}Z",
        f"language = {_basic(capture.language)}",
        "dispatches = [",
        *(f"    {_basic(f'{dispatch.slug}.md')}," for dispatch in capture.dispatches),
        "]",
        *(["own_notices = true"] if own_notices else []),
        *(line for notice in capture.notices for line in _notice(notice)),
    ]
    return "\n".join(lines) + "\n"


def one_line(text: str) -> str:
    """A text that cannot leave the line that it is written in."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _notice(notice: Notice) -> Iterator[str]:
    yield ""
    yield "[[notices]]"
    yield f"kind = {_basic(notice.kind.value)}"
    if notice.heading:
        yield f"heading = {_basic(notice.heading)}"
    yield f"text = {_text(write_blocks(notice.blocks, doubts={doubt.place: doubt.reason for doubt in notice.doubts}))}"
    if notice.condition:
        yield f"condition = {_basic(notice.condition)}"


def _basic(text: str) -> str:
    """A basic string (TOML 1.0, §String): the escapes of JSON, and DEL, which JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(markdown: str) -> str:
    """A text of several lines, as it stands where TOML lets it: Markdown's backslashes would be doubled otherwise."""
    plain = all(character.isprintable() or character == "\n" for character in markdown)
    return f"'''\n{markdown}'''" if plain and "'''" not in markdown else _basic(markdown)
