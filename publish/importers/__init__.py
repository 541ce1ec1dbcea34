"""The readers: from what editors and publishers have (Markdown, saved pages, HTML) into the tree.

An importer takes text and the path that it came from, and yields the tree with findings; it opens no file.
"""
