"""Findings that only follow from others: who mends the cause never sees them again, so they are not told.

Which follows from which the rules say (:attr:`publish.diagnostics.Rule.follows`).
"""

from collections import defaultdict
from collections.abc import Sequence

from publish.diagnostics.rule import Diagnostic

_EDITION = "/edition.toml"


def without_following(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings without those that follow from another of the same file.

    What is said of an edition's own settings follows from what is said of any file in its folder.
    """
    told: defaultdict[str, list[str]] = defaultdict(list)
    for diagnostic in diagnostics:
        told[diagnostic.id].append(diagnostic.at.path)

    def follows(diagnostic: Diagnostic) -> bool:
        path = diagnostic.at.path
        folder = path.removesuffix(_EDITION) + "/" if path.endswith(_EDITION) else ""
        causes = (cause for id in diagnostic.rule.follows for cause in told[id])
        return any(cause == path or (folder and cause.startswith(folder)) for cause in causes)

    return tuple(diagnostic for diagnostic in diagnostics if not follows(diagnostic))
