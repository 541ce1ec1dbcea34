"""The rules of preflight, in the order in which they speak: the file, pages, colours, pictures, type, extras, claims.

Each sees what is in a finished PDF, and what the printer asks: ``(inspection, ticket) -> Iterable[Diagnostic]``.
"""

from publish.registry.table import Row, Table


def _rule(name: str, summary: str) -> Row:
    """The rule of a finding: a file, and in it a function, of the same name."""
    module = name.replace("-", "_")
    return Row(name, f"publish.checks.pdf.rules.{module}:{module}", summary)


PREFLIGHT = Table(
    "preflight rule",
    (
        _rule("pdf-encrypted", "The file is open to everyone who handles it."),
        _rule("pdf-damaged", "The file can be read without repairs."),
        _rule("part-unread", "Every page could be read to its end."),
        _rule("pdf-version", "The file is written in the version of PDF that the printer reads."),
        _rule("file-large", "The file is no larger than the printer takes."),
        _rule("media-origin", "The page begins at 0 0."),
        _rule("media-size", "The page has room for trim, bleed and marks, and no more where the printer wants none."),
        _rule("trim-missing", "Every page says where it is cut."),
        _rule("trim-size", "Pages are cut to a size that was ordered, and that the printer cuts."),
        _rule("trim-differs", "All pages of a book are cut alike."),
        _rule("bleed-box", "The bleed box is the trim box and the printer's overhang on each side."),
        _rule("bleed-short", "What reaches the trimmed edge goes on to the end of the bleed."),
        _rule("marks-in-bleed", "Marks stand outside the bleed, for a knife that slips cuts into it."),
        _rule("text-in-bleed", "No text is cut through, or cut off."),
        _rule("text-unsafe", "Text keeps the distance from the trimmed edge that the printer asks for."),
        _rule("page-turned", "Pages are not turned or enlarged by a note on them."),
        _rule("colour-forbidden", "Text, rules and areas are in colours that the printer takes."),
        _rule("picture-colour", "Pictures are in colours that the printer takes."),
        _rule("colour-spot", "Nothing asks for a plate of its own."),
        _rule("ink-total", "No colour of text, lines, areas or gradients is more ink than the paper dries."),
        _rule("picture-ink", "No place of a picture is more ink than the paper dries."),
        _rule("black-rich", "Text and rules that look black are black ink alone."),
        _rule("text-not-black", "Running text is printed in full black, and in no other ink."),
        _rule("overprint", "Nothing but black is laid over other inks."),
        _rule("transparency", "Nothing lets what lies below shine through, where the printer takes none."),
        _rule("picture-coarse", "Pictures have enough pixels an inch as they are placed."),
        _rule("picture-fine", "Pictures have no more pixels an inch than the printer takes."),
        _rule("font-not-embedded", "The file holds the outlines of every font that text is set in."),
        _rule("font-not-subset", "Fonts are embedded with the glyphs that are used, and no others."),
        _rule(
            "font-foreign",
            "An edition of ours is set in its theme's fonts, and in none that the machine had lying about.",
        ),
        _rule("rule-thin", "Rules are thick enough to print."),
        _rule("type-small", "Type is large enough to print."),
        _rule("annotation-forbidden", "Nothing lies over the page that the printer does not take."),
        _rule("outline-forbidden", "There are no bookmarks where the printer takes none."),
        _rule("action-forbidden", "The file does nothing by itself."),
        _rule("attachment-forbidden", "The file holds no other files."),
        _rule("form-forbidden", "A book has no fields to fill in."),
        _rule("layers-present", "Everything that is drawn is printed."),
        _rule("intent-missing", "The file says for which printing condition it was made."),
        _rule("intent-name", "The printing condition is named as it is registered."),
        _rule("intent-profile", "The profile of the printing condition is embedded, and is one for such a press."),
        _rule("claim-missing", "A file that is to follow a standard says so, in the way of that standard."),
        _rule("metadata-differs", "Document information and XMP say the same."),
        _rule("metadata-forbidden", "The file says nothing of itself where the printer wants it silent."),
        _rule("pages-multiple", "The pages fill the leaves or sheets that the printer folds."),
        _rule("pages-number", "The book is neither too thin nor too thick to be bound."),
        _rule("page-empty", "No page in the middle of a book is empty."),
        _rule("label-missing", "The file says what its pages are called."),
        _rule("label-wrong", "Viewers call a page by the number that is printed on it."),
    ),
)
"""One rule, one file, one finding."""
