"""Raw HTML into the tree, through an allow-list: a parser builds a tree of elements, and only what is known passes.

Never patterns on text: what a browser would read is what is judged. Everything that is taken out is reported, and
its words are kept, but for those of scripts and styles, which are no words.
"""

from publish.importers.html.allowed import ACTIVE
from publish.importers.html.elements import element, removed
from publish.importers.html.fragment import read_fragment
from publish.importers.html.spaces import tidied
from publish.importers.html.structures import picture
from publish.importers.html.tags import Tag, judged_attributes, read_tag

__all__ = ["ACTIVE", "Tag", "element", "judged_attributes", "picture", "read_fragment", "read_tag", "removed", "tidied"]
