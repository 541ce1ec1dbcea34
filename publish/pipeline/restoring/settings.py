"""The ``edition.toml`` of an edition that comes from a dump."""

import json
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC

from publish.config.publication import PublicationSettings
from publish.importers.writer import write_blocks
from publish.model.edition import BookNumbers, Edition, Notice


def edition_settings(
    edition: Edition, *, folder: str, files: Sequence[Sequence[str]], above: PublicationSettings
) -> str:
    """The settings that give the same edition again.

    ``folder`` is the edition's, relative to the project's; ``files`` names the dispatches of each part relative to it;
    ``above`` is the publication that it comes under. What a dump does not hold (theme, printer) is the publication's.
    """
    plain: dict[str, str] = {
        "title": edition.title,
        "publication": edition.publication.title if edition.publication.title != above.publication.title else "",
        "identifier": edition.identifier,
        "language": edition.language,
        "region": edition.region,
        "description": edition.description,
        "rights": edition.rights,
        "cover": posixpath.relpath(edition.cover, folder) if edition.cover else "",
    }
    lines = [f"{key} = {basic(value)}" for key, value in plain.items() if value]
    if edition.number is not None:
        lines.append(f"number = {edition.number}")
    if edition.date is not None:
        lines.append(f"date = {edition.date.isoformat()}")
    if edition.captured is not None:
        moment = edition.captured.astimezone(UTC).replace(tzinfo=None)
        lines.append(f"captured = {moment.isoformat()}Z")
    if edition.subjects:
        lines.append(f"subjects = {_list(edition.subjects)}")
    lines += _numbers(edition.numbers, above.issn)
    lines.append("own_notices = true")
    if any(part.title for part in edition.parts):
        for part, names in zip(edition.parts, files, strict=True):
            lines += ["", "[[parts]]", f"title = {basic(part.title)}", f"dispatches = {_list(names)}"]
    else:
        lines.append(f"dispatches = {_list([name for names in files for name in names])}")
    lines += [line for notice in edition.notices for line in _notice(notice)]
    return "\n".join(lines) + "\n"


def basic(text: str) -> str:
    """A basic string (TOML 1.0, §String): the escapes of JSON, and DEL, which JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(basic, texts))}]"


def _numbers(numbers: BookNumbers, issn: str) -> Iterator[str]:
    isbn: Mapping[str, str] = {"epub": numbers.isbn_epub, "print": numbers.isbn_print}
    given = [f"{key} = {basic(value)}" for key, value in isbn.items() if value]
    if given:
        yield f"isbn = {{ {', '.join(given)} }}"
    if numbers.issn and numbers.issn != issn:
        yield f"issn = {basic(numbers.issn)}"


def _notice(notice: Notice) -> Iterator[str]:
    yield from ("", "[[notices]]", f"kind = {basic(notice.kind.value)}")
    if notice.heading:
        yield f"heading = {basic(notice.heading)}"
    yield f"text = {basic(write_blocks(notice.blocks))}"
    if notice.condition:
        yield f"condition = {basic(notice.condition)}"
    if notice.exclude_regions:
        yield f"exclude_regions = {_list(notice.exclude_regions)}"
