"""The readers of dispatches, in the order in which they are asked."""

from publish.importers import markdown
from publish.importers.foreign import direct
from publish.importers.reader import Reader

READERS: tuple[Reader, ...] = (markdown.READER, *direct.READERS)
