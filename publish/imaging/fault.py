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
    "Books hold JPEG and PNG; this file is neither, nor a kind that can be brought to them.",
    "Export it as JPEG or PNG.",
    needed=True,
)

PHOTO_CONVERTED = Rule(
    "photo-converted",
    Severity.NOTE,
    "E-readers and printers accept JPEG and PNG. A picture of another kind is brought to one of them.",
    "Nothing to do.",
)

PHOTO_SEVERAL = Rule(
    "photo-several",
    Severity.WARNING,
    "A book stands still, and a picture in it is one picture: of a file that holds several, the first is printed.",
    "Look whether the first is the one that is meant; else export that one.",
)

DRAWING_REFUSED = Rule(
    "drawing-refused",
    Severity.ERROR,
    "A drawing can hold scripts, other files and whole web pages; only shapes, paint and text are drawn.",
    "Export it as plain SVG, or as PNG.",
    safety=True,
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

    def __init__(self, rule: Rule, what: str, *, hint: str = "") -> None:
        super().__init__(what)
        self.rule = rule
        """What is broken."""
        self.what = what
        """What is wrong, as the end of a sentence that begins with the file's name."""
        self.hint = hint
        """What to do, where it is not what the rule says."""


def broken(what: str) -> PhotoFaultError:
    """The fault of a file that does not decode to its end."""
    return PhotoFaultError(PHOTO_BROKEN, what)
