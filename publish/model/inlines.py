"""What stands in a line of text: a small closed set."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Running text."""

    value: str
    """The characters, as they are to be read."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Code:
    """Text of a machine, set as it stands."""

    value: str
    """The characters; typography leaves them alone."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words, usually italic."""

    children: "Inlines"
    """The words."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight, usually bold."""

    children: "Inlines"
    """The words."""


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised text."""

    children: "Inlines"
    """The words."""


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered text."""

    children: "Inlines"
    """The words."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """Words struck out and still shown."""

    children: "Inlines"
    """The words."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words with a property of their own: a language, a direction, small capitals."""

    children: "Inlines"
    """The words."""
    lang: str = ""
    """BCP 47 tag, or empty for that of the surroundings."""
    direction: str = ""
    """``ltr``, ``rtl`` or empty."""
    small_caps: bool = False
    """Whether they are set in small capitals."""
    id: str = ""
    """A link target, unique in the dispatch, or empty."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead out of the book."""

    children: "Inlines"
    """The words."""
    href: str
    """An ``http``, ``https``, ``mailto`` or ``tel`` address."""
    title: str = ""
    """What the author says of the target, or empty."""
    print: str = ""
    """How its address is printed, one of :data:`publish.model.paper.WAYS`; empty: as the edition says."""
    behind: str = ""
    """What print puts behind the words, its address or its number in a list; empty until it is made for paper."""


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Words that lead to another place of the publication."""

    children: "Inlines"
    """The words."""
    path: str = ""
    """The dispatch's file as the author wrote it, relative to the own file; empty for a place in the own dispatch."""
    fragment: str = ""
    """The id in that dispatch, or empty for its opening."""
    target: str = ""
    """The key of the dispatch, once links are resolved (:mod:`publish.transforms`); empty before."""
    written: str = field(default="", compare=False)
    """The reference as it stands in the source, where that names no file: ``[[The harbour]]``."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of a footnote."""

    note: str
    """The label of the note, as the author wrote it: unique in the dispatch."""
    number: int = 0
    """Its number, by dispatch, once numbered; 0 before."""


Inline: TypeAlias = (
    Text
    | LineBreak
    | Code
    | Emphasis
    | Strong
    | Superscript
    | Subscript
    | Deleted
    | Phrase
    | Link
    | CrossReference
    | NoteReference
)
Inlines: TypeAlias = tuple[Inline, ...]
Wrapping: TypeAlias = Emphasis | Strong | Superscript | Subscript | Deleted | Phrase | Link | CrossReference
"""The inlines that hold other inlines, in ``children``."""
