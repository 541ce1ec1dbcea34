"""What is checked before anything is set: one check, one file, one row in the registry's table of checks.

A check is a function from the edition, after its transforms, to findings: ``(edition) -> Iterable[Diagnostic]``. It
sees every dispatch that will be in the book, and nothing of files, themes or outputs.
"""
