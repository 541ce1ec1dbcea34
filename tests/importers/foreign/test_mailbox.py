"""A mailbox: a piece a mail, with its line, and without the signs that the box put into its text; mails sent on."""

from publish.importers.foreign import mail
from publish.importers.foreign.mailbox import SOURCE
from publish.importers.foreign.material import Material
from publish.model.walk import lines_as_read, plain
from tests.importers.capture.describing import profiles

BOX = b"""From e@lamp.example Fri Nov 20 07:00:00 2026
From: Edda Quill <e@lamp.example>
Subject: The gate is green

It took four days.

>From the quay it looks grey.

From here on nobody waved.

From t@lamp.example Sat Nov 21 07:00:00 2026
From: Tove Marn <t@lamp.example>
Subject: The lamp is lit

It was lit at six.
"""


def test_each_mail_is_a_piece_with_its_line() -> None:
    material = Material(BOX, "box.mbox")
    assert SOURCE.recognises(material)
    one, other = SOURCE.pieces(material)
    assert (one.line, other.line) == (1, 11)
    assert one.data.startswith(b"From: Edda")
    assert b"\nFrom the quay it looks grey.\n\nFrom here on" in one.data
    read = [dispatch for piece in (one, other) for dispatch in SOURCE.read(piece).value.dispatches]
    assert [(dispatch.slug, dispatch.credits[0].name) for dispatch in read] == [
        ("the-gate-is-green", "Edda Quill"),
        ("the-lamp-is-lit", "Tove Marn"),
    ]


def test_a_mail_that_was_sent_on_is_of_who_wrote_it() -> None:
    text = b"""From: Tove Marn <t@lamp.example>
Subject: Fwd: The gate is green
Date: Sat, 21 Nov 2026 07:00:00 +0000
MIME-Version: 1.0

---------- Forwarded message ---------
From: Edda Quill <e@lamp.example>
Date: Fri, Nov 20, 2026 at 7:00 AM
Subject: The gate is green
To: <t@lamp.example>

It took four days.
"""
    (dispatch,) = mail.read(Material(text, "letter.eml", profiles=profiles())).value.dispatches
    assert (dispatch.credits[0].name, str(dispatch.date)) == ("Edda Quill", "2026-11-20")
    assert [plain(line) for line in lines_as_read(dispatch.blocks)] == ["It took four days."]


def test_a_page_that_begins_with_from_is_no_mailbox() -> None:
    assert not SOURCE.recognises(Material(b"From here on nobody waved.\n\nFrom: the quay.\n", "page.txt"))
