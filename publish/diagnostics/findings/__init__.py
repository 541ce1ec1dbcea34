"""The rows of the table of findings, a file a subject."""
