"""WordPress's older ways of writing: shortcodes in square brackets, and paragraphs that are only parted by lines."""

import re
from collections.abc import Callable

from publish.diagnostics import Diagnostic, Span
from publish.importers.foreign.rules import IMPORT_UNSURE, left_out

_CAPTION = re.compile(r"\[(?:wp_)?caption(?P<given>[^\]]*)\](?P<inside>.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_PICTURE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
_GALLERY = re.compile(r"\[gallery(?P<given>[^\]]*)\]")
_LINKED = re.compile(
    r"\[(?P<name>embed|audio|video|playlist|youtube|vimeo)(?P<given>[^\]]*)\](?:(?P<inside>[^\[]*)\[/(?P=name)\])?"
)
_ADDRESS = re.compile(r"https?://[^\s\"'<>\]]+")
_OTHER = re.compile(
    r"\[(?P<closing>/?)(?P<name>[a-zA-Z][\w-]{1,40})(?P<given>(?:\s+[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s\]]+))*)\s*/?\]"
)
_GIVEN = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\]]+))")
_BLOCK = "p|div|ul|ol|li|h[1-6]|blockquote|pre|table|figure|hr|section|article|form|address|iframe|dl|center|aside|!--"
_BEGINS = re.compile(rf"\s*</?(?:{_BLOCK})(?=[\s/>]|--)", re.IGNORECASE)


def without_shortcodes(text: str, at: Span, gallery: Callable[[str], str]) -> tuple[str, list[Diagnostic]]:
    """A post's text with HTML in the place of shortcodes, and what was found; the lines keep their numbers.

    ``gallery`` gives the markup of the pictures that a list of numbers names.
    """
    findings: list[Diagnostic] = []

    def place(match: re.Match[str]) -> Span:
        return at.shifted(match.string.count("\n", 0, match.start()))

    def caption(match: re.Match[str]) -> str:
        picture = _PICTURE.search(match["inside"])
        given = {name: first or second or third for name, first, second, third in _GIVEN.findall(match["given"])}
        if picture is None:
            return match["inside"]
        words = (match["inside"][picture.end() :].strip() or given.get("caption", "")).strip()
        lines = "\n" * match[0].count("\n")
        return f"<figure>{picture[0]}<figcaption>{words}</figcaption></figure>{lines}"

    def linked(match: re.Match[str]) -> str:
        address = _ADDRESS.search(f"{match['given']} {match['inside'] or ''}")
        return f'<iframe src="{address[0]}"></iframe>' if address else ""

    names = {match["name"] for match in _OTHER.finditer(text) if match["closing"]}

    def other(match: re.Match[str]) -> str:
        known = match["given"].strip() or match["name"] in names or "_" in match["name"]
        if not known:
            return match[0]
        if not match["closing"]:
            findings.append(left_out(f"the shortcode {match['name']}", "", place(match)))
        return ""

    text = _CAPTION.sub(caption, text)
    text = _GALLERY.sub(lambda match: gallery(" ".join(re.findall(r"ids=[\"']?([\d, ]+)", match["given"]))), text)
    text = _LINKED.sub(linked, text)
    text = _OTHER.sub(other, text)
    if "[/" in text and _OTHER.search(text):
        findings.append(IMPORT_UNSURE.finding("square brackets of the text could be shortcodes", at))
    return text, findings


def paragraphs(text: str) -> str:
    """A text with marks for the paragraphs that empty lines make; one of the block editor has them already."""
    if "<!-- wp:" in text:
        return text
    pieces = re.split(r"(<pre\b.*?</pre>)", text, flags=re.DOTALL | re.IGNORECASE)
    return "".join(piece if number % 2 else _marked(piece) for number, piece in enumerate(pieces))


def _marked(text: str) -> str:
    chunks = re.split(r"(\n[ \t\r]*\n\s*)", text)
    return "".join(
        chunk if number % 2 or not chunk.strip() or _BEGINS.match(chunk) else f"<p>{_broken(chunk)}</p>"
        for number, chunk in enumerate(chunks)
    )


def _broken(chunk: str) -> str:
    """Lines of a paragraph with breaks at their ends, unless a tag stands there that makes them anyway."""
    return re.sub(r"(?<!>)\n(?!\s*<)|(?<=</a>)\n|(?<=</em>)\n|(?<=</strong>)\n", "<br>\n", chunk.strip("\n"))
