"""The rules of preflight, one file and one finding each, in the order in which they speak: the file, pages, colours,
pictures, type, extras, claims.

Each sees what is in a finished PDF, and what the printer asks.
"""

from publish.diagnostics import Check
from publish.preflight.inspection import Inspection
from publish.preflight.print_job import PrintJob
from publish.preflight.rules.action_forbidden import action_forbidden
from publish.preflight.rules.annotation_forbidden import annotation_forbidden
from publish.preflight.rules.attachment_forbidden import attachment_forbidden
from publish.preflight.rules.black_rich import black_rich
from publish.preflight.rules.bleed_box import bleed_box
from publish.preflight.rules.bleed_short import bleed_short
from publish.preflight.rules.claim_missing import claim_missing
from publish.preflight.rules.colour_forbidden import colour_forbidden
from publish.preflight.rules.colour_spot import colour_spot
from publish.preflight.rules.file_large import file_large
from publish.preflight.rules.font_foreign import font_foreign
from publish.preflight.rules.font_not_embedded import font_not_embedded
from publish.preflight.rules.font_not_subset import font_not_subset
from publish.preflight.rules.form_forbidden import form_forbidden
from publish.preflight.rules.glyph_missing import glyph_missing
from publish.preflight.rules.ink_total import ink_total
from publish.preflight.rules.intent_missing import intent_missing
from publish.preflight.rules.intent_name import intent_name
from publish.preflight.rules.intent_profile import intent_profile
from publish.preflight.rules.label_missing import label_missing
from publish.preflight.rules.label_wrong import label_wrong
from publish.preflight.rules.layers_present import layers_present
from publish.preflight.rules.marks_in_bleed import marks_in_bleed
from publish.preflight.rules.media_origin import media_origin
from publish.preflight.rules.media_size import media_size
from publish.preflight.rules.metadata_differs import metadata_differs
from publish.preflight.rules.metadata_forbidden import metadata_forbidden
from publish.preflight.rules.outline_forbidden import outline_forbidden
from publish.preflight.rules.overprint import overprint
from publish.preflight.rules.page_empty import page_empty
from publish.preflight.rules.page_turned import page_turned
from publish.preflight.rules.pages_multiple import pages_multiple
from publish.preflight.rules.pages_number import pages_number
from publish.preflight.rules.part_unread import part_unread
from publish.preflight.rules.pdf_damaged import pdf_damaged
from publish.preflight.rules.pdf_encrypted import pdf_encrypted
from publish.preflight.rules.pdf_version import pdf_version
from publish.preflight.rules.picture_coarse import picture_coarse
from publish.preflight.rules.picture_colour import picture_colour
from publish.preflight.rules.picture_fine import picture_fine
from publish.preflight.rules.picture_ink import picture_ink
from publish.preflight.rules.rule_thin import rule_thin
from publish.preflight.rules.text_in_bleed import text_in_bleed
from publish.preflight.rules.text_not_black import text_not_black
from publish.preflight.rules.text_unmapped import text_unmapped
from publish.preflight.rules.text_unsafe import text_unsafe
from publish.preflight.rules.transparency import transparency
from publish.preflight.rules.trim_differs import trim_differs
from publish.preflight.rules.trim_missing import trim_missing
from publish.preflight.rules.trim_size import trim_size
from publish.preflight.rules.type_small import type_small

CHECKS: tuple[Check[Inspection, PrintJob], ...] = (
    pdf_encrypted,
    pdf_damaged,
    part_unread,
    pdf_version,
    file_large,
    media_origin,
    media_size,
    trim_missing,
    trim_size,
    trim_differs,
    bleed_box,
    bleed_short,
    marks_in_bleed,
    text_in_bleed,
    text_unsafe,
    page_turned,
    colour_forbidden,
    picture_colour,
    colour_spot,
    ink_total,
    picture_ink,
    black_rich,
    text_not_black,
    overprint,
    transparency,
    picture_coarse,
    picture_fine,
    font_not_embedded,
    font_not_subset,
    font_foreign,
    glyph_missing,
    text_unmapped,
    rule_thin,
    type_small,
    annotation_forbidden,
    outline_forbidden,
    action_forbidden,
    attachment_forbidden,
    form_forbidden,
    layers_present,
    intent_missing,
    intent_name,
    intent_profile,
    claim_missing,
    metadata_differs,
    metadata_forbidden,
    pages_multiple,
    pages_number,
    page_empty,
    label_missing,
    label_wrong,
)
