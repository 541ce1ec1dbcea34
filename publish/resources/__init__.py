"""The one door to what ships with the program: styles, templates, profiles of sites.

In an installed package they stand inside it, in a checkout beside it; who asks for ``styles/printers/office.toml``
need not know. A project's own ``styles/`` come first, through a :class:`FileSource` that the pipeline hands in, for
only the pipeline opens a project's files.
"""

from publish.resources.files import SHIPPED, FileSource, NotUtf8, Resources

__all__ = ["SHIPPED", "FileSource", "NotUtf8", "Resources"]
