"""Preflight: what a printer would send a finished PDF back for, by whoever it was made.

It knows files, printers and pages, and no dispatch: a file is inspected once, and rules judge what was seen.
"""
