"""What is wrong with a finished book."""

from publish.diagnostics.rule import Rule, Severity

_THEME = "Look whether a part or a style sheet of the theme does it; if not, report it: it is a fault of this program."

ROWS = (
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
