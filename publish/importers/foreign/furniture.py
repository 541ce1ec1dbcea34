"""What stands on a page or in a mailing and is no part of the text: told by roles, names of classes and styles."""

import re
from typing import TYPE_CHECKING

from publish.importers.foreign.document import classes_of, name_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SILENT = frozenset([
    "base", "col", "colgroup", "datalist", "frame", "frameset", "head", "link", "meta", "noembed", "noframes", "param",
    "script", "source", "style", "template", "title", "track",
])  # fmt: skip
"""Elements that show nothing and hold no words of the text."""

_ELEMENTS = {
    "nav": "the navigation",
    "form": "a form",
    "button": "a button",
    "select": "a form",
    "textarea": "a form",
    "input": "",
    "dialog": "a window over the page",
    "svg": "",
    "canvas": "",
}
"""Elements that work only on a screen, and how a report calls them; nothing is told of those without a name."""

_ROLES = {
    "navigation": "the navigation",
    "banner": "the head of the page",
    "contentinfo": "the foot of the page",
    "search": "a form",
    "dialog": "a window over the page",
    "alertdialog": "a window over the page",
    "menu": "a menu",
    "toolbar": "a menu",
}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_TINY = re.compile(r"font-size\s*:\s*[01](?:px|pt)?\s*(?:;|!|$)", re.IGNORECASE)
_SIZED = re.compile(r"font-size\s*:\s*(?![01](?:px|pt|em|rem|%)?\s*(?:;|!|$))", re.IGNORECASE)
_PIXEL = re.compile(r"(?<![\w-])(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|!|$)", re.IGNORECASE)

_NAMES = {
    "a call to subscribe": r"""
        subscribe sign-?up[\w-]* paywall[\w-]* button-wrapper captioned-button-wrap kg-signup-card kg-cta-card preamble
        subscription-widget[\w-]*
        (?:subscribe|subscription|newsletter)-(?:form|box|wrap|cta|button|embed|prompt|widget)s?
        (?:inline-)?newsletter-signup mc_embed_signup tinyletter-?[\w-]* js-newsletter""",
    "buttons that share": r"""
        share sharing share-?(?:this|buttons?|bar|icons?|tools?|links?|list|dialog|wrapper) sharedaddy sd-sharing[\w-]*
        (?:social|sharing)-?(?:links?|buttons?|bar|icons?|tools?|share|sharing|media|list|wrapper)?
        addtoany[\w-]* a2a_\w+ post-ufi like-?buttons? entry-social""",
    "other pieces that are recommended": r"""
        related recommended trending read-?next readnext jp-relatedposts post-nav(?:igation)? pagination prev-next
        nav-links
        (?:related|recommended|more|trending|popular|latest)-?(?:posts?|articles?|stories|links?|reading|news|items)
        (?:related|recommended)-?content more-from[\w-]* digest-post-embed-none""",
    "comments of readers": r"""
        comments comments?-?(?:area|list|section|wrap|form|respond|container) respond disqus[\w-]*""",
    "an advert": r"""
        ad ads advert[\w-]*
        ad-?(?:slot|unit|container|wrapper|banner)[\w-]* sponsor(?:ed)?-?(?:content|box|block|message)
        promo promo-?(?:box|block|banner|unit) adsbygoogle""",
    "a notice about cookies": r"cookie-?[\w-]* gdpr[\w-]* consent-?[\w-]*",
    "the navigation": r"""
        breadcrumbs? menu main-menu navbar site-?nav[\w-]* skip-?(?:link|to-content)[\w-]* toc-?toggle""",
    "the foot of the mailing": r"""
        (?:email-?|mail-?|mc|mcn)?footer (?:email-?|mail-?)footer[\w-]* unsubscribe[\w-]* templatefooter
        gmail_signature mcnfooter[\w-]* canspam[\w-]*""",
    "the preheader": r"pre-?header[\w-]* mcnpreviewtext preview-?text",
}
_FURNITURE = tuple((what, re.compile("|".join(names.split()))) for what, names in _NAMES.items())
_BUTTON = re.compile(r"(?:[\w-]*[-_])?(?:button|btn)s?(?:[-_][\w-]*)?")
_CALL = re.compile(
    r"(?:please )?(?:subscribe|sign up|join)(?: (?:now|here|today|for free|free|us))?|(?:jetzt |kostenlos )?abonnieren"
    r"|s.(?:abonner|inscrire)|je m.abonne|suscr[ií]bete|suscribirse|подписаться|iscriviti|abbonati|abonneren"
    r"|assinar|inscreva-se|abonner|prenumerera|tilaa",
    re.IGNORECASE,
)
"""What a button says that asks readers to subscribe, in full."""
_FORGIVEN = 1500
"""Characters of running text that no furniture has: what holds more is text, whatever its class is called."""

_PHRASES = (
    r"unsubscribe|update your (?:email )?preferences",
    r"manage your (?:preferences|subscription)|no longer wish to receive",
    r"view (?:it|this|this email|this message)?\s*in (?:your|a) browser",
    r"read (?:this )?(?:online|in (?:your browser|the app))",
    r"you(?:’|'| a)?re receiving this|you received this|forwarded this|was this (?:email|mail) forwarded",
    r"abmelden|abbestellen|(?:se|vous) désabonner|désinscri\w+|darse de baja|отписаться|відписатися",
)
_UNSUBSCRIBE = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b|退订|退訂|配信停止", re.IGNORECASE)
_SHORT = 400
_LEAVES = frozenset(["center", "div", "footer", "li", "p", "table", "td", "tr"])
_FOOT = 300
"""Characters of a ``footer`` in the text that holds no text of its own."""


def furniture(element: "HtmlElement") -> str | None:
    """What an element is that belongs not to the text; ``None`` for one that does, or may.

    Empty for what shows nothing anybody would miss.
    """
    name = name_of(element)
    if name in SILENT:
        return ""
    if name in _ELEMENTS:
        return _ELEMENTS[name]
    if hidden(element):
        return "hidden text" if name != "img" else ""
    role = element.get("role", "").lower()
    if role in _ROLES:
        return _ROLES[role]
    if name in ("body", "html", "main", "article", "img"):
        return None
    if name == "footer" and element.getparent() is not None and name_of(element.getparent()) != "blockquote":
        return "the foot of the page" if len(words_of(element)) <= _FOOT else None
    kinds = classes_of(element)
    for what, pattern in _FURNITURE:
        if any(pattern.fullmatch(kind) for kind in kinds):
            return what if len(words_of(element)) <= _FORGIVEN else None
    if any(_BUTTON.fullmatch(kind) for kind in kinds) and _CALL.fullmatch(words_of(element).strip(" !.")):
        return "a call to subscribe"
    return None


def hidden(element: "HtmlElement") -> bool:
    """Whether a browser would show nothing of an element."""
    style = element.get("style", "")
    if element.get("hidden") is not None or _HIDDEN.search(style):
        return True
    # Mailings set type of no size in their cells against gaps, and give the words in them a size of their own.
    return bool(_TINY.search(style)) and not any(map(_shows, element.iterdescendants()))


def _shows(element: "HtmlElement") -> bool:
    """Whether an element shows something whatever the size of type round it: a picture, or words in one of its own."""
    return bool(_SIZED.search(element.get("style", ""))) or (name_of(element) == "img" and not pixel(element))


def pixel(element: "HtmlElement") -> bool:
    """Whether a picture is too small to be seen: it is there to tell its owner who reads."""
    sizes = [element.get(size, "").strip().lower().removesuffix("px") for size in ("width", "height")]
    return any(size in ("0", "1") for size in sizes) or bool(_PIXEL.search(element.get("style", "")))


def mail_furniture(element: "HtmlElement") -> str | None:
    """The same for a mailing, in which classes have no names: what the words of its smallest parts say of them."""
    if (what := furniture(element)) is not None:
        return what
    if name_of(element) not in _LEAVES or any(name_of(inner) in _LEAVES for inner in element.iterdescendants()):
        return None
    words = words_of(element)
    if words and len(words) <= _SHORT and _UNSUBSCRIBE.search(words):
        return "the foot of the mailing" if "subscri" in words.lower() else "a line of the mailing program"
    return None
