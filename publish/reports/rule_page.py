"""A rule as ``publish explain`` prints it, and as editors show it."""

from publish.diagnostics import Rule


def rule_page(rule: Rule) -> list[str]:
    """The lines of a rule's page."""
    return [f"{rule.severity}[{rule.id}]", "", rule.why, rule.hint, "", waiving(rule)]


def waiving(rule: Rule) -> str:
    """Whether it can be waived, in a sentence."""
    if rule.safety:
        return "It guards people and cannot be waived."
    if rule.needed:
        return "There is no book without what it asks for: it cannot be waived."
    if rule.apart:
        return "It stops no book: no waiver speaks of it."
    return "It can be waived in publication.toml."
