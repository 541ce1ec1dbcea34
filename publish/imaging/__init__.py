"""A photo in, a clean photo out: verified by decoding it, upright, scaled, without metadata, in the target's colours.

Pictures come in as bytes and go out as bytes, JPEG or PNG; nothing here opens a file or knows a book.
"""
