"""What is checked of made-up pages: one check, one file, one row in the registry's table of make-up checks.

A check is a function ``(Setting) -> Iterable[Diagnostic]``. It sees the facts of one galley, and names blocks by
dispatch and path (``KEY:PATH``); their lines are looked up when a report is made.
"""

from publish.checks.makeup.setting import Setting

__all__ = ["Setting"]
