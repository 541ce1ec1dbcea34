"""Captions that stand once: sentences that could be one, told from running text by their words."""

import re

from publish.importers.capture.labels import Label, LineVerdict, PagePiece
from publish.importers.capture.phrases import Phrasebook
from publish.importers.capture.shapes import closed, one_sentence

_LONGEST = 220
"""The most characters of a sentence that could be a caption by its words."""
_ORDINAL = re.compile(r"(\d{1,2})\.\s+(?=[^\W\d_])")
_QUOTES = '"“”„«»'


def perhaps_caption(piece: PagePiece, following: PagePiece | None, book: Phrasebook) -> str:
    """Why the first sentence of a dispatch could be the caption of its picture; empty where it reads like text.

    Captions tell what is to be seen, in one sentence and in the present; many end in the place and the day. A text that
    goes on in the past, that speaks of persons, or that says more than a sentence is none.
    """
    text = _ORDINAL.sub(r"\1 ", piece.text)
    if not piece.alone or len(text) > _LONGEST or not one_sentence(text.rstrip()) or not closed(text):
        return ""
    if following is None or following.label not in {Label.PARAGRAPH, Label.DATELINE, Label.HEADING}:
        return ""
    if book.welcome.match(text) or book.myself.search(text) or text.endswith((":", "…", "...")):
        return ""
    if ends_dated(text, book):
        return "it could be the caption of a picture: it is one sentence, and ends in a day"
    if any(sign in text for sign in _QUOTES) or "?" in text or "!" in text or tells(text, book):
        return ""
    return "it could be the caption of a picture: it is one sentence, and tells what is to be seen"


def caption_in_text(piece: PagePiece, book: Phrasebook) -> str:
    """Why a sentence between paragraphs could be a caption: it tells what is to be seen, and ends in a day."""
    text = _ORDINAL.sub(r"\1 ", piece.text)
    plain = piece.label is Label.PARAGRAPH and piece.verdict is LineVerdict.RECOGNISED and piece.alone
    shaped = plain and len(text) <= _LONGEST and closed(text) and not any(sign in text for sign in _QUOTES)
    if shaped and one_sentence(text) and ends_dated(text, book) and not tells(text, book):
        return "it could be the caption of a picture: it is one sentence, and ends in a day"
    return ""


def tells(text: str, book: Phrasebook) -> bool:
    """Whether a sentence has a verb of the past or another word that captions seldom have."""
    words = [word.strip(_QUOTES + "’'‘.,;:()–—-").casefold() for word in text.split()]
    endings = book.words.told_endings
    return any(word in book.words.told for word in words) or bool(
        endings and any(len(word) > 4 and word.endswith(endings) for word in words)
    )


def ends_dated(text: str, book: Phrasebook) -> bool:
    """Whether a sentence ends in a day, with or without its year."""
    tail = " ".join(text.rstrip(" .)").split()[-4:])
    number = r"\d{1,2}(?:st|nd|rd|th|\.|º)?"
    month = f"(?:{book.month})"
    pattern = rf"(?<!\w)(?:{month}\.?\s+{number}|{number}\s+(?:de\s+)?{month})(?:,?\s+(?:de\s+)?\d{{4}})?$"
    year = rf"(?<!\w){month},?\s+\d{{4}}$"
    return bool(re.search(pattern, tail, re.IGNORECASE) or re.search(year, tail, re.IGNORECASE))
