"""A page that was saved as text, beside other sources: by the rules of :mod:`publish.importers.capture`."""

from publish.diagnostics import Outcome
from publish.importers import capture
from publish.importers.capture.remarks import CAPTURE_MISSING, CAPTURE_PUBLICATION_UNKNOWN
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.source import decode


def read(material: Material) -> Outcome[Reading]:
    """The dispatches and notices of a page."""
    return decode(material.data, material.path).then(lambda text: read_text(text, material))


def read_text(text: str, material: Material) -> Outcome[Reading]:
    """The same of a text that is decoded."""
    read = capture.read(
        text,
        material.path,
        profiles=material.profiles,
        captured=material.captured,
        language=material.language,
        names=(material.publication,),
    )
    found = read.value
    return Outcome(Reading(found.dispatches, found.notices, found.publication), read.diagnostics)


def is_text(material: Material) -> bool:
    """Whether a file is text at all: no byte of it is one that no text has."""
    return b"\0" not in bytes(material.data[:4096]) or material.data[:2] in (b"\xff\xfe", b"\xfe\xff")


SOURCE = ImportSource("a page's text", is_text, read, limit=512 * 1024)


def without_doubt(outcome: Outcome[Reading]) -> Outcome[Reading]:
    """The reading of a text whose headline was known before, without what is said of the headline."""
    known = {CAPTURE_MISSING, CAPTURE_PUBLICATION_UNKNOWN}
    kept = (found for found in outcome.diagnostics if found.rule not in known and found.at.line)
    return Outcome(outcome.value, tuple(kept))
