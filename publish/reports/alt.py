"""The alt worklist, shown: a line a picture on a terminal, a page to look at, JSON for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publish.markup.environment import Templates
from publish.markup.shipped import shipped_templates
from publish.model.figures import Decorative, Written

if TYPE_CHECKING:
    from publish.pipeline.alt.worklist import WorklistEntry


@dataclass(frozen=True, slots=True)
class Card:
    """A picture on the page."""

    place: str
    """Where it stands: ``file:line``."""
    state: str
    """``described``, ``decorative`` or ``missing``."""
    thumbnail: str
    """The picture as a data URI, or empty."""
    alt: str
    """Its description, or empty."""
    lines: tuple[tuple[str, str, str], ...]
    """What else is known: name, words, and their language where they are the content's."""


@dataclass(frozen=True, slots=True)
class AltPage:
    """``reports/alt_sheet.html``."""

    title: str
    """Its title."""
    counts: str
    """How many pictures there are, and how many lack a description."""
    sheet: str
    """The name of the table beside it."""
    cards: tuple[Card, ...]
    """The pictures."""


def alt_lines(entries: "Sequence[WorklistEntry]") -> Iterator[str]:
    """A line a picture: where it stands, whether it is described, which it is, and where it may be used."""
    for entry in entries:
        name = entry.picture.rpartition("/")[2]
        words = "; ".join(part for part in (_permitted(entry), _shortened(_alt_text(entry))) if part)
        yield f"{entry.at}: {entry.state}: {name}{': ' if words else ''}{words}"


def alt_page(entries: "Sequence[WorklistEntry]", thumbnails: Sequence[str], *, title: str, sheet: str) -> str:
    """The page: a card a picture, in the order of the list."""
    cards = tuple(_card(entry, picture) for entry, picture in zip(entries, thumbnails, strict=True))
    templates = Templates(shipped_templates(), values={})
    return str(templates.render("reports/alt_sheet.html", AltPage(title, counts(entries), sheet, cards)))


def counts(entries: "Sequence[WorklistEntry]") -> str:
    """``12 pictures, 3 without description``."""
    missing = sum(entry.state == "missing" for entry in entries)
    number = f"{len(entries)} picture{'' if len(entries) == 1 else 's'}"
    return f"{number}, {missing} without description" if missing else f"{number}, all described or decorative"


def alt_entries(entries: "Sequence[WorklistEntry]") -> list[dict[str, object]]:
    """The list for programs."""
    return [
        {
            "edition": entry.edition,
            "path": entry.at.path,
            "line": entry.at.line,
            "picture": entry.picture,
            "state": entry.state,
            "alt": entry.alt.text if isinstance(entry.alt, Written) else "",
            "decorative": entry.alt.reason if isinstance(entry.alt, Decorative) else "",
            "caption": entry.caption,
            "credit": entry.credit,
            "rights": entry.rights,
            "outputs": list(entry.outputs),
            "licence_until": entry.licence_until.isoformat() if entry.licence_until else None,
            "language": entry.language,
        }
        for entry in entries
    ]


def _card(entry: "WorklistEntry", thumbnail: str) -> Card:
    photo = entry.photo
    lines = (
        ("description", _alt_text(entry), entry.language),
        ("caption", entry.caption, entry.language),
        ("credit line", entry.credit, ""),
        ("beside it", entry.context, entry.language),
        ("dispatch", entry.dispatch, entry.language),
        ("picture", entry.picture, ""),
        ("rights", entry.rights, ""),
        ("permitted", _permitted(entry), ""),
        ("its file says: description", photo.alt, ""),
        ("its file says: more of it", photo.long, ""),
        ("its file says: caption", photo.caption, ""),
        ("its file says: credit", photo.credit, ""),
        ("its file says: rights", photo.rights, ""),
        ("its file says: licence ends", str(photo.licence_until or ""), ""),
    )
    alt = entry.alt.text if isinstance(entry.alt, Written) else ""
    shown = tuple(line for line in lines if line[1])
    return Card(str(entry.at), entry.state, thumbnail, alt, shown)


def _alt_text(entry: "WorklistEntry") -> str:
    if isinstance(entry.alt, Written):
        return entry.alt.text
    return entry.alt.reason if isinstance(entry.alt, Decorative) else ""


def _permitted(entry: "WorklistEntry") -> str:
    where = f"in {' and '.join(entry.outputs)} alone" if entry.outputs else ""
    until = f"until {entry.licence_until}" if entry.licence_until else ""
    return " ".join(part for part in (where, until) if part)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
