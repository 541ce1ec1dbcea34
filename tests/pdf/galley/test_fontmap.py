"""No font of the machine is used, whatever the machine has."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.pdf.flow import FACE

CONFIG = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{}</fontconfig>'
SCRIPT = """
import sys
from pathlib import Path
from publish.pdf.galley import Typesetter
from tests.pdf.flow import CSS, Pictures, flow, fonts
face = '@font-face {{ font-family: "%s"; src: url("font:emoji") }}'
css = CSS.replace("14pt G", "14pt G, Signs") + face % "Signs" + face % "emoji"
files = dict(fonts(), emoji=Path("{emoji}").read_bytes())
galley = Typesetter(css=css, fonts=files, gallery=Pictures()).compose(flow('<p data-path="b0">{words}</p>')).galley()
sys.stdout.buffer.write(galley.missing.encode() + b"|" + galley.pdf)
"""
EMOJI = Path(__file__).parents[3] / "styles/shared/fonts/symbols/NotoEmoji-Regular.ttf"
MONO = Path(__file__).parents[3] / "styles/shared/fonts/noto"


def galley(words: str, config: str, scratch: Path) -> tuple[str, bytes]:
    """What no font has, and the pages, in a process with these surroundings."""
    file = scratch / f"{abs(hash(config))}.conf"
    file.write_text(CONFIG.format(config), encoding="utf-8")
    env = {"FONTCONFIG_FILE": str(file), "HOME": str(scratch), "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(words=words, emoji=EMOJI)],
        env=env,
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == b""
    missing, _, pdf = done.stdout.partition(b"|")
    return missing.decode(), pdf


@pytest.mark.parametrize(
    "words",
    [
        "Տող տող",
        *(pytest.param(words, marks=pytest.mark.slow) for words in ("plain words", "a fire 🔥 and ☎️ and 👩‍🚀")),
    ],
)
def test_the_surroundings_change_neither_pages_nor_what_is_missing(words: str, tmp_path: Path) -> None:
    aliased = (
        f"<dir>{MONO}</dir><match><edit name='family' mode='assign'><string>Noto Sans Mono</string></edit></match>"
    )
    none, rich, odd = (galley(words, config, tmp_path) for config in ("", f"<dir>{FACE.parents[2]}</dir>", aliased))
    assert none == rich == odd
    assert bool(none[0]) == ("Տ" in words)
