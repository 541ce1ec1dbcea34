"""The fonts that a typesetter knows: those it is given, and none of the machine's.

WeasyPrint looks for fonts with fontconfig, and starts from the machine's own configuration: whether a page can be set,
and in what, would depend on what is installed. Here it starts from an empty one, whatever the machine, its settings and
its environment say; only the faces of the style sheets are put in.
"""

from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration

ffi.cdef("FcConfig * FcConfigCreate (void);")


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
