"""The fonts that a typesetter knows: those it is given, and none of the machine's.

WeasyPrint looks for fonts with fontconfig, and starts from the machine's own configuration: whether a page can be set,
and in what, would depend on what is installed. Here it starts from an empty one, whatever the machine, its settings and
its environment say; only the faces of the style sheets are put in.

Pango asks the current configuration of the process for its rules of what stands for what, whatever its map is given: so
that is an empty one too. Nothing else in this process asks fontconfig.
"""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration

from publish.pdf.galley.kept import KeptLines

ffi.cdef("FcConfig * FcConfigCreate (void); FcBool FcConfigSetCurrent (FcConfig *config);")
fontconfig.FcConfigSetCurrent(fontconfig.FcConfigCreate())

EMOJI = "emoji"
"""The family that Pango asks for where characters have the form of an emoji (CSS Fonts 4, §2.1.3)."""
_RULE = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig><match target="pattern">'
    "<test name='family'><string>{generic}</string></test>"
    "<edit name='family' mode='assign' binding='strong'><string>{family}</string></edit></match></fontconfig>"
)


class OwnFonts(FontConfiguration):  # type: ignore[misc]
    """A font configuration that begins with no font at all."""

    def __init__(self) -> None:  # WeasyPrint's own would read the machine's, so it is not called
        self._config = fontconfig.FcConfigCreate()
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        fontconfig.FcConfigDestroy(self._config)  # the map keeps it
        self._folder = None
        self.strut_layouts: dict[object, object] = {}
        self.font_features: dict[object, object] = {}
        self._families: dict[str, str] = {}
        self.broken: dict[object, Any] = {}
        """How paragraphs were broken in these fonts (:mod:`publish.pdf.galley.planned`)."""
        self.kept = KeptLines()
        """The lines of the flow that was set last."""

    def add_font_face(self, rule_descriptors: Mapping[str, Any], url_fetcher: Any) -> None:
        """Add a face; one for ``emoji`` is no face of its own, but says that the family of its file stands for it."""
        family, source = rule_descriptors["font_family"], str(rule_descriptors["src"])
        if family != EMOJI:
            self._families[source] = family
            super().add_font_face(rule_descriptors, url_fetcher)
        elif source in self._families:
            rules = fontconfig.FcConfigCreate()
            rule = _RULE.format(generic=EMOJI, family=escape(self._families[source]))
            fontconfig.FcConfigParseAndLoadFromMemory(rules, rule.encode(), True)
            fontconfig.FcConfigSetCurrent(rules)
