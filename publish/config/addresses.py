"""Addresses outside of the book, made such as every reader and checker can read, or refused with the reason.

After RFC 3986, 3966 (``tel``) and 6068 (``mailto``), and the URL standard of the web where browsers go by that: what it
would mend is mended, and an address that no machine can have is none.
"""

import re
import unicodedata
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import unquote_to_bytes

WEB = ("http", "https")
"""The schemes of addresses of the web."""
SCHEMES = (*WEB, "mailto", "tel")
"""The schemes that a link of a book may have."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_PARTS = re.compile(r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?", re.DOTALL)
_AUTHORITY = re.compile(r"(?:(?P<user>.*)@)?(?P<host>\[[^\]]*\]|[^:\[\]]*)(?::(?P<port>[0-9]*))?")
_KEPT = r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@%/"
_ILLEGAL = {part: re.compile(f"{_KEPT}{more}]") for part, more in (("path", ""), ("query", "?"), ("fragment", "?"))}
_USER = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:%]")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_TELEPHONE = re.compile(
    r"\+?[0-9A-Fa-f*#().\-]*[0-9][0-9A-Fa-f*#().\-]*(;(?:[A-Za-z0-9\-._~!$&'()*+,;:=@/?#\[\]]|%[0-9A-Fa-f]{2})*)?"
)
_STOPS = re.compile("[.\u3002\uff0e\uff61]")


class Impossible(ValueError):
    """No address: the message says why, and can stand behind “the address …”."""


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser would read it, in lower case: it skips what is not to be seen."""
    match = _SCHEME.match("".join(_UNSEEN.sub("", address).split()))
    return match[1].lower() if match else ""


def sound_address(address: str) -> str:
    """The address in ASCII as it comes into a book, its words unchanged; :class:`Impossible` for one that is none.

    Its scheme is one of :data:`SCHEMES`.
    """
    address = _UNSEEN.sub("", address).strip()
    scheme, rest = scheme_of(address), address.partition(":")[2]
    if scheme == "mailto":
        return f"mailto:{_mailboxes(rest)}"
    if scheme == "tel":
        return f"tel:{_number(rest)}"
    assert scheme in WEB, scheme
    if not rest.startswith(("//", "\\\\")):
        raise Impossible("names no machine")
    authority = re.split(r"[/\\?#]", rest[2:], maxsplit=1)[0]
    path, query, fragment = _split(rest[2 + len(authority) :])
    return f"{scheme}://{_authority(authority)}{_ended(path.replace(chr(92), '/'), query, fragment)}"


def _split(rest: str) -> tuple[str, str | None, str | None]:
    match = _PARTS.fullmatch(rest)
    assert match is not None
    return match["path"], match["query"], match["fragment"]


def _ended(path: str, query: str | None, fragment: str | None) -> str:
    ends = (("", path, "path"), ("?", query, "query"), ("#", fragment, "fragment"))
    return "".join(f"{mark}{_encoded(text, _ILLEGAL[part])}" for mark, text, part in ends if text is not None)


def _encoded(text: str, illegal: re.Pattern[str]) -> str:
    return illegal.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace")), text)


def _authority(text: str) -> str:
    match = _AUTHORITY.fullmatch(text)
    if match is None or not match["host"]:
        raise Impossible("names no machine" if not text or match else "names a machine that cannot be")
    port = match["port"] or ""
    if port and int(port[:6]) > 65535:
        raise Impossible(f"names a port that cannot be: {port[:12]}")
    user = f"{_encoded(match['user'], _USER)}@" if match["user"] else ""
    return f"{user}{host(match['host'])}{f':{port}' if port else ''}"


def host(name: str) -> str:
    """The name of a machine in ASCII; :class:`Impossible` where none can be called so."""
    fault = Impossible(f"names a machine that cannot be: {name[:80]}")
    if name.startswith("["):
        try:
            IPv6Address(name[1:-1])
        except AddressValueError:
            raise fault from None
        return name
    name = _unquoted(name)
    labels = _STOPS.split(unicodedata.normalize("NFKC", name))
    if labels[-1] == "" and len(labels) > 1:
        labels.pop()
    if not all(label.strip("-_") and all(map(_in_a_name, label)) for label in labels):
        raise fault
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return str(IPv4Address(".".join(labels)))
        except AddressValueError:
            raise fault from None
    try:
        ascii_labels = [_label(label) for label in labels]
    except UnicodeError:
        raise fault from None
    if any(len(label) > 63 for label in ascii_labels) or len(".".join(ascii_labels)) > 253:
        raise fault
    return ".".join(ascii_labels)


def _unquoted(text: str) -> str:
    return unquote_to_bytes(text.encode("utf-8", "replace")).decode("utf-8", "replace")


def _in_a_name(character: str) -> bool:
    """Whether a character can stand in the name of a machine: letters, marks, digits, signs, the hyphen."""
    if character.isascii():
        return character.isalnum() or character in "-_"
    return unicodedata.category(character)[0] in "LMN" or unicodedata.category(character) == "So"


def _label(label: str) -> str:
    if not label.isascii():
        return label.encode("idna").decode("ascii")
    if label.lower().startswith("xn--") and label[4:].encode().decode("punycode").isascii():
        # What stands for letters beyond ASCII must hold some.
        raise UnicodeError(label)
    return label


def _mailboxes(rest: str) -> str:
    path, query, fragment = _split(rest)
    for mailbox in path.split(",") if path or not query else ():
        user, at, machine = _unquoted(mailbox).strip().rpartition("@")
        if not (user and at and machine) or re.search(r"[\s@<>]", user.strip('"')):
            raise Impossible("is nobody's: it is written name@machine")
        host(machine)
    return _ended(path.replace(" ", ""), query, fragment)


def _number(rest: str) -> str:
    """The number without its spaces, which RFC 3966 does not know."""
    number = "".join(rest.split()).replace("%20", "")
    if not _TELEPHONE.fullmatch(number.replace("%23", "#")):
        raise Impossible("is no telephone number")
    return number.replace("#", "%23")


_PLACE = re.compile(r"[^\W\d][\w.\-]*")


def place_id(name: str) -> str:
    """The id of a place in a text by the name that its author gave it: one that no XML can have gets a sound one."""
    if not name or _PLACE.fullmatch(name):
        return name
    return "place-" + re.sub(r"[^\w.-]+", "-", name)
