"""The alt worklist: every picture of the content with what is said of it, as a sheet that is read back.

``worklist`` gathers, ``sheet`` writes and reads the table, ``apply`` carries its edits into the Markdown.
"""
