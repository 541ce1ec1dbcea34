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
        "emoji-one-colour",
        Severity.WARNING,
        "Readers know these pictures in colours; print has one ink, and where the colour is the message it is gone.",
        "Say it in words, or look at the page and leave it.",
    ),
    Rule(
        "font-fallback",
        Severity.WARNING,
        "A character that no face of the theme has is left to the faces of the reader's device, which may have none.",
        "Add a family for its script to the theme, or change the character.",
    ),
    Rule(
        "direction-torn",
        Severity.WARNING,
        "In print each stretch of marked words is ordered by itself: a name in Latin letters that begins before an "
        "emphasis in Arabic and ends in it is printed with its words exchanged. The e-book is right.",
        "Mark up the words of each direction apart, or give all of one their own: [H~2~O]{dir=ltr}.",
    ),
)
