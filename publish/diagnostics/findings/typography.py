"""What is noticed about the letters themselves."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "typography-counted",
        Severity.NOTE,
        "Quotes, dashes and spaces were set by the rules of the language.",
        "Set typography = false to leave the text as it is.",
    ),
    Rule(
        "quotes-unbalanced",
        Severity.WARNING,
        "A quotation that opens and does not close was left as it stands.",
        "Add the missing quote.",
    ),
    Rule(
        "character-unset",
        Severity.ERROR,
        "A character that no face of the theme has would be blank in print: no face of the machine stands in for it.",
        "Change the character, or bring a face that has it.",
    ),
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
    Rule(
        "font-fallback",
        Severity.WARNING,
        "A character that no face of the theme has is left to the faces of the reader's device, which may have none.",
        "Add a family for its script to the theme, or change the character.",
    ),
)
