"""From the model to markup: one set of parts for both renderers.

:class:`~publish.markup.compositor.Compositor` is the way in. The markup is XHTML that any XML parser reads; what
differs between print and EPUB is told to a part by its target, and no part exists twice.
"""
