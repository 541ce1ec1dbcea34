"""What is wrong with a finished e-book for who sells it, and for who reads it with other means than eyes."""

from publish.diagnostics.rule import Rule, Severity

_OURS = "Look at the parts and style sheets of the theme and the project; if they are the shipped ones, report it."

ROWS = (
    Rule(
        "book-alt-missing",
        Severity.ERROR,
        "A picture without alt is read out by the name of its file; stores and laws ask for alt.",
        _OURS,
    ),
    Rule(
        "book-language-missing",
        Severity.ERROR,
        "Without a language a screen reader pronounces the text by the rules of another one.",
        _OURS,
    ),
    Rule(
        "book-contrast",
        Severity.ERROR,
        "Text in this colour is not read by many, on white paper or where the reader turns to white on black.",
        "Take another colour, or leave the colour to the reader.",
    ),
    Rule(
        "book-link-dead",
        Severity.ERROR,
        "The link leads to a place that is not in the book.",
        _OURS,
    ),
    Rule(
        "book-page-marker",
        Severity.ERROR,
        "Who is told a page of the printed book does not find it in the e-book.",
        _OURS,
    ),
    Rule(
        "book-heading",
        Severity.ERROR,
        "Screen readers go from heading to heading: one top heading opens a document, and no rank is left out.",
        _OURS,
    ),
    Rule(
        "book-role",
        Severity.ERROR,
        "What is a note, a page or a chapter to a reader must be one to assistive technology, and the reverse.",
        _OURS,
    ),
    Rule(
        "book-structure",
        Severity.ERROR,
        "The book's own lists do not agree with what is in it; readers stop at such a book, or skip a part of it.",
        _OURS,
    ),
    Rule(
        "book-picture",
        Severity.ERROR,
        "A picture of the book is not what the book says it is, and may not be shown.",
        "Report it, with the content that shows it: it is a fault of this program.",
    ),
    Rule(
        "evaluation-lapsed",
        Severity.WARNING,
        "The evaluation was of other content than this; the book makes no claim that it conforms.",
        "Have the book evaluated again, and write the new hash; or take the record out.",
    ),
    Rule(
        "store-unknown",
        Severity.WARNING,
        "Nobody has described what this store takes, so the book is not held to it.",
        "Name a file in styles/stores/, or write one.",
    ),
    Rule(
        "store-file-size",
        Severity.ERROR,
        "The store refuses books of this size, or they cannot be sent to readers.",
        "Take out pictures, or divide the edition.",
    ),
    Rule(
        "store-document-size",
        Severity.ERROR,
        "Readers on small devices turn slowly in a document of this size, or stop at it.",
        "Divide the dispatch.",
    ),
    Rule(
        "store-picture",
        Severity.ERROR,
        "The store refuses a picture of this size, format or space of colour, or spoils it.",
        "Export the picture again.",
    ),
    Rule(
        "store-cover",
        Severity.ERROR,
        "The store refuses the cover, or shows it badly on its shelves.",
        "Give a cover of 1600 by 2560 pixels, or none: then one is set from type.",
    ),
    Rule(
        "store-css",
        Severity.ERROR,
        "The store does not want this declaration: its readers ignore it, or the book becomes unreadable.",
        "Change the style sheet of the theme.",
    ),
    Rule(
        "store-metadata",
        Severity.ERROR,
        "The store asks for this, and takes no book without it or cannot find it on its shelves.",
        "Add it to edition.toml or publication.toml.",
    ),
    Rule(
        "store-picture-scaled",
        Severity.NOTE,
        "The picture was made smaller than it could be, so that the book is no larger than the store takes.",
        "The other books of the edition keep it as it is.",
    ),
)
