"""What is checked before anything is set: one check, one file, one row in the registry's table of checks.

A check is a function from a manuscript to findings: ``(manuscript) -> Iterable[Diagnostic]``. It sees every dispatch
that will be in the book, with the settings and the day that the content is judged by, and nothing of files or pages.
"""

from publish.checks.source.manuscript import Manuscript

__all__ = ["Manuscript"]
