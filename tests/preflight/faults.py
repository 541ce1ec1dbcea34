"""The faults that a preflight must find: each is one thing that a printer refuses, or that prints badly."""

from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Name, String

from tests.preflight import plants, spoils
from tests.preflight.emptied import WIDE, set_in
from tests.preflight.plants import Plant, written
from tests.preflight.sound import embedded, text

X4, X1A, LULU, KDP, INGRAM, OFFICE, SCREEN = "offset-x4", "offset-x1a", "lulu", "kdp", "ingram", "office", "screen"


@dataclass(frozen=True)
class Fault:
    """One fault."""

    found: str
    """The finding that must name it."""
    page: int
    """The page that the finding must name; 0 where it is the whole file's."""
    plant: Plant
    """Puts it into a file."""
    printers: tuple[str, ...]
    """At which printers."""
    also: frozenset[str] = frozenset()
    """What cannot but be found with it."""


_ALL = (X4, X1A, LULU, KDP, INGRAM, OFFICE)
_PRESS = (X4, X1A, INGRAM)
_BOXES = frozenset({"media-size", "bleed-box"})
_BLED = (X4, X1A, LULU, KDP, INGRAM)
_UNCLEAR = (X1A, INGRAM, KDP)

FAULTS: Mapping[str, Fault] = {
    # Boxes.
    "origin": Fault("media-origin", 2, plants.shifted_origin, _ALL),
    "trim of one page": Fault("trim-size", 2, lambda s: plants.moved(s, 2, "/TrimBox", (0, 0, -10, 0)), _ALL, _BOXES),
    "another size offered": Fault(
        "trim-differs", 2, lambda s: plants.moved(s, 2, "/TrimBox", (0, 0, -36, -36)), (LULU, KDP, INGRAM), _BOXES
    ),
    "no trim box": Fault("trim-missing", 2, plants.untrimmed, (X4, X1A)),
    "bleed box": Fault("bleed-box", 2, lambda s: plants.moved(s, 2, "/BleedBox", (0, 0, -3, 0)), (X4, X1A, LULU)),
    "media box too large": Fault(
        "media-size", 2, lambda s: plants.moved(s, 2, "/MediaBox", (0, 0, 20, 0)), (LULU, KDP)
    ),
    "crop box": Fault("media-size", 2, plants.cropped, _BLED),
    "turned": Fault("page-turned", 2, plants.turned, _ALL),
    # Bleed, marks and the safe zone.
    "art that stops at the cut": Fault(
        "bleed-short", 2, written(lambda s, x, y: f"q {s.black} 0.2 w {x - 1} {y + 80} 40 20 re f Q"), (X4, X1A, LULU)
    ),
    "photo that stops at the cut": Fault(
        "bleed-short", 2, written(lambda s, x, y: f"q 72 0 0 72 {x} {y + 400} cm /P Do Q"), (X4, X1A, LULU)
    ),
    "mark in the bleed": Fault(
        "marks-in-bleed", 2, written(lambda s, x, y: f"q {s.black} 0.25 w {x - 6} {y} m {x - 2} {y} l S Q"), (X4, X1A)
    ),
    "text in the bleed": Fault(
        "text-in-bleed", 2, written(lambda s, x, y: text("Job 17", x - 8, y + 200, 5, s.black)), _BLED
    ),
    "text that is cut through": Fault(
        "text-in-bleed",
        2,
        written(lambda s, x, y: text("A long line", x + s.printer.trim.width - 20, y + 200, 9, s.black)),
        _ALL,
    ),
    "text that a number moves over the edge": Fault(
        "text-in-bleed", 2, plants.shown("[<0003> -3000. -3000. -3000. -3000. -28000. <0004>] TJ"), _ALL
    ),
    "text in the safe zone": Fault(
        "text-unsafe", 2, written(lambda s, x, y: text("Near", x + 5, y + 200, 9, s.black)), _BLED
    ),
    # Colours.
    "text in RGB": Fault(
        "colour-forbidden", 2, written(lambda s, x, y: text("Red", x + 60, y + 100, 9, "1 0 0 rg")), _PRESS
    ),
    "text in RGB in a form": Fault(
        "colour-forbidden", 2, plants.through_form(text("Red", 0, 0, 9, "1 0 0 rg")), _PRESS
    ),
    "a rule in RGB": Fault(
        "colour-forbidden",
        2,
        written(lambda s, x, y: f"q 0 0 1 RG 1 w {x + 60} {y + 90} m {x + 99} {y + 90} l S Q"),
        _PRESS,
    ),
    "an area in Lab": Fault("colour-forbidden", 2, plants.lab, _PRESS),
    "a gradient in RGB": Fault("colour-forbidden", 2, plants.gradient(Name.DeviceRGB, [0, 0, 0.5]), _PRESS),
    "a profile on an area": Fault("colour-forbidden", 2, plants.profiled, (X1A, INGRAM)),
    "inks in an RGB file": Fault(
        "colour-forbidden", 2, written(lambda s, x, y: text("K", x + 60, y + 100, 9, "0 0 0 1 k")), (LULU,)
    ),
    "photo in RGB": Fault("picture-colour", 2, plants.pictured(2, Name.DeviceRGB, b"\x80\x80\x80"), _PRESS),
    "photo in inks in an RGB file": Fault(
        "picture-colour", 2, plants.pictured(2, Name.DeviceCMYK, b"\0\0\0\x80"), (LULU,)
    ),
    "a plate of its own": Fault("colour-spot", 2, plants.spot, _PRESS),
    "ink of an area": Fault(
        "ink-total", 2, written(lambda s, x, y: f"q 1 1 1 0.4 k {x + 60} {y + 80} 50 20 re f Q"), _PRESS
    ),
    "ink of a gradient": Fault("ink-total", 2, plants.gradient(Name.DeviceCMYK, [1, 1, 1, 0.4]), _PRESS),
    "ink of a photo": Fault("picture-ink", 2, plants.pictured(2, Name.DeviceCMYK, b"\xff\xff\xff\x66"), _PRESS),
    "rich black text": Fault(
        "black-rich", 2, written(lambda s, x, y: text("Deep", x + 60, y + 100, 9, "0.4 0.3 0.3 1 k")), _PRESS
    ),
    "rich black rule": Fault(
        "black-rich", 2, written(lambda s, x, y: f"q 0.4 0.3 0.3 1 k {x + 60} {y + 90} 90 0.5 re f Q"), _PRESS
    ),
    "white that overprints": Fault(
        "overprint", 2, plants.stated("/op", True, lambda x, y: f"0 0 0 0 k {x + 60} {y + 80} 40 20 re f"), _PRESS
    ),
    "a colour that overprints": Fault(
        "overprint", 2, plants.stated("/OP", True, lambda x, y: f"0 1 1 0 K 2 w {x + 60} {y + 80} 40 20 re S"), _PRESS
    ),
    # Lines along the edges of letters.
    "an outline in RGB": Fault("colour-forbidden", 2, plants.outlined("1 0 0 RG"), _PRESS),
    "an outline in RGB that is clipped to": Fault("colour-forbidden", 2, plants.outlined("1 0 0 RG", mode=6), _PRESS),
    "an outline in inks in an RGB file": Fault("colour-forbidden", 2, plants.outlined("0 1 1 0 K"), (LULU,)),
    "letters that are outlines in RGB": Fault("colour-forbidden", 2, plants.outlined("0 0 1 RG", mode=1), _PRESS),
    "an outline in a gradient in RGB": Fault(
        "colour-forbidden",
        2,
        plants.outlined(
            "/Pattern CS /T SCN",
            Pattern_T=plants.pattern(Name.DeviceRGB, [0, 0, 0.5]),
        ),
        _PRESS,
    ),
    "ink of an outline": Fault(
        "ink-total", 2, plants.outlined("1 1 1 0.4 K", mode=6), _PRESS, frozenset({"black-rich"})
    ),
    "an outline of rich black": Fault("black-rich", 2, plants.outlined("0.4 0.3 0.3 1 K"), _PRESS),
    "a plate of an outline's own": Fault(
        "colour-spot", 2, plants.outlined("/H CS 1 SCN", ColorSpace_H=plants.harbour_red()), _PRESS
    ),
    "a white outline that overprints": Fault("overprint", 2, plants.overprinted("0 0 0 0 K", 2), _PRESS),
    "an outline that overprints": Fault("overprint", 2, plants.overprinted("0 1 1 0 K", 6), _PRESS),
    "letters that are outlines and overprint": Fault("overprint", 2, plants.overprinted("0 1 1 0 K", 5), _PRESS),
    "an outline of no width": Fault("rule-thin", 2, plants.outlined("0 w"), _ALL),
    "letters that are hairlines": Fault("rule-thin", 2, plants.outlined("0 w", mode=1), _ALL),
    "letters that are hairlines and clipped to": Fault("rule-thin", 2, plants.outlined("0 w", mode=5), _ALL),
    "letters that are thin lines": Fault("rule-thin", 2, plants.outlined("0.1 w", mode=1), _BLED),
    "a thin outline of another colour": Fault("rule-thin", 2, plants.outlined("0.5 G 0.1 w"), _BLED),
    "an outline that reaches over the edge": Fault("text-in-bleed", 2, plants.outlined("200 w"), _ALL),
    "a way of painting text that is none": Fault("part-unread", 2, plants.outlined("", mode=8), _ALL),
    # Transparency.
    "opacity": Fault(
        "transparency", 2, plants.stated("/ca", 0.5, lambda x, y: f"0 g {x + 60} {y + 80} 40 20 re f"), (X1A, INGRAM)
    ),
    "blend mode": Fault(
        "transparency",
        2,
        plants.stated("/BM", Name.Multiply, lambda x, y: f"0 g {x + 60} {y + 80} 40 20 re f"),
        (X1A, INGRAM),
    ),
    "photo with a soft mask": Fault("transparency", 2, plants.masked, _UNCLEAR),
    "page group": Fault("transparency", 2, plants.grouped, _UNCLEAR),
    # Pictures.
    "photo of 140 ppi": Fault(
        "picture-coarse", 2, plants.pictured(2, Name.DeviceGray, b"\x80", ppi=140), (X4, X1A, INGRAM, LULU, KDP)
    ),
    "photo of 250 ppi": Fault(
        "picture-coarse", 2, plants.pictured(2, Name.DeviceGray, b"\x80", ppi=250), (X4, X1A, INGRAM, LULU, KDP)
    ),
    "line art of 400 ppi": Fault("picture-coarse", 2, plants.bitmap, (X4, X1A, INGRAM)),
    "photo of 700 ppi": Fault("picture-fine", 2, plants.pictured(2, Name.DeviceGray, b"\x80", ppi=700), (LULU,)),
    # Type.
    "font not embedded": Fault("font-not-embedded", 2, plants.lettered(plants.unembedded), _ALL),
    "font embedded whole": Fault("font-not-subset", 2, plants.lettered(lambda pdf: embedded(pdf, name="Whole")), _ALL),
    "glyph nought": Fault("glyph-missing", 2, plants.numbered(3, 0, 4, names={0: "x", 3: "a", 4: "b"}), _ALL),
    "a glyph that the font has not": Fault(
        "glyph-missing", 2, plants.numbered(3, 60000, names={3: "a", 60000: "b"}), _ALL
    ),
    "a letter that the subset has not": Fault(
        "glyph-missing", 2, written(lambda s, x, y: text("caf\\351", x + 60, y + 100, 12, s.black)), _ALL
    ),
    "a letter that is named .notdef": Fault("glyph-missing", 2, plants.lettered(plants.unnamed), _ALL),
    "a letter whose glyph is empty": Fault(
        "glyph-missing", 2, set_in(WIDE["TrueType by number"], "abc", "b", "<000100020003> Tj"), _ALL
    ),
    "a letter of PostScript outlines whose glyph is empty": Fault(
        "glyph-missing", 2, set_in(WIDE["CFF by number"], "abc", "b", "[<0001> 5. <00020003>] TJ"), _ALL
    ),
    "a blank that is an empty box": Fault("glyph-missing", 2, plants.numbered(0, names={0: " "}), _ALL),
    "no map of the glyphs": Fault("text-unmapped", 2, plants.numbered(3, 4, names={}), _ALL),
    "a glyph that the map has not": Fault("text-unmapped", 2, plants.numbered(3, 4, names={3: "a"}), _ALL),
    "a glyph that stands for nothing": Fault("text-unmapped", 2, plants.numbered(3, 4, names={3: "a", 4: "\0"}), _ALL),
    "hairline": Fault(
        "rule-thin",
        2,
        written(lambda s, x, y: f"q {s.black.upper()} 0 w {x + 60} {y + 90} m {x + 99} {y + 90} l S Q"),
        _ALL,
    ),
    "thin rule": Fault("rule-thin", 2, written(lambda s, x, y: f"q {s.black} {x + 60} {y + 90} 90 0.1 re f Q"), _BLED),
    "tiny type": Fault("type-small", 2, written(lambda s, x, y: text("small", x + 60, y + 100, 3.5, s.black)), _BLED),
    # What is no page.
    "link": Fault("annotation-forbidden", 2, spoils.annotated(Name.Link), _BLED),
    "comment": Fault("annotation-forbidden", 2, spoils.annotated(Name.Text), (OFFICE, X4, LULU)),
    "bookmarks": Fault("outline-forbidden", 0, spoils.outlined, _BLED),
    "script": Fault("action-forbidden", 0, spoils.scripted, _ALL),
    "attachment": Fault("attachment-forbidden", 0, spoils.attached, _ALL),
    "form": Fault("form-forbidden", 0, spoils.formed, _ALL),
    "layer": Fault("layers-present", 0, spoils.layered, _ALL),
    # Claims.
    "no output intent": Fault("intent-missing", 0, spoils.no_intent, (*_PRESS, SCREEN)),
    "name of the intent": Fault(
        "intent-name", 0, spoils.intent(OutputConditionIdentifier=String("Coated FOGRA39 (ISO 12647-2:2004)")), _PRESS
    ),
    "registry of the intent": Fault("intent-name", 0, spoils.intent(RegistryName=None), _PRESS),
    "no profile": Fault("intent-profile", 0, spoils.intent(DestOutputProfile=None), _PRESS),
    "profile of another kind": Fault("intent-profile", 0, spoils.wrong_profile, _PRESS),
    "no claim in XMP": Fault("claim-missing", 0, spoils.said(pdfxid__GTS_PDFXVersion=None), (X4,)),
    "no claim in the information": Fault("claim-missing", 0, spoils.informed(GTS_PDFXVersion=None), (X1A, INGRAM)),
    "claim of another standard": Fault(
        "claim-missing", 0, spoils.informed(GTS_PDFXVersion=String("PDF/X-3:2002")), (X1A, INGRAM)
    ),
    "no claim of PDF/A": Fault("claim-missing", 0, spoils.said(pdfaid__part=None), (SCREEN,)),
    "two titles": Fault("metadata-differs", 0, spoils.informed(Title=String("Another title")), (X4, X1A, INGRAM, LULU)),
    "two dates": Fault(
        "metadata-differs", 0, spoils.informed(ModDate=String("D:20261121000000Z")), (X4, X1A, INGRAM, LULU)
    ),
    "metadata": Fault("metadata-forbidden", 0, spoils.told, (KDP,)),
    # The book.
    "a page too few": Fault("pages-multiple", 0, spoils.fewer(1), (X4, X1A)),
    "two pages too few": Fault("pages-number", 0, spoils.fewer(2), (LULU, KDP, INGRAM)),
    "empty page": Fault("page-empty", 3, spoils.emptied(3), _ALL),
    "no labels": Fault("label-missing", 0, spoils.unlabelled, _ALL),
    "wrong label": Fault("label-wrong", 2, spoils.labelled(2), _ALL),
    "what cannot be followed": Fault("part-unread", 2, plants.unfollowed, _ALL),
    "a name among the glyphs": Fault("part-unread", 2, plants.shown("[<0003> /Name <0004>] TJ"), _ALL),
    "a truth among the letters": Fault("part-unread", 2, plants.shown("[<0003> true (ab)] TJ"), _ALL),
    "a list of glyphs that does not end": Fault(
        "part-unread", 2, plants.shown("[<0003> 5 <0004> TJ"), _ALL, frozenset({"pdf-damaged"})
    ),
}
