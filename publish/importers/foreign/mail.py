"""A mailing as a mail program saves it (``.eml``): its HTML where it has any, else its text, and its pictures."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers.capture.remarks import CAPTURE_EMPTY
from publish.importers.foreign.around import around_text
from publish.importers.foreign.assembly import Given, assembled, key
from publish.importers.foreign.body import read_body
from publish.importers.foreign.carried import addresses_of_part, content_of, pictures_of
from publish.importers.foreign.document import classes_of, decoded, parsed
from publish.importers.foreign.facts import moment, seen
from publish.importers.foreign.flowed import unflowed
from publish.importers.foreign.furniture import mail_furniture
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.foreign.page import STANDFIRSTS
from publish.importers.foreign.plain_text import read_text, without_doubt
from publish.importers.foreign.rules import IMPORT_LEFT_OUT, IMPORT_REFUSED
from publish.model.blocks import Paragraph
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure, Picture

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?(.*)")
_OF_MAIL = frozenset(
    ["received", "return-path", "delivered-to", "message-id", "mime-version", "content-type", "dkim-signature",
     "list-id", "list-unsubscribe", "content-transfer-encoding", "x-mailer", "in-reply-to", "arc-seal"]
)  # fmt: skip
_USUAL = frozenset(["from", "to", "subject", "date", "reply-to", "sender", "cc"])
_PREFIX = re.compile(r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv|sv)\s*:\s*)+", re.IGNORECASE)
_LIST = re.compile(r"^\s*\[(?P<name>[^\]]{1,60})\]\s*")
_FORWARDED = re.compile(
    r"\s*(?:-{2,}[^\n:]{3,60}-{2,}|[^\n:]{3,60}:)[ \t]*\n\s*"
    r"(?=(?:[*>]*[ \t]*[^\W\d_][\w -]{1,24}[*]*:[^\n]+\n){2,}\s*\n)"
)
"""What a mail program writes over the head of a mail that it sends on, where nothing else stands before it."""
_TEXT = frozenset(["body", "markup"])
"""The classes of the element that Substack puts the text of a post in; what stands round it is the mailing's."""
_MOST_PARTS = 500


def recognises(material: Material) -> bool:
    """Whether a file begins with the head of a mail: fields one below the other, some that only mails have."""
    lines = material.head.split("\n")
    if lines and lines[0].startswith("From ") and len(lines) > 1:
        lines = lines[1:]
    names: list[str] = []
    for line in lines:
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        if (field := _FIELD.fullmatch(line)) is None:
            return False
        names.append(field[1].lower())
    return len(names) > 1 and (bool(_OF_MAIL & set(names)) and bool({"from", "subject", "date"} & set(names)))


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a mailing; its subject is the headline, its sender the author or the newsletter."""
    at = Span(material.path, material.line, 1)
    data = bytes(material.data).lstrip()
    message = BytesParser(policy=policy.default).parsebytes(data)
    parts = list(_parts(message))
    if len(parts) > _MOST_PARTS:
        return Outcome(Reading(), (IMPORT_REFUSED.finding(f"the mail has more than {_MOST_PARTS} parts", at),))
    html = next((part for part in parts if part.get_content_type() == "text/html" and not _attached(part)), None)
    text = next((part for part in parts if part.get_content_type() == "text/plain" and not _attached(part)), None)
    pictures = pictures_of(parts)
    given, publication = _given(message, material)
    if html is not None:
        made = _of_html(html, given, at, material)
    elif text is not None:
        made = _of_text(text, given, at, material)
    else:
        return Outcome(Reading(), (IMPORT_REFUSED.finding("the mail has no text", at),))
    reading = made.value
    used = {address for dispatch in reading.dispatches for address in _sources(dispatch)}
    rest = {name: data for name, data in pictures.items() if not ({name, *_twins(parts, name)} & used)}
    if rest and reading.dispatches and html is None:
        reading = _with_pictures(reading, rest, at)
    findings = [*made.diagnostics, *_left_out(parts, at)]
    return Outcome(replace(reading, parts=pictures, publication=publication), tuple(findings))


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something, forwarded mails unpacked."""
    for part in message.walk():
        if not part.is_multipart():
            yield part


def _attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment"


def _twins(parts: list[EmailMessage], name: str) -> set[str]:
    return {other for part in parts for other in addresses_of_part(part) if name in set(addresses_of_part(part))}


def _sources(dispatch: Dispatch) -> Iterator[str]:
    return (block.picture.source for block in dispatch.blocks if isinstance(block, Figure) and block.picture)


def _given(message: EmailMessage, material: Material) -> tuple[Given, str]:
    """What the head of a mail says, and the newsletter's name."""
    subject = _PREFIX.sub("", " ".join(str(message.get("Subject", "")).split()))
    prefix = _LIST.match(subject)
    name, address = parseaddr(str(message.get("From", "")))
    name = " ".join(name.split())
    list_name = str(message.get("List-Id", "")).partition("<")[0].strip(' "')
    author, house = _sender(name)
    publication = list_name or house
    known = {key(publication), key(material.publication)} - {""}
    if key(author) in known or (not house and _is_house(author, address)):
        publication, author = publication or author, ""
    headline = _LIST.sub("", subject) if prefix else subject
    return Given(
        headline=headline, authors=(author,) if author else (), date=moment(str(message.get("Date", "")))
    ), publication


def _sender(name: str) -> tuple[str, str]:
    """A sender's name and house: mailings are sent by “Edda Quill from The Low Water”."""
    found = re.split(r"\s+(?:from|at|of|@)\s+|\s+\|\s+", name, maxsplit=1)
    return (found[0], found[1]) if len(found) == 2 else (name, "")


def _is_house(name: str, address: str) -> bool:
    """Whether a sender is a newsletter, and no person."""
    words = name.split()
    box = address.partition("@")[0].lower()
    return (
        len(words) < 2
        or words[0].lower() in ("the", "la", "le", "el", "die", "der", "das")
        or any(
            word in box for word in ("news", "letter", "noreply", "no-reply", "hello", "info", "editor", "mail", "list")
        )
    )


def _of_html(part: EmailMessage, given: Given, at: Span, material: Material) -> Outcome[Reading]:
    markup = decoded(content_of(part), at, charset=part.get_content_charset() or "")
    nowhere = Span(at.path)
    root = parsed(markup.value, nowhere)
    if root.value is None:
        return Outcome(Reading(), (*markup.diagnostics, *root.diagnostics))
    body = next(iter(root.value.iter("body")), root.value)
    language = root.value.get("lang", "")
    text = next((one for one in body.iter("div") if classes_of(one) >= _TEXT), body)
    read = read_body([text], nowhere, judge=mail_furniture)
    if not read.blocks:
        return Outcome(Reading(), (*read.diagnostics, IMPORT_REFUSED.finding("the mail holds no text", at)))
    given = replace(given, language=language, standfirst="" if text is body else seen(body, *STANDFIRSTS))
    made = assembled(given, read.blocks, at, importer="mail", language=material.language, notes=read.notes)
    around = around_text(body, [text], made.value, nowhere)
    findings = (*markup.diagnostics, *read.diagnostics, *made.diagnostics, *around)
    return Outcome(Reading((made.value,), others=read.others), findings)


def _of_text(part: EmailMessage, given: Given, at: Span, material: Material) -> Outcome[Reading]:
    """The text of a mail, read as a page's text is; the subject stands above it as its headline."""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = content_of(part).decode(charset, "replace")
    except LookupError:
        text = content_of(part).decode("utf-8", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        text = unflowed(text, delsp=str(part.get_param("delsp", "")).lower() == "yes")
    text = text.partition("\n-- \n")[0]
    above = f"{given.headline}\n\n" if given.headline else ""
    if forwarded := _FORWARDED.match(text):
        above, text = "", text[forwarded.end() :]
    read = without_doubt(read_text(f"{above}{text}", material))
    dispatches = read.value.dispatches
    if not dispatches:
        return read
    first, findings = dispatches[0], read.diagnostics
    if first.standfirst and not any(dispatch.blocks for dispatch in dispatches):
        # A letter of one paragraph: what stands between subject and signature is the text.
        first = replace(first, blocks=(Paragraph(first.standfirst, span=first.span),), standfirst=())
        findings = tuple(found for found in findings if found.rule is not CAPTURE_EMPTY)
    own = assembled(given, (), at, importer="mail", language=material.language).value
    first = replace(first, date=first.date or given.date, span=at)
    if given.headline:
        sure = tuple(doubt for doubt in first.doubts if doubt.place != "headline")
        first = replace(first, headline=own.headline, label="", slug=own.slug, doubts=sure)
    if not first.credits and not first.byline:
        first = replace(first, credits=own.credits)
    return Outcome(replace(read.value, dispatches=(first, *dispatches[1:])), findings)


def _with_pictures(reading: Reading, pictures: dict[str, bytes], at: Span) -> Reading:
    """The reading with pictures behind its text that were attached to it."""
    last = reading.dispatches[-1]
    seen: dict[bytes, str] = {}
    for name, data in pictures.items():
        seen.setdefault(data, name)
    figures = tuple(Figure(Picture(name, span=at), span=at) for name in seen.values())
    return replace(reading, dispatches=(*reading.dispatches[:-1], replace(last, blocks=(*last.blocks, *figures))))


def _left_out(parts: list[EmailMessage], at: Span) -> Iterator[Diagnostic]:
    """What a mail carries besides its text and pictures."""
    for part in parts:
        kind = part.get_content_type()
        if part.get_content_maintype() not in ("image", "text", "multipart") or (
            _attached(part) and kind.startswith("text/")
        ):
            name = part.get_filename() or kind
            hint = "Import it by itself if it is a dispatch."
            yield IMPORT_LEFT_OUT.finding(f"left out the attached file {name}", at, hint=hint)


SOURCE = ImportSource("a mail", recognises, read)
