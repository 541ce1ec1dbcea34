"""What differs between the targets in every tag: the attributes of language, meaning and place."""

from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from publish.markup.direction import direction
from publish.model.makeup import AS_PLANNED, MakeUp


class Target(StrEnum):
    """The renderer that takes the markup."""

    PRINT = "print"
    EPUB = "epub"


@dataclass(frozen=True, slots=True)
class AttributeWriter:
    """Writes attributes for a target."""

    target: Target
    """What the markup is made for."""
    paths: bool = False
    """Whether blocks are named where the target does not ask for it, for who wants to find them again."""

    def language(self, tag: str, surrounding: str = "", written: str = "") -> Markup:
        """The attributes ``lang``, ``xml:lang`` (EPUB reads both) and ``dir``.

        Nothing is written that the surroundings say already. ``written`` is a direction that the author asks for.
        """
        result = Markup()
        base = written
        if tag and tag != surrounding:
            result += Markup(' lang="{}"').format(tag)
            if self.target is Target.EPUB:
                result += Markup(' xml:lang="{}"').format(tag)
            if not surrounding or direction(tag) != direction(surrounding):
                base = base or direction(tag)
        if base and not (base == "ltr" and not surrounding and not written):
            result += Markup(' dir="{}"').format(base)
        return result

    def semantics(self, kind: str, role: str = "") -> Markup:
        """``epub:type`` and the ARIA role that goes with it, in EPUB; nothing in print."""
        if self.target is not Target.EPUB:
            return Markup()
        roles = Markup(' role="{}"').format(role) if role else Markup()
        return Markup(' epub:type="{}"').format(kind) + roles

    def path(self, path: str) -> Markup:
        """``data-path``, by which the facts of a galley name a block; in an e-book only where it is asked for."""
        named = self.paths or self.target is Target.PRINT
        return Markup(' data-path="{}"').format(path) if path and named else Markup()

    def makeup(self, makeup: MakeUp) -> Markup:
        """What the editor asks of the make-up, for sheets and planner; in print alone."""
        if makeup == AS_PLANNED or self.target is not Target.PRINT:
            return Markup()
        asked = {"new-page": makeup.new_page, "with-next": makeup.with_next, "whole": makeup.whole, "here": makeup.here}
        names = " ".join(name for name, is_asked in asked.items() if is_asked)
        lines = Markup(' data-change="{}"').format(makeup.lines) if makeup.lines else Markup()
        return (Markup(' data-makeup="{}"').format(names) if names else Markup()) + lines
