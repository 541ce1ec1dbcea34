"""Extended descriptions of pictures: the files that image lines name, read into their figures."""

from dataclasses import dataclass, field, replace

from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.markdown import read_blocks
from publish.model.blocks import Block
from publish.model.dispatch import Dispatch
from publish.model.edition import Part
from publish.model.figures import Figure, Picture
from publish.model.inlines import Inlines
from publish.model.walk import each_block, lines_of, map_dispatch
from publish.pipeline.files import Folder
from publish.pipeline.texts import read_side_text
from publish.pipeline.wall import walled


def described(files: Folder, parts: tuple[Part, ...]) -> Outcome[tuple[Part, ...]]:
    """The same parts, each figure with the text of its picture's extended description."""
    texts = _Descriptions(files)
    described = tuple(
        replace(part, dispatches=tuple(texts.dispatch(dispatch) for dispatch in part.dispatches)) for part in parts
    )
    return Outcome(described, tuple(texts.findings))


DESCRIPTION_MISSING = Rule(
    "description-missing",
    Severity.ERROR,
    "The picture names an extended description that is not there; readers who cannot see it would learn nothing more.",
    "Correct the name, or add the file.",
    needed=True,
)


@dataclass
class _Descriptions:
    files: Folder
    findings: list[Diagnostic] = field(default_factory=list)

    def dispatch(self, dispatch: Dispatch) -> Dispatch:
        def block(old: Block) -> Block:
            if not isinstance(old, Figure) or old.picture is None or not old.picture.long:
                return old
            return replace(old, long=self._text(old.picture, old.lang or dispatch.lang))

        return map_dispatch(dispatch, block)

    def _text(self, picture: Picture, language: str) -> tuple[Inlines, ...]:
        what = "extended description"
        text = read_side_text(self.files, picture.long, picture.span, what=what, missing=DESCRIPTION_MISSING)
        self.findings += text.diagnostics
        if text.value is None:
            return ()
        source, at = text.value, Span(picture.long, 1, 1)
        read = walled(lambda: read_blocks(source, picture.long, language=language), at)
        self.findings += read.diagnostics
        if read.value is None:
            return ()
        self.findings += read.value.diagnostics
        blocks, _ = read.value.value
        return tuple(line for _, block in each_block(blocks) for line in lines_of(block) if line)
