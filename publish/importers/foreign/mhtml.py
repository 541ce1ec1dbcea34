"""A page that a browser saved as one file (MHTML): a mail in form, whose parts are the page and its pictures."""

import re
from dataclasses import replace
from email import policy
from email.parser import BytesParser

from publish.diagnostics import Outcome, Span
from publish.importers.foreign.carried import content_of, pictures_of
from publish.importers.foreign.document import decoded
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.page import read_page
from publish.importers.foreign.rules import IMPORT_REFUSED

_KIND = re.compile(r"^Content-Type:\s*multipart/related;[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.IGNORECASE)
_SAVED = re.compile(
    r"^(?:Snapshot-Content-Location:|From: <?Saved by|X-MAF:|Content-Location:)", re.MULTILINE | re.IGNORECASE
)
_MOST_PARTS = 5000


def recognises(material: Material) -> bool:
    """Whether a file is a saved page: its head names parts that belong together, and a browser, but no receiver."""
    head = material.head.partition("\n\n")[0]
    return bool(_KIND.search(head) and _SAVED.search(head)) and not re.search(r"^To:", head, re.MULTILINE)


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of the page."""
    at = Span(material.path, 1, 1)
    message = BytesParser(policy=policy.default).parsebytes(bytes(material.data).lstrip())
    parts = [part for part in message.walk() if not part.is_multipart()]
    if len(parts) > _MOST_PARTS:
        return Outcome(Reading(), (IMPORT_REFUSED.finding(f"the page has more than {_MOST_PARTS:,} parts", at),))
    page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        return Outcome(Reading(), (IMPORT_REFUSED.finding("the saved page holds no HTML", at),))
    pictures = pictures_of(parts)
    nowhere = Span(material.path)
    address = str(page.get("Content-Location", "") or message.get("Snapshot-Content-Location", "")).strip()
    markup = decoded(content_of(page), nowhere, charset=page.get_content_charset() or "")
    made = markup.then(lambda text: read_page(text, nowhere, material, address=address))
    return Outcome(replace(made.value, parts=pictures), made.diagnostics)


SOURCE = ImportSource("a page saved as MHTML", recognises, read, limit=128 * 1024 * 1024)
