"""Checks of made-up pages: one check, one file, one entry in :data:`CHECKS`.

A check sees one galley as it was set, by its facts. It names blocks by dispatch and path
(``KEY:PATH``); their lines are looked up when a report is made.
"""

from publish.checks.makeup.beyond_type_area import beyond_type_area
from publish.checks.makeup.break_forced import break_forced
from publish.checks.makeup.caption_parted import caption_parted
from publish.checks.makeup.figure_far import figure_far
from publish.checks.makeup.heading_low import heading_low
from publish.checks.makeup.hyphen_turn import hyphen_turn
from publish.checks.makeup.hyphens_stacked import hyphens_stacked
from publish.checks.makeup.last_page_short import last_page_short
from publish.checks.makeup.line_loose import line_loose
from publish.checks.makeup.made_up_galley import MadeUpGalley
from publish.checks.makeup.page_blank import page_blank
from publish.checks.makeup.page_short import page_short
from publish.checks.makeup.pages_unplanned import pages_unplanned
from publish.checks.makeup.runt import runt
from publish.checks.makeup.table_cut import table_cut
from publish.checks.makeup.table_turned import table_turned
from publish.checks.makeup.table_wide import table_wide
from publish.checks.makeup.widow import widow
from publish.checks.makeup.wish_unkept import wish_unkept
from publish.diagnostics import Check

__all__ = ["CHECKS", "MadeUpGalley"]

CHECKS: tuple[Check[MadeUpGalley], ...] = (
    page_short,
    last_page_short,
    widow,
    runt,
    hyphens_stacked,
    hyphen_turn,
    heading_low,
    caption_parted,
    figure_far,
    line_loose,
    table_cut,
    table_turned,
    table_wide,
    break_forced,
    beyond_type_area,
    page_blank,
    wish_unkept,
    pages_unplanned,
)
"""In the order in which they speak."""
