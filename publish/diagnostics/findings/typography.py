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
        "font-fallback",
        Severity.WARNING,
        "A character that no face of the theme has is left to the faces of the reader's device, which may have none.",
        "Add a family for its script to the theme, or change the character.",
    ),
)
