"""``publish new``: things to write in."""
