"""Quotes, dashes, ellipses, apostrophes and no-break spaces, by the rules of each language.

Letters and digits are never changed, added or taken away; what is already right stays as it is. The rules are data
(:mod:`publish.transforms.typography.languages`), a file a language.
"""

from publish.transforms.typography.stage import set_text

__all__ = ["set_text"]
