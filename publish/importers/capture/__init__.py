"""Saved pages: a newsletter's page as plain text becomes dispatches and notices, and every line is accounted for.

A page goes through passes, each of which knows one thing: lines and pieces, the parts of the page, where dispatches
end, how they open, what their section headings are, who signed them. What is in doubt stays a paragraph and is named.
"""

from publish.importers.capture.labels import Label, LabelledLine, LineVerdict
from publish.importers.capture.profiles import SiteProfile, read_profile
from publish.importers.capture.reading import Capture, read
from publish.importers.capture.report import report_json, report_text

__all__ = [
    "Capture",
    "Label",
    "LabelledLine",
    "LineVerdict",
    "SiteProfile",
    "read",
    "read_profile",
    "report_json",
    "report_text",
]
