"""What is noticed about the letters themselves."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "pack-missing",
        Severity.ERROR,
        "The settings name a font that is neither in the project nor among this machine's fonts.",
        "Install it, or put it into the project and name its path.",
        needed=True,
    ),
    Rule(
        "pack-hash",
        Severity.ERROR,
        "A font is pinned by the hash of its file: another version has other letters and widths, and would make "
        "another book of the same content.",
        "Write its sha256, or bring the file that was pinned.",
        needed=True,
    ),
    Rule(
        "pack-unfit",
        Severity.ERROR,
        "A font that no book may hold, or that no book can be set in, brings no letter.",
        "Use another file.",
        needed=True,
    ),
)
