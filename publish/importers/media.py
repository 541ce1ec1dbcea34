"""What plays on another machine, a film, a recording, a map: read for every importer in one way."""

import re
from urllib.parse import parse_qs, unquote

from publish.config.addresses import scheme_of
from publish.diagnostics import Diagnostic, Outcome, Rule, Severity, Span
from publish.importers.addresses import link
from publish.model.blocks import Blocks, Media
from publish.model.inlines import Inlines, Link, Text

KINDS = ("video", "audio", "embed")
"""What plays: a film, a recording, or a page of another site."""
_WATCH = "www.youtube.com/watch?v={}"
_PLAYERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v|shorts|live)/(?!videoseries)([\w-]+)"), _WATCH),
    (re.compile(r"youtu\.be/([\w-]+)"), _WATCH),
    (re.compile(r"player\.vimeo\.com/video/(\d+)"), "vimeo.com/{}"),
    (re.compile(r"open\.spotify\.com/embed(?:-podcast)?/([\w/-]+)"), "open.spotify.com/{}"),
    (re.compile(r"(?:www\.)?dailymotion\.com/embed/video/(\w+)"), "www.dailymotion.com/video/{}"),
    (re.compile(r"player\.bilibili\.com/player\.html\?(?:[^#]*&)?bvid=(\w+)"), "www.bilibili.com/video/{}"),
    (re.compile(r"(?:www\.)?ted\.com/embed/|embed\.ted\.com/"), "www.ted.com/"),
)  # fmt: skip
"""The addresses of players, with those of the pages that people read; other addresses stay as they are."""
_WRAPPED = re.compile(
    r"https?://(?:w\.soundcloud\.com/player/|www\.facebook\.com/plugins/[\w.]+)\?(.*)$", re.IGNORECASE
)
_FILE = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac|mp4|m4v|webm|mov|ogv)(?:[?#]|$)", re.IGNORECASE)
_AUDIO = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|flac)(?:[?#]|$)|soundcloud|spotify|podcast", re.IGNORECASE)
_VIDEO = re.compile(
    r"\.(?:mp4|m4v|webm|mov|ogv)(?:[?#]|$)|youtu|vimeo|dailymotion|bilibili|ted\.com|peertube", re.IGNORECASE
)

MEDIA_UNREACHABLE = Rule(
    "media-unreachable",
    Severity.WARNING,
    "A film or a recording can be seen in no book; without an address on the web nobody finds it.",
    'Say where it plays: ::: media {kind=video src="https://…" title="…"}.',
)


def page_of(address: str) -> str:
    """The address of the page that people read, for that of a player in it."""
    address = f"https:{address}" if address.startswith("//") else address
    if wrapped := _WRAPPED.match(address):
        inner = parse_qs(wrapped[1]).get("url") or parse_qs(wrapped[1]).get("href")
        return unquote(inner[0]) if inner else address
    scheme, _, rest = address.partition("://")
    for pattern, page in _PLAYERS:
        if found := pattern.match(rest):
            return f"https://{page.format(*found.groups())}" + ("" if found.groups() else rest[found.end() :])
    return f"{scheme}://{rest}" if rest else address


def is_player(address: str) -> bool:
    """Whether an address is that of a player, and of nothing else."""
    address = f"https:{address}" if address.startswith("//") else address
    return any(pattern.match(address.partition("://")[2]) for pattern, _ in _PLAYERS)


def plays(address: str) -> bool:
    """Whether a file is a film or a recording, by its ending."""
    return _FILE.search(address) is not None


def kind_of(address: str, usual: str = "embed") -> str:
    """What plays at an address."""
    return "audio" if _AUDIO.search(address) else "video" if _VIDEO.search(address) else usual


def media(
    kind: str, source: str, at: Span, *, title: Inlines = (), length: str = "", blocks: Blocks = (), id: str = ""
) -> Outcome[Blocks]:
    """The block of something that plays; none where nothing of it could be shown, with a finding."""
    findings: list[Diagnostic] = []
    address: Inlines = ()
    source = page_of(source.strip())
    if scheme_of(source) in ("http", "https"):
        made = link((Text(source),), source, at)
        findings += made.diagnostics
        address = tuple(inline for inline in made.value if isinstance(inline, Link))
    if not address:
        what = f"“{source}” is no address on the web" if source else "nothing says where it plays"
        findings.append(MEDIA_UNREACHABLE.finding(what, at))
    if not (address or title or blocks):
        return Outcome((), tuple(findings))
    return Outcome((Media(kind, title, address, length, blocks, id, at),), tuple(findings))
