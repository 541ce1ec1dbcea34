"""Live pages: text under stamps, several of them, is updates, each under its time."""

from collections.abc import Iterable, Iterator

from publish.model.blocks import Block, Definition, DefinitionList, Heading

_LEAST = 2
Told = tuple[Block, str]
"""A block with what makes it doubtful, or with nothing."""


def gathered(blocks: Iterable[tuple[Block, str, bool]]) -> Iterator[Told]:
    """Blocks with their doubts; what stands under stamps, which the last value marks, is gathered to updates.

    Updates end where a heading stands. A run with a doubt in it stays as it was read, for a doubt is told at its line.
    """
    run: list[tuple[Block, str, bool]] = []
    for block, reason, is_stamp in blocks:
        if run and isinstance(block, Heading) and not is_stamp:
            yield from _updates(run)
            run = []
        if run or is_stamp:
            run.append((block, reason, is_stamp))
        else:
            yield block, reason
    yield from _updates(run)


def _updates(run: list[tuple[Block, str, bool]]) -> Iterator[Told]:
    entries: list[tuple[Heading, list[Block]]] = []
    for block, _, is_stamp in run:
        if is_stamp and isinstance(block, Heading):
            entries.append((block, []))
        else:
            entries[-1][1].append(block)
    if len(entries) < _LEAST or any(reason for _, reason, _ in run) or not all(told for _, told in entries):
        yield from ((block, reason) for block, reason, _ in run)
        return
    yield (
        DefinitionList(
            tuple(Definition(stamp.inlines, (tuple(told),), stamp.span) for stamp, told in entries),
            span=entries[0][0].span,
            kind="updates",
        ),
        "",
    )
