"""What can go wrong when Markdown is read into the tree."""

ROWS = ()
