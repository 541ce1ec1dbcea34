"""What the project's files set: publication, editions, printers, themes.

Text comes in with its path and goes out as frozen settings with diagnostics that name line and column. Nothing here
opens a file.
"""
