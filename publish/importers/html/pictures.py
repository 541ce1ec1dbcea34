"""Pictures of raw HTML."""

import re
from collections.abc import Mapping

from publish.config.addresses import scheme_of
from publish.config.scrub import scrub
from publish.diagnostics import Diagnostic, Outcome, Span, finding
from publish.importers.addresses import picture_source
from publish.model.figures import Missing, Picture, Written

_LAZY = ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")
_HIDDEN = re.compile(
    r"(display\s*:\s*none|visibility\s*:\s*hidden|(?<![\w-])(width|height)\s*:\s*[01](px)?\s*(;|$))", re.I
)


def picture(attributes: Mapping[str, str], at: Span) -> Outcome[Picture | None]:
    """The picture of an ``img``; ``None`` for a tracking pixel, and for a file that may not be used."""
    source = next((attributes[key].split(",")[0].split()[0] for key in _LAZY if attributes.get(key, "").strip()), "")
    if _remote(source) and _pixel(attributes):
        return Outcome(None, (finding("tracker-removed", "A hidden picture on another machine was taken out", at),))
    said: list[Diagnostic] = []
    if any(_remote(piece.split()[0]) for piece in attributes.get("srcset", "").split(",") if piece.strip()):
        said.append(finding("photo-remote", "srcset= names pictures on another machine", at))
    if not source:
        said.append(finding("photo-missing", "The picture names no file", at))
        return Outcome(None, tuple(said))
    file = picture_source(source, at)
    said.extend(file.diagnostics)
    if file.value is None:
        return Outcome(None, tuple(said))
    alt = scrub(re.sub(r"[ \t\n\r\f]+", " ", attributes.get("alt", "")).strip(" "), at)
    said.extend(alt.diagnostics)
    return Outcome(Picture(file.value, Written(alt.value) if alt.value else Missing(), span=at), tuple(said))


def _remote(source: str) -> bool:
    return scheme_of(source) in ("http", "https", "ftp") or source.startswith("//")


def _pixel(attributes: Mapping[str, str]) -> bool:
    sizes = [attributes.get(size, "").strip().lower().removesuffix("px") for size in ("width", "height")]
    return any(size in ("0", "1") for size in sizes) or bool(_HIDDEN.search(attributes.get("style", "")))
