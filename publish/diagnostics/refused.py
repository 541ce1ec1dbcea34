"""Work that content stops in its middle: there is nothing to go on with, and findings say why."""

from collections.abc import Sequence

from publish.diagnostics.rule import Diagnostic
from publish.errors import ExitCode, PublishError


class Refused(PublishError):
    """What was to be made cannot be; who asked for it turns this into its own outcome."""

    exit_code = ExitCode.CONTENT

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("; ".join(found.message for found in diagnostics))
        self.diagnostics = tuple(diagnostics)
        """Why: one error at least."""

    def __reduce__(self) -> tuple[type["Refused"], tuple[tuple[Diagnostic, ...]]]:
        """How it is sent to another process."""
        return (Refused, (self.diagnostics,))
