"""What can be wrong with a dispatch's front matter, and with how dispatches stand together."""

from publish.diagnostics.rule import Rule, Severity

_UNREAD = (
    *("matter-fence", "matter-language", "matter-syntax", "matter-too-large", "matter-unclosed"),
    *("nesting-too-deep", "text-encoding", "text-too-large"),
)
"""Of a dispatch that cannot be read nobody knows what it lacks."""

ROWS = (
    Rule(
        "matter-syntax",
        Severity.ERROR,
        "Front matter that cannot be read hides who wrote the dispatch and when.",
        "Mend the line; a value with a colon or a quote at its start stands in quotes.",
    ),
    Rule(
        "matter-unclosed",
        Severity.ERROR,
        "Without its closing line the front matter swallows the dispatch.",
        "Close the front matter with a line of three hyphens.",
    ),
    Rule(
        "matter-fence",
        Severity.ERROR,
        "Front matter that does not begin with a line of three hyphens is not seen: the dispatch would not be printed.",
        "Begin the file with a line of three hyphens, and close its front matter with another.",
    ),
    Rule(
        "matter-key-unknown",
        Severity.ERROR,
        "A key that nobody reads is a fact that its author believes to be printed.",
        "Take it out, or correct its name.",
    ),
    Rule(
        "matter-key-twice",
        Severity.ERROR,
        "Of two equal keys one would be lost, and nobody could say which.",
        "Keep one of them.",
    ),
    Rule(
        "matter-yaml-feature",
        Severity.ERROR,
        "Aliases, anchors and tags are no plain values; they can hide code, or grow without end.",
        "Write the value out.",
        safety=True,
    ),
    Rule(
        "matter-language",
        Severity.ERROR,
        "Front matter in a language of programs could run code; only YAML is read, as plain values.",
        "Begin with a line of three hyphens alone, and write lines as key: value.",
        safety=True,
    ),
    Rule(
        "matter-comment",
        Severity.WARNING,
        "A # behind a space begins a comment: the words behind it are not in the book.",
        "Put the value in quotes if they belong to it; a space behind the # marks a comment.",
    ),
    Rule(
        "matter-too-large",
        Severity.ERROR,
        "Front matter of this size or depth is no dispatch's; reading it could stop the machine.",
        "Move the text into the body.",
        safety=True,
    ),
    Rule(
        "matter-invalid",
        Severity.ERROR,
        "A value of the wrong kind would be guessed at.",
        "Give a value of the kind that is named.",
    ),
    Rule(
        "date-invalid",
        Severity.ERROR,
        "A date that is none would order and date the book wrongly.",
        "Write it as 2026-11-20.",
    ),
    Rule(
        "role-unknown",
        Severity.ERROR,
        "A role that the house does not know has no place in the byline and no code in the e-book.",
        "Use one of the roles that are named.",
    ),
    Rule(
        "headline-missing",
        Severity.WARNING,
        "Contents, running heads and screen readers need a name for the dispatch; a generated label stands in.",
        "Write a headline.",
        follows=_UNREAD,
    ),
    Rule(
        "slug-duplicate",
        Severity.ERROR,
        "Two dispatches of one name would be one link target.",
        "Change one of the slugs.",
    ),
    Rule(
        "slug-invalid",
        Severity.ERROR,
        "The slug becomes part of links; other characters would have to be rewritten, and links would break.",
        "Use lower-case letters, digits and hyphens.",
    ),
    Rule(
        "dispatch-left-out",
        Severity.NOTE,
        "Status or embargo keeps this dispatch out of the book.",
        "Set the status to ready, or build with a later --as-of.",
    ),
    Rule(
        "program-failed",
        Severity.ERROR,
        "A fault of this program: nobody can say what of this file would be in the book, so no book is made of it.",
        "Report it, with the file and what --debug shows; taking out what was written last often helps until then.",
    ),
)
