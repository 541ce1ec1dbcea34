"""Elements that stand in a line of text, each turned into what the tree has for it."""

from collections.abc import Callable, Mapping

from publish.config.suggest import did_you_mean
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.addresses import link, sound_id
from publish.importers.html.allowed import (
    ACTIVE,
    CODE,
    DELETED,
    EMPHASIS,
    KNOWN,
    SMALL_CAPS,
    STRONG,
    TRANSPARENT,
    VOID,
    WORDLESS,
)
from publish.importers.html.tags import ACTIVE_CONTENT, HTML_REMOVED, STYLE_REMOVED, judged_attributes, language_of
from publish.model.inlines import (
    Code,
    Deleted,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Phrase,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from publish.model.paper import WAYS
from publish.model.walk import plain

_DIRECTIONS = ("ltr", "rtl")
_WRAPS: dict[str, Callable[[Inlines], Inline]] = {
    **dict.fromkeys(EMPHASIS, Emphasis),
    **dict.fromkeys(STRONG, Strong),
    **dict.fromkeys(DELETED, Deleted),
    "sup": Superscript,
    "sub": Subscript,
}


def element(name: str, attributes: Mapping[str, str], children: Inlines, at: Span) -> Outcome[Inlines]:
    """What stands in the tree for an element of a line; its words alone when the tree has no place for it."""
    findings = [*judged_attributes(name, attributes, at)]
    inner, more = _made(name, attributes, children, at)
    findings += more
    phrase, more = _phrase(inner, attributes, at)
    return Outcome(phrase, (*findings, *more))


def _made(
    name: str, attributes: Mapping[str, str], children: Inlines, at: Span
) -> tuple[Inlines, tuple[Diagnostic, ...]]:
    if name == "br":
        return (LineBreak(),), ()
    if name == "wbr":
        return (Text("\u200b"),), ()
    if name in ACTIVE or name in WORDLESS:
        return (() if name in WORDLESS else children), (removed(name, at),)
    if name == "a" and "href" in attributes:
        way = print_way(attributes.get("data-print", ""), at)
        made = link(children, attributes["href"], at, title=attributes.get("title", ""), print=way.value)
        return made.value, (*way.diagnostics, *made.diagnostics)
    if not children:
        return (), (_unknown(name, at),) if name not in KNOWN else ()
    if name in CODE:
        text = plain(children).replace("\n", " ")
        return ((Code(text),) if text.strip() else ()), ()
    if name in _WRAPS:
        return (_WRAPS[name](children),), ()
    if name == "q":
        return (Text('"'), *children, Text('"')), ()
    if name in TRANSPARENT or name in ("a", "bdi", "bdo", "p"):
        return children, ()
    return children, (removed(name, at),)


def print_way(written: str, at: Span) -> Outcome[str]:
    """How a link's address is to be printed; what is no way of doing so is reported, and passed over."""
    if not written or written in WAYS:
        return Outcome(written)
    hint = did_you_mean(written, WAYS)
    return Outcome(
        "", (ATTRIBUTE_INVALID.finding(f"{written!r} is not a way to print the address of a link", at, hint=hint),)
    )


def _unknown(name: str, at: Span) -> Diagnostic:
    """The finding for an element of a site's own that may show anything there, and holds no words."""
    return HTML_REMOVED.finding(f"<{name}> holds no words and was taken out", at, hint="Write what it shows.")


def removed(name: str, at: Span) -> Diagnostic:
    """The finding for an element that was taken out."""
    if name == "style":
        return STYLE_REMOVED.finding("A style sheet was taken out", at)
    if name in ACTIVE or name in WORDLESS:
        kept = "" if name in WORDLESS or name in VOID else "; its words were kept"
        return ACTIVE_CONTENT.finding(f"<{name}> was taken out{kept}", at)
    return HTML_REMOVED.finding(f"<{name}> was taken out; its words were kept", at)


ATTRIBUTE_INVALID = Rule(
    "attribute-invalid",
    Severity.WARNING,
    "An attribute whose value makes no sense has no effect.",
    "Correct the value.",
)


def _phrase(children: Inlines, attributes: Mapping[str, str], at: Span) -> tuple[Inlines, tuple[Diagnostic, ...]]:
    """The children with the language, direction, id and small capitals that the element gives them."""
    lang, unknown = language_of(attributes, at)
    direction = attributes.get("dir", "").lower()
    small_caps = any(word in SMALL_CAPS for word in attributes.get("class", "").split())
    id = attributes.get("id", "")
    findings = list(unknown)
    if direction and direction not in _DIRECTIONS:
        if direction != "auto":
            findings.append(ATTRIBUTE_INVALID.finding(f"dir={direction!r} is neither ltr nor rtl", at))
        direction = ""
    if id and not sound_id(id):
        findings.append(ATTRIBUTE_INVALID.finding(f"{id!r} cannot be an id", at, hint="Begin it with a letter."))
        id = ""
    if id and not children:
        findings.append(HTML_REMOVED.finding(f"The place #{id} has no words and was taken out", at))
    if not (lang or direction or small_caps or id) or not children:
        return children, tuple(findings)
    return (Phrase(children, lang, direction, small_caps, id),), tuple(findings)
