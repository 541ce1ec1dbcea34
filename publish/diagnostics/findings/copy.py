"""What an editor would want to know of the copy before it is set."""

from publish.diagnostics.rule import Rule, Severity

ROWS = (
    Rule(
        "figure-alt-caption",
        Severity.WARNING,
        "Who cannot see the picture is read its caption twice, and never what it shows.",
        "Describe what is to be seen; the caption says the rest.",
    ),
    Rule(
        "figure-alt-file",
        Severity.WARNING,
        "The name of a file, read aloud, tells who cannot see the picture nothing.",
        "Describe what is to be seen.",
    ),
    Rule(
        "figure-alt-opening",
        Severity.NOTE,
        "A screen reader says that it is a picture; the description need not say it again.",
        "Begin with what the picture shows.",
    ),
    Rule(
        "link-text-vague",
        Severity.WARNING,
        "Screen readers list links without their sentences, and a printed page has nothing to click on.",
        "Link the words that name the target.",
    ),
    Rule(
        "heading-painted",
        Severity.NOTE,
        "A bold line that stands for a heading is in no contents, and no screen reader can go to it.",
        "Write it as a heading: ## and the words.",
    ),
    Rule(
        "language-untagged",
        Severity.WARNING,
        "Words of another language are hyphenated, set and spoken by the rules of the wrong one.",
        "Say which language it is: [words]{lang=kk}.",
    ),
    Rule(
        "table-headers-missing",
        Severity.WARNING,
        "Heard cell by cell, a table without headers is a row of numbers.",
        "Name the columns in the first row, or mark the first cells of rows: {.row-headers}.",
    ),
    Rule(
        "paragraph-long",
        Severity.NOTE,
        "On a small e-reader a paragraph of several screens has neither beginning nor end.",
        "Break it in two. How many words are too many stands under checks in publication.toml.",
    ),
    Rule(
        "dispatch-uncredited",
        Severity.NOTE,
        "A dispatch that nobody signs is nobody's: readers and archives want to know whose it is.",
        "Give it a byline, or credits.",
    ),
    Rule(
        "dispatch-undated",
        Severity.NOTE,
        "In a yearbook, and in every archive, a dispatch is found by its day.",
        "Give it a date.",
    ),
    Rule(
        "photo-uncredited",
        Severity.WARNING,
        "Who made a photo must be named nearly everywhere; an agency sends a bill where it is not.",
        'Give it a credit line: credit="…"; or name the photographer in the credits.',
    ),
    Rule(
        "rights-missing",
        Severity.NOTE,
        "Who may copy a text is the first question of everybody who wants to, and stores ask it too.",
        "Give the publication, the edition or the dispatch a line of rights.",
    ),
    Rule(
        "theme-contrast",
        Severity.WARNING,
        "Words of less than 4.5 to 1 on their ground are lost on weak eyes, and on all in the sun (WCAG 2.1 §1.4.3).",
        "Make the colour darker on paper, and lighter on black.",
    ),
    Rule(
        "picture-not-permitted",
        Severity.ERROR,
        "Whoever made the picture has not permitted its use in this output.",
        "Take the picture out, ask for the permission, or build the other output alone.",
    ),
    Rule(
        "picture-licence-expired",
        Severity.ERROR,
        "The licence of the picture has ended: every further copy of the book infringes it.",
        "Prolong the licence, or take the picture out.",
    ),
    Rule(
        "check-off",
        Severity.NOTE,
        "The publication has switched this check off; who answers for the book should know what it would have said.",
        "Take the line out of checks in publication.toml to switch it on.",
    ),
    Rule(
        "check-needed",
        Severity.ERROR,
        "A check that guards people, or without which there is no sound book, is not switched off.",
        "Take the line out. A single finding that is no matter of safety can be waived until a day.",
    ),
)
