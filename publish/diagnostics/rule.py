"""Rules, and the findings of what breaks them: what is wrong, how badly, why it matters, where, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file. Lines and columns count from 1; 0 means that it is not known."""

    path: str
    """The file, relative to the project folder, with forward slashes."""
    line: int = 0
    """The first line."""
    column: int = 0
    """The column in the first line, in characters."""
    end_line: int = 0
    """The last line; 0 when the span is one line or a point."""

    def __str__(self) -> str:
        """``path:line:col``, without the parts that are not known."""
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"

    def shifted(self, lines: int) -> "Span":
        """The same place, ``lines`` further down: for text that was cut out of a longer file."""
        return Span(self.path, self.line + lines, self.column, self.end_line + lines if self.end_line else 0)


NOWHERE = Span("")
"""The place of what was made by the program and stands in no file."""


class Severity(StrEnum):
    """How bad a finding is. ``--strict`` raises warnings to errors; notes stay notes."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Words that stand at the place of a finding, and what should stand there: what an editor can do by itself."""

    old: str
    """The words as they are written, in one line."""
    new: str
    """What is meant."""


class Hint(str):
    """What to do, in a sentence, with the edit that does it."""

    __slots__ = ("edit",)
    edit: Replacement

    def __new__(cls, sentence: str, edit: Replacement) -> "Hint":
        """A sentence with its edit; as text it is the sentence alone."""
        made = super().__new__(cls, sentence)
        made.edit = edit
        return made

    def __reduce__(self) -> tuple[type["Hint"], tuple[str, Replacement]]:
        """How it is sent to another process."""
        return (Hint, (str(self), self.edit))


REPORT_IT = "Report it, with the content that shows it: it is a fault of this program."
"""The hint of rules that no content should be able to break."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong. What breaks it, at one place, is a :class:`publish.diagnostics.Diagnostic`."""

    id: str
    """Its name: lower case, words joined by hyphens, the thing first (``figure-alt-missing``)."""
    severity: Severity
    """How bad it is unless the place says otherwise."""
    why: str
    """Why it matters, in a sentence or two, for who asks ``publish explain``."""
    hint: str
    """What to do about it, when the place knows nothing better."""
    safety: bool = False
    """Whether it guards people: such a finding cannot be waived."""
    needed: bool = False
    """Whether there is no book without what it asks for: such a finding cannot be waived either."""
    apart: bool = False
    """Whether it is told where no waiver speaks: by ``publish import``, or of the waivers themselves."""
    follows: tuple[str, ...] = ()
    """Ids of rules that it only follows from: where one is broken in the same file or edition, it is not told."""
    formerly: tuple[str, ...] = ()
    """What it was called once: settings and reports of then may name it so."""

    @property
    def waivable(self) -> bool:
        """Whether a waiver can let it through."""
        return not (self.safety or self.needed or self.apart)

    def finding(
        self,
        message: str,
        at: Span = NOWHERE,
        *,
        hint: str = "",
        block: str = "",
        severity: Severity | None = None,
    ) -> "Diagnostic":
        """What breaks the rule, with the rule's severity and hint unless others are given."""
        edit = hint.edit if isinstance(hint, Hint) else None
        return Diagnostic(self, severity or self.severity, message, at, str(hint) or self.hint, block, edit=edit)


PROGRAM_FAILED = Rule(
    "program-failed",
    Severity.ERROR,
    "A fault of this program: nobody can say what of this file would be in the book, so no book is made of it.",
    "Report it, with the file and what --debug shows; taking out what was written last often helps until then.",
    needed=True,
)
"""What any room tells that a fault of its own has stopped."""


def rule_named(name: str, rules: Mapping[str, Rule]) -> Rule | None:
    """The rule of that name among ``rules``, or the one that was called so once; ``None`` where there is none."""
    return rules.get(name) or next((rule for rule in rules.values() if name in rule.formerly), None)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: what rule is broken, how badly, where, and what to do. Make one with :meth:`Rule.finding`."""

    rule: Rule
    """What is broken, and why it matters."""
    severity: Severity
    """How bad it is here."""
    message: str
    """What is wrong, in a sentence without a closing stop."""
    at: Span = NOWHERE
    """Where it stands in the source."""
    hint: str = ""
    """What to do about it."""
    block: str = ""
    """The path of the block in the tree, for findings made where lines are not known; ``KEY#ID`` for what stands behind
    the place of that name."""
    words: str = ""
    """Words that stand there, for findings made where not even blocks are known."""
    edit: Replacement | None = field(default=None, compare=False)
    """What an editor can do about it; ``None`` where that takes a person."""

    @property
    def id(self) -> str:
        """The name of the rule."""
        return self.rule.id

    def __str__(self) -> str:
        """``path:line:col: error[id]: what is wrong`` and, on a line of its own, the hint."""
        place = f"{self.at}: " if self.at.path else ""
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}{self.severity}[{self.id}]: {self.message}{hint}"
