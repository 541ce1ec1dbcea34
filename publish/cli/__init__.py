"""The command line: each command parses, calls the floors below, prints and exits. Nothing is decided here about books.

The clock and chance enter the program here and nowhere else: the day by which waivers are judged, the date of a new
edition, the identifier of a new publication. A command imports what it works with when it runs, so that help and a
shell's completion come at once.
"""
