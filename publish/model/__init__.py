"""The content model: what an edition is, before anyone asks how it looks.

Frozen dataclasses with tuples; spans are left out of comparison. Knows nothing of files, HTML, EPUB or PDF.
"""
