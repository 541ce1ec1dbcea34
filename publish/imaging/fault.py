"""Why a picture cannot be used: passed up inside this room, and yielded as a finding at its door."""

from publish.diagnostics import Rule, Severity

PHOTO_BROKEN = Rule(
    "photo-broken",
    Severity.ERROR,
    "A file that does not decode to its end would print as a grey field, or not at all.",
    "Export the picture again.",
    needed=True,
)

PHOTO_FORMAT = Rule(
    "photo-format",
    Severity.ERROR,
    "E-readers and printers accept JPEG and PNG; this file is something else.",
    "Export it as JPEG or PNG.",
    needed=True,
)

PHOTO_TOO_LARGE = Rule(
    "photo-too-large",
    Severity.ERROR,
    "A picture of this size can stop the machine that decodes it.",
    "Scale it down.",
    safety=True,
    needed=True,
)


class PhotoFaultError(Exception):
    """A picture that is refused; never leaves :mod:`publish.imaging`."""

    def __init__(self, rule: Rule, what: str) -> None:
        super().__init__(what)
        self.rule = rule
        """What is broken."""
        self.what = what
        """What is wrong, as the end of a sentence that begins with the file's name."""


def broken(what: str) -> PhotoFaultError:
    """The fault of a file that does not decode to its end."""
    return PhotoFaultError(PHOTO_BROKEN, what)
