"""Markdown, whatever the file is called: with front matter or without it."""

import re
from dataclasses import replace
from pathlib import PurePosixPath

from publish.diagnostics import Diagnostic, Outcome, Span
from publish.importers import markdown
from publish.importers.capture.shapes import asks, closed, short
from publish.importers.foreign.assembly import Given, assembled
from publish.importers.foreign.cleaning import PICTURE
from publish.importers.foreign.material import ImportSource, Material, Reading
from publish.importers.frontmatter import split
from publish.importers.matter.formats import lines_end
from publish.importers.source import decode
from publish.model.blocks import Block
from publish.model.dispatch import Dispatch, Doubt
from publish.model.figures import Figure
from publish.model.walk import map_dispatch

_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*\n(?:[ \t]*#.*\n|[ \t]*\n)*[\"']?[\w-]+[\"']?[ \t]*[:=]")
_TITLED = re.compile(r"# +\S[^\n]*\n[ \t]*(?:\n|#\S)")
"""A title in the first line, as writing programs begin a text."""
_SIGNS = (
    re.compile(r"^#{1,6} +\S.*$", re.MULTILINE),
    re.compile(r"(?<![\\!])\[[^\]\n]{1,200}\]\((?:https?:|mailto:|/|#|\.)[^)\s]*\)"),
    re.compile(r"!\[[^\]\n]*\]\([^)\s]+(?: +\"[^\"\n]*\")?\)"),
    re.compile(r"(?<![\w*\\])\*\*(?=\S)[^*\n]{1,200}(?<=\S)\*\*(?![\w*])"),
    re.compile(r"^(?:```|~~~)\w*$", re.MULTILINE),
    re.compile(r"^\[[^\]\n]+\]: +<?(?:https?:|\.|/)\S+", re.MULTILINE),
    re.compile(r"^\[\^[\w-]+\]: ", re.MULTILINE),
    re.compile(r"^\|(?: *:?-{3,}:? *\|)+ *$", re.MULTILINE),
    re.compile(r"^[^\s#>*-].{2,80}\n(?:={3,}|-{3,})$", re.MULTILINE),
)
"""What only Markdown has; one that stands there twice counts once."""
_HEADLINE = re.compile(r"(?:^|\n)(?:# +(?P<hash>.+?)(?: +#+)? *|(?P<line>[^\s#>*-].{1,200})\n=+ *)(?=\n|$)")
_OPENING = re.compile(r"\s*(?P<line>[^\W\d_][^\n|]{2,120}|[“\"‘«„][^\n|]{2,120})\n[ \t]*(?:\n|$)")
"""A line of words above all others, with a blank one under it."""
_IMAGE = re.compile(r"(!\[(?:\\.|[^\]\\\n])*\]\()(<[^>\n]+>|[^()\s]+)((?: +(?:\"[^\"\n]*\"|'[^'\n]*'))?\))")
_BLOCK = re.compile(
    r"^/(?P<path>[^\s\"'()<>]+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|heic))"
    r"(?:[ \t]+(?:\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\"\n]*)'|\((?P<round>[^()\"\n]*)\)))?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
"""A picture as iA Writer has it: the path of its file, from the folder of the text, and its caption, on a line."""
_REFERENCE = re.compile(
    r"^(\[(?!\^)[^\]\n]+\]: +)(<[^>\n]+>|\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|heic)(?:\?\S*)?)", re.M | re.I
)


def recognises(material: Material) -> bool:
    """Whether a text is Markdown: front matter or a title above it, or two signs that nobody else writes."""
    head = material.head
    if _FENCE.match(head) or _TITLED.match(head) or lines_end(head.split("\n"), 0):
        return True
    return sum(bool(sign.search(head)) for sign in _SIGNS) > 1


def read(material: Material) -> Outcome[Reading]:
    """The dispatch of a text; without front matter its first heading of rank 1 is the headline."""
    text = decode(material.data, material.path)
    if not text.ok:
        return Outcome(Reading(), text.diagnostics)
    pictures: list[str] = []
    marked = _stood_in(text.value, pictures)
    made = _read(marked, material)
    dispatch = map_dispatch(made.value, lambda block: _with_address(block, pictures))
    return Outcome(Reading((dispatch,)), (*text.diagnostics, *made.diagnostics))


def _read(text: str, material: Material) -> Outcome[Dispatch]:
    path, at = material.path, Span(material.path, 1, 1)
    if split(text, path).value.matter is not None:
        return markdown.read(text, path, folder="", language=material.language)
    found = _HEADLINE.search(text)
    headline = (found["hash"] or found["line"]).strip() if found else ""
    guessed = found is None and _opening(text)
    if guessed:
        found, headline = guessed, guessed["line"].strip()
    if found:
        # Its lines stay, empty, so that those behind it keep their numbers.
        text = text[: found.start()] + "\n" * found[0].count("\n") + text[found.end() :]
    words = markdown.read(f"---\nheadline: x\n---\n{headline}", path, folder="", language=material.language).value
    line = words.blocks[0].inlines if words.blocks and hasattr(words.blocks[0], "inlines") else ()
    body = markdown.read_blocks(text, path, language=material.language)
    blocks, notes = body.value
    given = Given(headline=headline, slug="" if headline else _name(path))
    made = assembled(given, blocks, at, importer="markdown", language=material.language, notes=notes)
    dispatch = replace(made.value, headline=line) if line and made.value.headline else made.value
    if guessed:
        dispatch = replace(
            dispatch, doubts=(*dispatch.doubts, Doubt("headline", "it stands above all others, unmarked"))
        )
    findings: tuple[Diagnostic, ...] = (*body.diagnostics, *made.diagnostics)
    return Outcome(dispatch, findings)


def _opening(text: str) -> re.Match[str] | None:
    """The first line where it could be a headline by its shape."""
    match = _OPENING.match(text)
    return match if match and short(match["line"]) and (not closed(match["line"]) or asks(match["line"])) else None


def _caption(block: re.Match[str]) -> str:
    words = block["double"] or block["single"] or block["round"] or ""
    return f' "{words}"' if words else ""


def _stood_in(text: str, pictures: list[str]) -> str:
    """The text with stand-ins for the addresses of pictures: where they lie is found out later."""

    def stand_in(match: re.Match[str]) -> str:
        pictures.append(match[2].strip("<>"))
        return f"{match[1]}{PICTURE}{len(pictures) - 1}{match[3] if match.re is _IMAGE else ''}"

    text = _BLOCK.sub(lambda block: f"![]({block['path']}{_caption(block)})", text)
    fenced = re.split(r"(^(?:```|~~~)[^\n]*\n.*?^(?:```|~~~)[ \t]*$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(
        part if number % 2 else _REFERENCE.sub(stand_in, _IMAGE.sub(stand_in, part))
        for number, part in enumerate(fenced)
    )


def _with_address(block: Block, pictures: list[str]) -> Block:
    if not isinstance(block, Figure) or block.picture is None:
        return block
    name = block.picture.source.rpartition("/")[2]
    if not name.startswith(PICTURE) or not name.removeprefix(PICTURE).isdecimal():
        return block
    source = pictures[int(name.removeprefix(PICTURE))]
    return replace(block, picture=replace(block.picture, source=source))


def _name(path: str) -> str:
    return PurePosixPath(path).stem


SOURCE = ImportSource("a text in Markdown", recognises, read, limit=2 * 1024 * 1024)
