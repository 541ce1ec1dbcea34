"""Why a picture cannot be used: passed up inside this room, and yielded as a finding at its door."""


class PhotoFaultError(Exception):
    """A picture that is refused; never leaves :mod:`publish.imaging`."""

    def __init__(self, id: str, what: str) -> None:
        super().__init__(what)
        self.id = id
        """The row of the table of findings."""
        self.what = what
        """What is wrong, as the end of a sentence that begins with the file's name."""


def broken(what: str) -> PhotoFaultError:
    """The fault of a file that does not decode to its end."""
    return PhotoFaultError("photo-broken", what)
