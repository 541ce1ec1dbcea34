"""Every external tool in one table, for ``publish doctor`` and for tests that need one."""

from collections.abc import Callable

from publish.tools import epubcheck, ghostscript, java, pdffonts, pdfimages, pdfinfo, pdftotext, qpdf, verapdf
from publish.tools.tool import Tool

TOOLS: dict[str, Callable[[], Tool]] = {
    "java": java.find,
    "epubcheck": epubcheck.find,
    "verapdf": verapdf.find,
    "qpdf": qpdf.find,
    "pdfinfo": pdfinfo.find,
    "pdffonts": pdffonts.find,
    "pdfimages": pdfimages.find,
    "pdftotext": pdftotext.find,
    "ghostscript": ghostscript.find,
}
