"""What can be wrong with links inside the publication."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "crossref-dead",
        Severity.ERROR,
        "A cross reference to a place that is not in the book leads nowhere, on paper and on screen.",
        "Correct the file name or the id.",
    ),
    Rule(
        "crossref-elsewhere",
        Severity.NOTE,
        "The dispatch that this points to is in another edition: in this book the words stand without a link.",
        "Nothing to do; in a yearbook that gathers both the words are a link.",
    ),
    Rule(
        "crossref-left-out",
        Severity.ERROR,
        "The dispatch that this points to is left out of the book.",
        "Take the reference out, or bring the dispatch in.",
    ),
    Rule(
        "link-empty",
        Severity.WARNING,
        "A link without words can neither be seen nor followed; it was taken out.",
        "Write its words in the square brackets.",
    ),
    Rule(
        "link-scheme",
        Severity.WARNING,
        "A link of this kind can run code or reach the reader's own files; its text is kept.",
        "Use an https, http, mailto or tel link.",
        safety=True,
    ),
    Rule(
        "address-impossible",
        Severity.WARNING,
        "No machine can have this address: who types it, or touches it, comes nowhere. It stays text.",
        "Correct it; an address that is meant as an example stands in `code`.",
    ),
)
