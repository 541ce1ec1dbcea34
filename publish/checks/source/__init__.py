"""Checks of the content, before anything is set: one check, one file, one entry in :data:`CHECKS`.

A check sees every dispatch that will be in the book, after the transforms, with the settings and the day that the
content is judged by; it knows nothing of files or pages.
"""

from publish.checks.source.body_empty import body_empty
from publish.checks.source.character_coverage import character_unset, emoji_one_colour
from publish.checks.source.dispatch_uncredited import dispatch_uncredited
from publish.checks.source.dispatch_undated import dispatch_undated
from publish.checks.source.edition_undated import edition_undated
from publish.checks.source.figure_alt_caption import figure_alt_caption
from publish.checks.source.figure_alt_file import figure_alt_file
from publish.checks.source.figure_alt_missing import figure_alt_missing
from publish.checks.source.figure_alt_opening import figure_alt_opening
from publish.checks.source.heading_painted import heading_painted
from publish.checks.source.language_untagged import language_untagged
from publish.checks.source.link_text_vague import link_text_vague
from publish.checks.source.manuscript import Manuscript
from publish.checks.source.paragraph_long import paragraph_long
from publish.checks.source.photo_uncredited import photo_uncredited
from publish.checks.source.picture_licence_expired import picture_licence_expired
from publish.checks.source.picture_not_permitted import picture_not_permitted
from publish.checks.source.placeholder_left import placeholder_left
from publish.checks.source.rights_missing import rights_missing
from publish.checks.source.table_headers_missing import table_headers_missing
from publish.checks.source.text_unfinished import text_unfinished
from publish.checks.source.theme_contrast import theme_contrast
from publish.diagnostics import Check

__all__ = ["CHECKS", "Manuscript"]

CHECKS: tuple[Check[Manuscript], ...] = (
    edition_undated,
    body_empty,
    placeholder_left,
    text_unfinished,
    figure_alt_missing,
    figure_alt_caption,
    figure_alt_file,
    figure_alt_opening,
    picture_not_permitted,
    picture_licence_expired,
    photo_uncredited,
    character_unset,
    emoji_one_colour,
    link_text_vague,
    heading_painted,
    language_untagged,
    table_headers_missing,
    paragraph_long,
    dispatch_uncredited,
    dispatch_undated,
    rights_missing,
    theme_contrast,
)
"""In the order in which they speak."""

OF_THE_WHOLE: tuple[Check[Manuscript], ...] = (
    edition_undated,
    picture_licence_expired,
    rights_missing,
    theme_contrast,
)
"""Those that look at the edition as a whole, or at the day. What any other says of a dispatch depends on that dispatch,
on the settings, and on the files of the content that it asks for."""
