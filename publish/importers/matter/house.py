"""What a house adds to the names in front matter, and who its authors are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from publish.importers.matter.names import fold


@dataclass(frozen=True, slots=True)
class Author:
    """A person as an authors file tells of it."""

    name: str
    """The name as printed."""
    affiliation: str = ""
    """For whom the person works; may be empty."""


@dataclass(frozen=True, slots=True)
class HouseMatter:
    """A publication's own word on front matter."""

    names: Mapping[str, str] = field(default_factory=dict)
    """Its own names, folded, each with the field that is meant."""
    ignored: frozenset[str] = frozenset()
    """Folded names of what is no affair of a book."""
    authors: Mapping[str, Author] = field(default_factory=dict)
    """People by their ids, folded."""

    @classmethod
    def of(cls, names: Mapping[str, str], ignored: tuple[str, ...] = (), **people: Author) -> "HouseMatter":
        """The word of a publication: names and ids as they are written."""
        return cls(
            {fold(name): meant for name, meant in names.items()},
            frozenset(map(fold, ignored)),
            {fold(id): author for id, author in people.items()},
        )

    site: Mapping[str, str] = field(default_factory=dict)
    """What the data of a site are in texts that were written for it, by name."""
    keeps_places: bool = False
    """Whether a picture on another machine keeps its place in the book until somebody loads it."""


NO_HOUSE = HouseMatter()
"""A publication that adds nothing."""
