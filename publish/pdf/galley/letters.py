"""What the glyphs on a page stand for: every letter can be read back, copied and spoken.

WeasyPrint lets a glyph stand for whatever it stood for at its first use. Here a glyph stands for what its font says of
it (:func:`publish.fonts.glyph_texts`), everywhere; where the words differ from that (a letter and its mark in one
glyph, a letter in small capitals, the hyphen that setting adds) the words themselves are written round the glyphs, as
ActualText (ISO 32000-1, §14.9.4).

The hyphen that setting adds at a line's end is no character of the text: it is written as a soft hyphen (U+00AD), so
that copied words are whole (§14.8.2.2.3). What is cut off behind an ellipsis is not there: "…" is read as itself.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from struct import Struct
from typing import Any, Protocol, cast

from weasyprint.text.ffi import ffi, pango

from publish.fonts.texts import glyph_texts
from publish.pdf.facts import DRAWN
from publish.pdf.linebreaks import Hyphenated

_TOKEN = re.compile(r"<([0-9a-f]*)>|([^<>]+)")
_GLYPH = Struct("=I16x")
"""A glyph as Pango holds it (``PangoGlyphInfo``): its number, and where it stands."""
_UNKNOWN = 0x10000000
"""The mark on a glyph that no font has (``PANGO_GLYPH_UNKNOWN_FLAG``)."""
_ELLIPSIS = 0x02
"""The mark on a run that stands for what is cut off (``PANGO_ANALYSIS_FLAG_IS_ELLIPSIS``)."""
_NOTHING = "\u200b"
"""What a glyph is said to stand for that stands for nothing by itself."""
_SOFT_HYPHEN = "\u00ad"
TRACKED = "publish_tracked"
"""What a box of text bears whose glyphs are spaced, or set closer: by how much each, in CSS pixels.

Pango would shape the letters anew, without the ligatures that they were measured with, and move each glyph by itself.
Here the page says it once for all glyphs of a text (character spacing, ISO 32000-1, §9.3.2).
"""


class Draw(Protocol):
    """WeasyPrint's ``draw_first_line``: shows a line of one text box in a stream."""

    def __call__(self, stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
        """Draw it."""


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Glyphs that stand for a piece of the text together."""

    text: str
    glyphs: int
    """How many are drawn."""
    is_told: bool
    """Whether the glyphs say by themselves what they stand for."""
    backward: bool
    """Whether it runs from right to left: its neighbours are drawn in another order than they are read."""


class _Held:
    """Stands in for a stream, and holds back what shows text."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.acts: list[str | Callable[[], None]] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def show_text(self, text: str) -> None:
        """Hold glyphs in hexadecimal figures, and moves between them."""
        self.acts.append(text)

    def set_font_size(self, font: str, size: float) -> None:
        """Hold a change of the font."""
        self.acts.append(lambda: self._stream.set_font_size(font, size))

    def set_text_rise(self, height: float) -> None:
        """Hold a rise."""
        self.acts.append(lambda: self._stream.set_text_rise(height))


def glyph_count(line: Any) -> int:
    """How many glyphs a line of a layout draws."""
    count, run = 0, line.runs[0]
    while run != ffi.NULL:
        glyphs, run = run.data.glyphs, run.next
        count += sum(glyph != pango.PANGO_GLYPH_EMPTY for glyph in glyph_numbers(glyphs))
    return count


def readable(draw: Draw) -> Draw:
    """The same, but that what is drawn reads as the text does."""

    def first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
        held = _Held(stream)
        drawn = draw(held, textbox, text_overflow, block_ellipsis, matrix)
        if held.acts:
            clusters = tuple(_clusters(stream, textbox))
            setattr(textbox, DRAWN, "".join(cluster.text for cluster in clusters))
            with _tracked(stream, getattr(textbox, TRACKED, 0.0)):
                _replay(stream, held.acts, [] if _is_sample(textbox) else clusters)
        return drawn

    return first_line


@contextmanager
def _tracked(stream: Any, letter: float) -> Iterator[None]:
    """Inside, each glyph that is shown is given so much room more."""
    if letter:
        stream.stream.append(f"{letter:.4f} Tc")
    yield
    if letter:
        stream.stream.append("0 Tc")


def _is_sample(textbox: Any) -> bool:
    """Whether it is the digits of which the binding makes the number of a page."""
    element = getattr(textbox, "element", None)
    return element is not None and "page-number" in (element.get("class") or "").split()


def _clusters(stream: Any, textbox: Any) -> Iterator[_Cluster]:
    """The clusters of a line in the order of drawing; what their glyphs stand for is written into the fonts.

    Glyphs that tell their text letter by letter, as nearly all do, are one cluster.
    """
    layout = textbox.pango_layout
    encoded = layout.text.encode()
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        run = run.next
        font, _ = stream.add_font(item.analysis.font)
        known = _known(font)
        analysis = ffi.buffer(ffi.addressof(item.analysis, "level"), 3)
        # WeasyPrint declares level, gravity and flags wider than they are: each is one byte.
        backward, is_cut = analysis[0][0] % 2 == 1, bool(analysis[2][0] & _ELLIPSIS)
        text = encoded[item.offset : item.offset + item.length]
        starts = ffi.unpack(glyphs.log_clusters, glyphs.num_glyphs)
        drawn = glyph_numbers(glyphs)
        is_divided = isinstance(layout.text, Hyphenated) and item.offset + item.length == len(encoded)
        if not (is_cut or is_divided) and _tell(words := text.decode(), starts, drawn, known):
            font.to_unicode.update({glyph: known[glyph] for glyph in drawn})
            yield _Cluster(words, len(drawn), is_told=True, backward=backward)
            continue
        for start, stop, own in _grouped(starts, drawn, len(text)):
            shown = "…" if is_cut else text[start:stop].decode()
            if is_divided and stop == len(text):
                shown = _SOFT_HYPHEN
            told = _record_meanings(shown, own, known, font.to_unicode)
            yield _Cluster(shown, len(own), told, backward)


def glyph_numbers(glyphs: Any) -> list[int]:
    """The numbers of the glyphs of a run."""
    data = ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * _GLYPH.size)
    return [number for (number,) in _GLYPH.iter_unpack(data)]


def _tell(text: str, starts: Sequence[int], glyphs: Sequence[int], known: Mapping[int, str]) -> bool:
    """Whether each letter of a run is one glyph that stands for it; ``starts`` are their places in the text, in bytes.

    A run from right to left has its last letter first: it is told cluster by cluster.
    """
    if len(text) != len(glyphs) or len(set(starts)) != len(glyphs) or starts[0]:
        return False
    meanings = ((letter, known.get(glyph)) for letter, glyph in zip(text, glyphs, strict=True))
    return all(said == letter or (said and _composed(said) == _composed(letter)) for letter, said in meanings)


def _known(font: Any) -> Mapping[int, str]:
    """What each glyph of one of WeasyPrint's fonts stands for; looked up once."""
    if (known := getattr(font, "publish_texts", None)) is None:
        known = font.publish_texts = glyph_texts(font.file_content)
    return cast("Mapping[int, str]", known)


def _grouped(starts: Sequence[int], glyphs: Sequence[int], length: int) -> Iterator[tuple[int, int, list[int]]]:
    """Where each cluster of a run begins and ends in its text, in bytes, and its glyphs."""
    borders = [*sorted(set(starts)), length]
    ends = dict(pairwise(borders))
    for start, own in groupby(zip(starts, glyphs, strict=True), key=itemgetter(0)):
        yield start, ends[start], [glyph for _, glyph in own if glyph != pango.PANGO_GLYPH_EMPTY]


def _record_meanings(text: str, glyphs: Sequence[int], known: Mapping[int, str], written: dict[int, str]) -> bool:
    """Whether glyphs say ``text`` by themselves; ``written``, what their font will say of each, is put right."""
    for glyph in glyphs:
        if glyph in known:
            written[glyph] = known[glyph]
        elif not glyph & _UNKNOWN:
            written[glyph] = written.get(glyph) or _NOTHING
    if not glyphs or any(glyph & _UNKNOWN for glyph in glyphs):
        return True  # nothing is drawn, or what no font has: that is refused as it is
    meaning = "".join(known.get(glyph, "\ufffd") for glyph in glyphs)
    return _composed(meaning) == _composed(text)


@lru_cache(4096)
def _composed(text: str) -> str:
    """A text as it is read: composed, without what draws nothing, every space the same."""
    composed = unicodedata.normalize("NFC", text)
    kept = (c for c in composed if unicodedata.category(c) != "Cf" and not 0xFE00 <= ord(c) <= 0xFE0F)
    return "".join(" " if c.isspace() else c for c in kept) if text != _SOFT_HYPHEN else text


def _replay(stream: Any, acts: Sequence[str | Callable[[], None]], clusters: Sequence[_Cluster]) -> None:
    """Show what was held back, with the words round those glyphs that do not tell them."""
    if all(cluster.is_told for cluster in clusters):
        for act in acts:
            if isinstance(act, str):
                stream.show_text(act)
            else:
                act()
        return
    spans = list(_spans(clusters))
    at, inside = 0, -1
    for act in acts:
        if not isinstance(act, str):
            act()
            continue
        segment = ""
        for codes, move in _TOKEN.findall(act):
            segment += f"{move} " if move else ""
            for place in range(0, len(codes), 4):
                number, text = spans[at] if at < len(spans) else (-1, "")
                at += 1
                if number != inside:
                    segment = _shown(stream, segment)
                    if inside >= 0:
                        stream.end_marked_content()
                    if number >= 0:
                        stream.begin_marked_content("Span", _actual(text))
                    inside = number
                segment += f"<{codes[place : place + 4]}>"
        _shown(stream, segment)
    if inside >= 0:
        stream.end_marked_content()


def _spans(clusters: Sequence[_Cluster]) -> Iterator[tuple[int, str]]:
    """For each glyph drawn the span that it stands in and the words of that, or -1: neighbours share a span."""
    spans: list[tuple[int, list[_Cluster]]] = []
    for cluster in clusters:
        if not cluster.glyphs:
            continue
        if spans and spans[-1][0] >= 0 and not (cluster.is_told or cluster.backward or spans[-1][1][-1].backward):
            spans[-1][1].append(cluster)
        else:
            spans.append((-1 if cluster.is_told else len(spans), [cluster]))
    for number, own in spans:
        text = "".join(cluster.text for cluster in own)
        yield from ((number, text) for cluster in own for _ in range(cluster.glyphs))


def _shown(stream: Any, segment: str) -> str:
    """Show a segment, if there is something in it; the next one is empty."""
    if segment:
        stream.show_text(segment.replace("><", ""))
    return ""


def _actual(text: str) -> bytes:
    return b"<</ActualText <" + b"feff" + text.encode("utf-16-be").hex().encode() + b">>>"
