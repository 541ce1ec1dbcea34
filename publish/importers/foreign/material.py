"""What people bring, and what is read out of it: a :class:`Material` and a :class:`Reading`."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from publish.diagnostics import Outcome
from publish.importers.capture.profiles import SiteProfile
from publish.model.dispatch import Dispatch
from publish.model.edition import Notice

THE_SITE = "https://the-site.invalid"
"""What stands for the address of a site that its export does not name; no link to it stays in a dispatch."""
HEAD = 65_536
"""How many bytes of a file are looked at to find out what it is."""


@dataclass(frozen=True)
class Material:
    """A file that somebody brings, whole in memory, or what a file of many pieces holds of one of them."""

    data: bytes
    """What it holds."""
    path: str
    """How findings name it."""
    language: str = "en"
    """BCP 47 tag of a text that names none."""
    publication: str = ""
    """What the newsletter is called for which it is imported."""
    line: int = 1
    """The line of the file that the data begin in."""
    names: tuple[str, ...] = ()
    """The names of an archive's files; empty for what is no archive."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What a file of many pieces says of this one, by names of its reader's own."""
    profiles: tuple[SiteProfile, ...] = ()
    """What is known of sites, for pages that are text."""
    captured: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    """When it was brought; aware of its zone."""

    @cached_property
    def head(self) -> str:
        """The beginning as text, however it is coded, without white space and byte order mark before it."""
        data = bytes(self.data[:HEAD])
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16", "replace").lstrip()
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff \t\n\f")


@dataclass(frozen=True)
class Reading:
    """What a material holds.

    A picture of its dispatches has for its source the address that the material gives it: a name beside the file, an
    address on another machine, ``cid:…``. Whoever asked for the reading finds the files.
    """

    dispatches: tuple[Dispatch, ...] = ()
    """The dispatches, in order; slugs and folders are only wished for."""
    notices: tuple[Notice, ...] = ()
    """The newsletter footer, where the material has one that is known."""
    publication: str = ""
    """The newsletter's name, where the material gives it."""
    parts: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures that the material holds itself, by their addresses."""
    addresses: Mapping[str, int] = field(default_factory=dict)
    """Where the dispatches stood on the web, each address with the place of its dispatch among them, from 0."""
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Further addresses of the same picture, by the one that the tree has, the best first."""


Pieces = Callable[[Material], Iterator[Material]]
Read = Callable[[Material], Outcome[Reading]]


def whole(material: Material) -> Iterator[Material]:
    """A file that is one piece."""
    yield material


@dataclass(frozen=True, slots=True)
class ImportSource:
    """A kind of file that is imported."""

    name: str
    """What reports call a file of it: ``an HTML page``."""
    recognises: Callable[[Material], bool]
    """Whether a file is of this kind, by what it holds; its name says nothing."""
    read: Read
    """What a piece holds; does all that parses, and runs in the worker, so it is a function of a module."""
    pieces: Pieces = whole
    """A file cut into pieces that are read apart, so that a large one is never read whole; parses nothing."""
    limit: int = 32 * 1024 * 1024
    """The most bytes of a file."""
