"""A mailbox (``.mbox``), as Thunderbird, Apple Mail and Google Takeout save a folder of mails: one piece a mail."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from publish.importers.foreign import mail
from publish.importers.foreign.material import ImportSource, Material

_POSTMARK = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+(?: [^\r\n]*)?\r?\n(?=[A-Za-z][A-Za-z0-9-]*:)")
"""The line above each mail (RFC 4155, appendix A): behind a blank line, and with the first field of a head below it."""
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)
"""What a mailbox puts before a line of text that could be taken for such a line."""
_FIELD = re.compile(r"(?:from|subject|date):", re.IGNORECASE)


def recognises(material: Material) -> bool:
    """Whether a file begins with a postmark and the head of a mail."""
    first, _, rest = material.head.partition("\n")
    return first.startswith("From ") and any(map(_FIELD.match, takewhile(str.strip, rest.split("\n"))))


def pieces(material: Material) -> Iterator[Material]:
    """The mails, each with the line of the file that it begins in."""
    data = bytes(material.data).lstrip(b"\xef\xbb\xbf \t\r\n")
    line = material.line + bytes(material.data)[: len(material.data) - len(data)].count(b"\n")
    marks = [*_POSTMARK.finditer(data)]
    ends = [*(mark.start() for mark in marks[1:]), len(data)]
    for number, (mark, end) in enumerate(zip(marks, ends, strict=True)):
        line += data.count(b"\n", marks[number - 1].start() if number else 0, mark.start())
        yield replace(material, data=_QUOTED.sub(b"", data[mark.end() : end]), line=line)


SOURCE = ImportSource("a mailbox", recognises, mail.read, pieces, limit=512 * 1024 * 1024)
