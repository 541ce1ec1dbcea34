"""What the shipped themes promise of their fonts and colours, held against the files."""

import hashlib
import re

import pytest
import uharfbuzz as hb  # type: ignore[import-untyped]  # it brings no types

from publish.fonts.coverage import coverage, family_coverage
from publish.fonts.facts import facts
from publish.fonts.pick import pick

from .conftest import ALPHABETS, STYLES, THEMES, Theme, theme

ROLES = ("text", "display", "sans")
EVERYWHERE = ("Latn", "Cyrl", "Grek")


def letters(script: str) -> set[str]:
    """Every letter of a script's alphabets, in both cases."""
    both = [c for text in ALPHABETS[script].values() for c in (*text, *text.upper())]
    return {c for c in both if c.isalpha() or script in {"Zyyy", "Arab"}}


def test_there_are_three_themes() -> None:
    assert {"default", "broadsheet", "review"} <= set(THEMES)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("script", EVERYWHERE)
def test_each_role_sets_the_alphabets_in_every_face_of_its_own(shipped: Theme, role: str, script: str) -> None:
    for face in shipped.faces[shipped.told["roles"][role]]:
        assert {c for c in letters(script) if ord(c) not in coverage(face)} == set()


@pytest.mark.parametrize("script", ALPHABETS)
@pytest.mark.parametrize("role", [*ROLES, "mono"])
def test_no_role_of_a_theme_lacks_a_letter_or_sign(shipped: Theme, role: str, script: str) -> None:
    covered = {name: family_coverage(faces) for name, faces in shipped.faces.items()}
    picked = pick(
        "".join(sorted(letters(script))),
        family=shipped.told["roles"][role],
        scripts=shipped.told["scripts"],
        covered=covered,
    )
    assert picked.missing == ()


def test_uyghur_in_arabic_letters_is_set_in_naskh(shipped: Theme) -> None:
    covered = {name: family_coverage(faces) for name, faces in shipped.faces.items()}
    picked = pick(
        ALPHABETS["Arab"]["uyghur"], family="Noto Sans Mono", scripts=shipped.told["scripts"], covered=covered
    )
    assert set(map(ord, ALPHABETS["Arab"]["uyghur"])) <= picked.used["Noto Naskh Arabic"]


def test_families_have_the_features_that_the_theme_claims(shipped: Theme) -> None:
    for name, faces in shipped.faces.items():
        claimed = set(shipped.family(name).get("features", ()))
        for face in upright(faces):
            assert claimed <= facts(face).features, name


def test_text_faces_claim_small_capitals_for_latin_and_cyrillic(shipped: Theme) -> None:
    text = shipped.family(shipped.told["roles"]["text"])
    assert {"smcp", "c2sc"} <= set(text["features"])
    assert {"Latn", "Cyrl"} <= set(text["small_caps"])


def upright(faces: tuple[bytes, ...]) -> list[bytes]:
    """The faces of a family that are not italic."""
    return [face for face in faces if not facts(face).italic]


def glyphs(face: bytes, text: str, features: dict[str, bool]) -> list[int]:
    """The glyphs that HarfBuzz sets for a text."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(hb.Face(face)), buffer, features)
    return [info.codepoint for info in buffer.glyph_infos]


def test_small_capitals_exist_for_each_letter_of_the_scripts_claimed(shipped: Theme) -> None:
    for name, faces in shipped.faces.items():
        for script in shipped.family(name).get("small_caps", ()):
            lower = sorted(c for c in letters(script) if c.islower() and c not in "ıΐΰ")
            for face in upright(faces):
                plain = [c for c in lower if glyphs(face, c, {}) == glyphs(face, c, {"smcp": True})]
                assert plain == [], (name, script)


def test_a_script_is_left_unclaimed_where_small_capitals_are_lacking(shipped: Theme) -> None:
    """Not a letter of Greek changes in the text faces: claiming it would set lower case among the capitals."""
    text = shipped.told["roles"]["text"]
    assert "Grek" not in shipped.family(text)["small_caps"]
    assert glyphs(shipped.faces[text][0], "αβγ", {}) == glyphs(shipped.faces[text][0], "αβγ", {"smcp": True})


def test_every_face_may_be_embedded_in_part(shipped: Theme) -> None:
    for faces in shipped.faces.values():
        for face in faces:
            assert facts(face).embeddable
            assert "Open Font License" in facts(face).licence


def test_every_font_file_has_its_licence_and_provenance_beside_it() -> None:
    fonts = [*STYLES.rglob("*.ttf"), *STYLES.rglob("*.otf"), *STYLES.rglob("*.woff2")]
    assert len(fonts) > 20
    for font in fonts:
        licence = (font.parent / "OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence
        holder = re.search(
            r"SIL International|Google|Vollkorn|Mozilla|Noto Project Authors", facts(font.read_bytes()).copyright
        )
        assert holder
        assert holder[0] in licence[: licence.index("-----")]
        provenance = (font.parent / "PROVENANCE.md").read_text(encoding="utf-8")
        digest = hashlib.sha256(font.read_bytes()).hexdigest()
        assert re.search(rf"^\| {re.escape(font.name)} \| .* \| `{digest}` \|$", provenance, re.M), font.name


def test_no_font_file_ships_that_no_theme_uses() -> None:
    used = {
        STYLES / family["folder"] / face["file"]
        for name in THEMES
        for family in theme(name).told["families"]
        for face in family["faces"]
    }
    assert used == set(STYLES.rglob("*.ttf"))


def test_all_fonts_together_stay_within_sixteen_megabytes() -> None:
    assert sum(path.stat().st_size for path in STYLES.rglob("*.ttf")) < 16_000_000


def test_roles_and_scripts_name_families_of_the_theme(shipped: Theme) -> None:
    assert set(shipped.told["roles"]) == {"text", "display", "sans", "mono"}
    named = set(shipped.told["roles"].values()) | {f for names in shipped.told["scripts"].values() for f in names}
    assert named == set(shipped.faces)
    assert {"Latn", "Cyrl", "Grek", "Arab", "Zyyy"} <= set(shipped.told["scripts"])


def test_faces_are_of_the_style_that_the_theme_declares(shipped: Theme) -> None:
    for name, faces in shipped.faces.items():
        declared = shipped.family(name)["faces"]
        for row, face in zip(declared, faces, strict=True):
            said = facts(face)
            assert said.italic == (row["style"] == "italic"), row["file"]
            assert abs(said.weight - row["weight"]) <= 100, row["file"]


def test_reserved_names_come_with_another_name_for_subsets(shipped: Theme) -> None:
    for name in shipped.faces:
        family = shipped.family(name)
        licence = (STYLES / family["folder"] / family["licence_file"]).read_text(encoding="utf-8")
        notice = licence[: licence.index("-----")]
        assert bool(family.get("reserved_names")) == ("Reserved Font Name" in notice)
        for reserved in family.get("reserved_names", ()):
            assert f'"{reserved}"' in notice
            assert reserved.lower() not in family["subset_name"].lower()


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("token", ["ink", "muted", "accent"])
def test_colours_of_text_can_be_read_on_white_and_in_the_dark(shipped: Theme, token: str) -> None:
    colours = shipped.told["colours"]
    assert contrast(colours[token]["screen"], colours["paper"]["screen"]) >= 4.5
    if "dark" in colours[token]:
        assert contrast(colours[token]["dark"], "#000000") >= 4.5
        assert contrast(colours[token]["dark"], "#1c1c1c") >= 4.5


def test_each_colour_has_a_value_for_the_press_of_little_ink(shipped: Theme) -> None:
    for token, colour in shipped.told["colours"].items():
        match = re.fullmatch(r"device-cmyk\(([\d. ]+)\)", colour["print"])
        assert match, token
        parts = [float(part) for part in match[1].split()]
        assert len(parts) == 4
        assert all(0 <= part <= 1 for part in parts)
        assert sum(parts) <= 2.4, "no more ink than the strictest printer takes"


def test_small_print_measures_keep_to_the_leading(shipped: Theme) -> None:
    """A block of small lines fills whole lines of text after at most ten of its own."""
    measures = shipped.told["measures"]
    for name in ("note_leading", "caption_leading"):
        lines = [n * measures[name] / measures["leading"] for n in range(1, 11)]
        assert any(abs(total - round(total)) < 1e-9 for total in lines), name


def test_provenance_names_no_registry_host() -> None:
    for path in (*STYLES.rglob("PROVENANCE.md"), *STYLES.rglob("theme.toml")):
        assert not re.search(r"https?://", path.read_text(encoding="utf-8"))


def test_signs_and_emoji_are_set_in_the_last_families(shipped: Theme) -> None:
    covered = {name: family_coverage(faces) for name, faces in shipped.faces.items()}
    signs = "☎★❄☕☐✓→∮𝔄⛵🔥🚣♞⠿"
    picked = pick(signs, family=shipped.told["roles"]["text"], scripts=shipped.told["scripts"], covered=covered)
    assert picked.missing == ()
    assert {"🔥", "🚣", "☕"} <= set(map(chr, picked.used["Noto Emoji"]))


def test_what_joins_emoji_stays_with_them(shipped: Theme) -> None:
    covered = {name: family_coverage(faces) for name, faces in shipped.faces.items()}
    family = shipped.told["roles"]["text"]
    picked = pick("👩\u200d🚀 ☎\ufe0f", family=family, scripts=shipped.told["scripts"], covered=covered)
    assert {0x200D, 0xFE0F, 0x1F469, 0x1F680} <= picked.used["Noto Emoji"]


def test_the_bullets_of_every_depth_are_in_every_face_of_text(shipped: Theme) -> None:
    sheet = (STYLES / "shared/type.css").read_text(encoding="utf-8")
    bullets = re.findall(r'^(?:ul )+\{ list-style-type: "(.)\\00a0"; \}$', sheet, re.M)
    assert bullets == ["–", "·"]
    for role in ("text", "sans"):
        for face in shipped.faces[shipped.told["roles"][role]]:
            assert {ord(bullet) for bullet in ("•", *bullets)} <= coverage(face)
