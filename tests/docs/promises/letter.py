"""A letter that somebody meant ill: what its writer put in must not reach a reader, and what belongs in must."""

import shutil
import struct
import subprocess
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.docs.documents import ROOT

LAUNCH = (sys.executable, "-c", "from publish.cli.app import main; main()")
"""What the command ``publish`` runs."""

SECRET = "Kessport-54.7104"
"""Stands in everything of a photo that is no picture: its place, its device, its comments, its end."""

PUBLICATION = """title = "The Tide Table"
publisher = "Quay Press"
language = "en"
identifier = "urn:uuid:2d1f9c52-0c31-4d0b-8a55-6a6f0c3f7e11"

[[notices]]
kind = "legal"
text = "Readers behind the breakwater have been told that this letter is unwelcome there."
"""

EDITION = """title = "No. 1"
date = 2026-11-20
dispatches = ["*.md"]
"""

HOSTILE = """---
headline: "`{{ 7*7 }}` boats <script>alert(1)</script>"
slug: boats
date: 2026-11-18
lang: en
credits: [{name: "Ana <b onclick=x>Reis</b>", role: writer}]
---

The first boat came in at five.

<script src="https://tracker.invalid/a.js">document.title = "gone"</script>

<p onclick="alert(1)" style="background:url(https://tracker.invalid/b.png)">The second boat came in at six.</p>

<iframe src="https://tracker.invalid/frame">A frame.</iframe>

<form action="https://tracker.invalid/post"><input name="a"/>The third boat is late.</form>

<svg xmlns="http://www.w3.org/2000/svg"><script>alert(2)</script><text>A drawing.</text></svg>

<object data="https://tracker.invalid/o.swf">An object.</object>

<img src="https://tracker.invalid/pixel.gif" width="1" height="1" alt=""/>

<style>@import url("https://tracker.invalid/c.css"); p { display: none }</style>

A [plain link](https://example.org/tides) stays, and a [trap](javascript:alert(3)) is words alone.

![Two boats lie at a quay, seen from above.](images/boats.jpg "The quay at six."){credit="Ana Reis"}

The last boat is not expected.
"""


def make(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A project of these files in its edition's folder, besides its settings; its folder."""
    home = folder / "content/editions/2026-11"
    home.mkdir(parents=True)
    (folder / "content/publication.toml").write_text(PUBLICATION)
    (home / "edition.toml").write_text(EDITION)
    for name, content in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def publish(*arguments: str, cwd: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell does."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(cwd), "PYTHONPATH": str(ROOT), **surroundings}
    return subprocess.run(
        [*LAUNCH, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def photo() -> bytes:
    """A JPEG that lies on its side: red above, blue below once it is upright; and that tells where it was made."""
    upright = Image.new("RGB", (640, 800), (200, 20, 20))
    upright.paste((20, 20, 200), (0, 400, 640, 800))
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it by 90 degrees to the right
    exif[0x010F] = f"Camera {SECRET}"
    exif[0x9286] = f"Comment {SECRET}"
    exif.get_ifd(0x8825)[29] = SECRET
    out = BytesIO()
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>{SECRET}</place></x:xmpmeta>'
    lying.save(out, "JPEG", quality=90, exif=exif, comment=SECRET.encode(), xmp=xmp.encode())
    data = out.getvalue()
    maker = SECRET.encode() * 3
    segment = b"\xff\xed" + struct.pack(">H", len(maker) + 2) + maker
    return data[:2] + segment + data[2:] + SECRET.encode()


def copied(project: Path, to: Path) -> Path:
    """The same project in another folder, its files written in another order."""
    for path in sorted((path for path in project.rglob("*") if path.is_file()), reverse=True):
        if "build" not in path.parts:
            target = to / path.relative_to(project)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return to


def files_in(folder: Path) -> Sequence[str]:
    """The names of what a build leaves for people in a folder, and of what it should not have left: parts of files."""
    names = sorted(path.name for path in folder.iterdir())
    return [name for name in names if not name.startswith(".") or name.endswith(".part")]
