"""What is wrong with a finished book."""

from publish.diagnostics.rule import Rule, Severity

_THEME = "Look whether a part or a style sheet of the theme does it; if not, report it: it is a fault of this program."

ROWS = (
    Rule(
        "epubcheck",
        Severity.ERROR,
        "The validator of the EPUB standard rejects the book; stores will too.",
        "Report it, with the content that shows it: it is a fault of this program.",
    ),
    Rule(
        "verapdf",
        Severity.ERROR,
        "The PDF claims accessibility and the validator of that claim rejects it.",
        "Report it, with the content that shows it: it is a fault of this program.",
    ),
    Rule(
        "pdf-syntax",
        Severity.ERROR,
        "The PDF has a fault in its structure; printers' systems stop at it.",
        "Report it, with the content that shows it: it is a fault of this program.",
    ),
    Rule(
        "book-missing",
        Severity.ERROR,
        "There is no book to read.",
        "Build the edition first.",
    ),
    Rule(
        "book-older",
        Severity.ERROR,
        "The content was changed since the book was built. A book carries a hash of the words, facts and pictures that "
        "it was made of; where that of the content is another, the words of the two are not compared.",
        "Build the edition again.",
    ),
    Rule(
        "text-lost",
        Severity.ERROR,
        "Words of the content are not in the book, or are hidden in it: a reader would miss them.",
        _THEME,
    ),
    Rule(
        "text-changed",
        Severity.ERROR,
        "Words read otherwise in the book than in the content: what was published is not what was edited.",
        _THEME,
    ),
    Rule(
        "text-moved",
        Severity.ERROR,
        "Words stand in another place than the author gave them: a caption may speak of the wrong picture.",
        _THEME,
    ),
    Rule(
        "text-added",
        Severity.ERROR,
        "The book says more than the content, in the midst of a dispatch: readers take it for the author's.",
        "Take it out of the theme's part, or give it the class house there; otherwise report it.",
    ),
    Rule(
        "book-calls-home",
        Severity.ERROR,
        "The book would load something from another machine and tell who reads it.",
        "Report it, with the content that shows it: it is a fault of this program.",
        safety=True,
    ),
    Rule(
        "ua-not-claimed",
        Severity.NOTE,
        "A picture has no description, so the PDF makes no claim of accessibility.",
        "Describe every picture, or mark it decorative.",
    ),
    Rule(
        "cache-unused",
        Severity.NOTE,
        "Kept photos are sealed with a secret of the machine's user, so that nobody else's are believed. Without a "
        "folder that the user can write there is no secret, and every photo is made anew at each build.",
        "Set XDG_STATE_HOME to a folder that is yours alone, or let builds take longer.",
    ),
    Rule(
        "cache-untrusted",
        Severity.WARNING,
        "Something in build/.cache was changed or cut short by somebody else; it was made again from the source.",
        "Nothing to do; publish clean takes the cache away.",
    ),
)
