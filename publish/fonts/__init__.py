"""Fonts as values: what a file covers, what it says of itself, a subset of it, and which family sets which character.

Everything here is a function over the bytes of a font, or over text and coverage. Knows nothing of themes' files, of
editions or of the two renderers.
"""
