"""What is noticed about the cover in one piece that some printers want."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "paper-unknown",
        Severity.ERROR,
        "How wide the spine is depends on the paper; reckoned for another one, the cover does not fit the book.",
        "Name one of the papers in the printer's file.",
    ),
    Rule(
        "barcode-none",
        Severity.NOTE,
        "Shops and libraries take in a book by its bar code, which is made from an ISBN or an ISSN.",
        "Give the edition an isbn for print, or an issn; leave it so for a book that is not sold.",
    ),
    Rule(
        "barcode-no-room",
        Severity.ERROR,
        "A bar code smaller than four fifths of its size, or cut into, is one that scanners may not read.",
        "Choose a larger format, or set barcode = false under [cover] in the printer's file.",
    ),
    Rule(
        "cover-crowded",
        Severity.ERROR,
        "Words that run into each other or into the bar code cannot be printed so.",
        "Shorten the description or the title, or give the theme's cover smaller type.",
    ),
    Rule(
        "cover-photo-left-out",
        Severity.NOTE,
        "A photo with too few pixels looks soft on a cover, and beside long titles it has no place: type stands alone.",
        "Use a larger file of the photo, or another one.",
    ),
    Rule(
        "cover-cropped",
        Severity.WARNING,
        "A cover of another shape than the book loses what stands at its edges.",
        "Make the cover's picture in the printer's format, with its bleed.",
    ),
)
