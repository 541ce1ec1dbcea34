"""The importer of Markdown: CommonMark with front matter, notes, tables, attributes, definitions and containers.

Nothing that an author writes is lost in silence: it is in the tree, or there is a finding at its line. The parser's
own traps (lines taken for addresses, years for lists, dashes for headings) are reported where they happened.
"""

from publish.importers.markdown.body import read_blocks
from publish.importers.markdown.dispatch import READER, read
from publish.importers.markdown.values import read_inlines

__all__ = ["READER", "read", "read_blocks", "read_inlines"]
