"""The readers: from what editors and publishers have (Markdown, saved pages, HTML) into the tree.

A reader takes the bytes of a file and yields the tree with findings; it opens no file.
"""
