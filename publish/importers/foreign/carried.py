"""Pictures that a mail carries, or a page that was saved in the form of one."""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

PART = "picture-{}"
"""How a picture of a mail is called where its parts are named: by its number, for their own names are addresses."""
_PART = re.compile(r"picture-(\d{1,4})")


def pictures_of(parts: list[EmailMessage]) -> dict[str, bytes]:
    """The pictures among some parts, by every address that they are named by, in order."""
    return {name: content_of(part) for part in parts if _is_picture(part) for name in addresses_of_part(part)}


def carried(data: bytes, name: str) -> bytes | None:
    """The picture of a mail that :data:`PART` names; ``None`` where there is none."""
    found = _PART.fullmatch(name)
    if found is None:
        return None
    message = BytesParser(policy=policy.default).parsebytes(data.lstrip())
    pictures = list(pictures_of([part for part in message.walk() if not part.is_multipart()]).values())
    number = int(found[1])
    return pictures[number] if number < len(pictures) else None


def content_of(part: EmailMessage) -> bytes:
    """What a part holds, decoded."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def addresses_of_part(part: EmailMessage) -> Iterator[str]:
    """The addresses that a picture of a mail is named by."""
    if id := str(part.get("Content-ID", "")).strip(" <>"):
        yield f"cid:{id}"
    if location := "".join(str(part.get("Content-Location", "")).split()):
        yield location
    if name := part.get_filename():
        yield name


def _is_picture(part: EmailMessage) -> bool:
    return part.get_content_maintype() == "image" and bool(content_of(part))
