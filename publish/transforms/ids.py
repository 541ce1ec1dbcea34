"""Names for the places that links may lead to: every heading and figure has one, and none has another's.

What the renderers name themselves (notes, their calls, pages) is apart by construction: see
:mod:`publish.markup.addresses`.
"""

from dataclasses import dataclass, field, replace

from publish.diagnostics import Diagnostic, Span, finding
from publish.model.blocks import Block, Break, Heading
from publish.model.dispatch import Dispatch
from publish.model.figures import Figure
from publish.model.inlines import Inline, Inlines, Phrase
from publish.model.walk import blocks_of, each_inline, inlines_of, plain, rewrite_dispatch, rewrite_inlines
from publish.transforms.rebuild import rebuilt
from publish.transforms.slugs import ascii_slug


@dataclass(slots=True)
class _Names:
    """The ids of one dispatch while they are given."""

    taken: set[str]
    owned: set[str] = field(default_factory=set)

    def keeps(self, id: str) -> bool:
        """Whether an author's id stays: the first place that has it keeps it."""
        if id in self.owned:
            return False
        self.owned.add(id)
        return True

    def fresh(self, wanted: str) -> str:
        """``wanted``, or with a number behind it when it is taken."""
        name, count = wanted, 1
        while name in self.taken:
            count += 1
            name = f"{wanted}-{count}"
        self.taken.add(name)
        return name


def with_ids(dispatch: Dispatch) -> tuple[Dispatch, tuple[Diagnostic, ...]]:
    """The dispatch with an id on every heading and figure, and with no id twice; what was twice is said."""
    given = _given(dispatch)
    diagnostics = _doubles(given)
    names = _Names({id for id, _ in given})
    sections = figures = 0

    def named(block: Block) -> Block:
        nonlocal sections, figures
        if isinstance(block, Break):
            return block
        own = block.id if block.id and names.keeps(block.id) else ""
        if isinstance(block, Heading):
            sections += 1
            return replace(block, id=own or names.fresh(_for_heading(block, sections)))
        if isinstance(block, Figure):
            figures += 1
            return replace(block, id=own or names.fresh(f"fig-{figures}"))
        return replace(block, id=own)

    blocks = rebuilt(dispatch.blocks, named)
    notes = tuple(replace(note, blocks=rebuilt(note.blocks, named)) for note in dispatch.notes)
    dispatch = replace(dispatch, blocks=blocks, notes=notes)

    def without_doubles(inline: Inline) -> Inlines:
        if isinstance(inline, Phrase) and inline.id and not names.keeps(inline.id):
            return (replace(inline, id=""),)
        return (inline,)

    return rewrite_dispatch(dispatch, lambda line, _: rewrite_inlines(line, without_doubles)), diagnostics


def ids_of(dispatch: Dispatch) -> tuple[str, ...]:
    """Every id of a dispatch, in the order of the text."""
    return tuple(id for id, _ in _given(dispatch))


def _given(dispatch: Dispatch) -> list[tuple[str, Span]]:
    blocks = [(block.id, block.span) for _, block in blocks_of(dispatch) if not isinstance(block, Break) and block.id]
    phrases = [
        (inline.id, block.span if block else dispatch.span)
        for line, block in inlines_of(dispatch)
        for inline in each_inline(line)
        if isinstance(inline, Phrase) and inline.id
    ]
    return blocks + phrases


def _doubles(given: list[tuple[str, Span]]) -> tuple[Diagnostic, ...]:
    first: dict[str, Span] = {}
    diagnostics: list[Diagnostic] = []
    for id, at in given:
        if id in first:
            where = f" in line {first[id].line}" if first[id].line else ""
            diagnostics.append(finding("id-duplicate", f"The id “{id}” is given again; it was given{where} before", at))
        first.setdefault(id, at)
    return tuple(diagnostics)


def _for_heading(heading: Heading, number: int) -> str:
    name = ascii_slug(plain(heading.inlines))
    if not name or not name[0].isalpha():
        # An id that begins with a digit is no XML name.
        return f"section-{name or number}"
    return name
