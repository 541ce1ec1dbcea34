"""What can be wrong with links inside the publication."""

ROWS = ()
