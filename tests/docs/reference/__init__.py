"""The reference pages, made from the code: ``python -m tests.docs.reference`` writes them, a test holds them to it.

A command, setting, finding or printer that is added is in the reference as soon as this has run; no page is written by
hand, so none can say what is no longer so.
"""

from tests.docs.reference.pages import FOLDER, PAGES, page_named

__all__ = ["FOLDER", "PAGES", "page_named"]
