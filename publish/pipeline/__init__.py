"""Load, prepare, run, write: the one floor that opens a project's files.

What stands below takes bytes and gives values; what stands above prints them.
"""
