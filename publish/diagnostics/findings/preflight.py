"""What a printer would send a finished PDF back for, and what would print badly."""

_OURS = "In a book of ours report it: it is a fault of this program. "
_BUILT = "Build the edition for this printer: publish build --printer NAME."

ROWS = ()
