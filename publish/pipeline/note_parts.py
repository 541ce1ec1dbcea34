"""The part of a note that another note shows: what stands under a heading, or the block that bears a name."""

import re

_HEADING = re.compile(r"^(?P<rank>#{1,6}) +(?P<words>.+?)(?: +#+)?[ \t]*$")
_FENCE = re.compile(r"^[ \t>]*(?P<bars>`{3,}|~{3,})")
_SIGNS = re.compile(r"[^\w]+")


def part_of(text: str, name: str) -> str:
    """The part of a text that a name leads to: ``^id`` a block, else a heading; empty where there is none."""
    return _block(text, name[1:]) if name.startswith("^") else _section(text, name.rpartition("#")[2])


def _section(text: str, name: str) -> str:
    """A heading with all that stands under it, up to the next one of its rank."""
    wanted, rank, open_fence = _key(name), 0, ""
    taken: list[str] = []
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if fence:
            bars = fence["bars"]
            open_fence = "" if open_fence and bars.startswith(open_fence) else open_fence or bars
        heading = None if open_fence else _HEADING.match(line)
        if heading and rank and len(heading["rank"]) <= rank:
            break
        if heading and not rank and _key(heading["words"]) == wanted:
            rank = len(heading["rank"])
        if rank:
            taken.append(line)
    return "\n".join(taken).strip("\n")


def _block(text: str, id: str) -> str:
    """The block whose last line ends in a name, or that stands over a line with the name alone."""
    mark = re.compile(rf"(?:^|[ \t])\^{re.escape(id)}[ \t]*$", re.IGNORECASE)
    blocks = re.split(r"\n[ \t]*\n", text)
    for place, block in enumerate(blocks):
        lines = block.split("\n")
        for row, line in enumerate(lines):
            if mark.search(line) is None:
                continue
            words = mark.sub("", line).rstrip()
            item = re.match(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+", words)
            if item:
                return words.strip()
            kept = "\n".join([*lines[:row], words]).strip("\n")
            return kept or (blocks[place - 1].strip("\n") if place else "")
    return ""


def _key(words: str) -> str:
    return _SIGNS.sub("", words).casefold()
