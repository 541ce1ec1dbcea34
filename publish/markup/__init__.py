"""From the model to markup: one set of parts for both renderers.

:class:`Compositor` is the way in. The markup is XHTML that any XML parser reads; what differs between print and
EPUB is told to a part by its target, and no part exists twice.
"""

from publish.markup.compositor import Compositor
from publish.markup.house import Target
from publish.markup.strings import Strings, strings_for
from publish.markup.stylesheet import stylesheet

__all__ = ["Compositor", "Strings", "Target", "strings_for", "stylesheet"]
