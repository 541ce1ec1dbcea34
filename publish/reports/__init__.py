"""What a run found and made, shown: on a terminal for people, as JSON for programs.

A report is a value that is complete before anything is printed. Knows nothing of how content is read or books are made.
"""
