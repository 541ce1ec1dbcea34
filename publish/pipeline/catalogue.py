"""The catalogue of rules: what ``publish explain`` prints, the reference lists, and waivers name."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from publish.diagnostics import PROGRAM_FAILED, Check, Rule


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of :func:`subjects`."""
    return {rule.id: rule for declared in subjects().values() for rule in declared}


@cache
def subjects() -> Mapping[str, tuple[Rule, ...]]:
    """All rules, by what can be wrong: settings, sources, books; then the checks of content, of pages and of files.

    Whatever declares them is imported when this is called: a run that waives nothing never needs the whole catalogue.
    """
    from publish.checks import makeup, source
    from publish.preflight import rules as preflight

    told = _told()
    known = {rule.id for declared in told.values() for rule in declared}
    return {
        **told,
        "Checks of the content, before anything is set": _of(source.CHECKS, known),
        "Checks of made-up pages": _of(makeup.CHECKS, known),
        "The rules of preflight, one file and one finding each, in the order in which they speak": _of(
            preflight.CHECKS, known
        ),
    }


def _told() -> dict[str, tuple[Rule, ...]]:
    """The rules that stand beside what they are about, and in no table of checks."""
    from publish.checks.epub import stores as epub_stores
    from publish.checks.epub.inspect import contrast, language, pages, pictures
    from publish.checks.epub.inspect import links as inspect_links
    from publish.checks.epub.inspect.active import BOOK_CALLS_HOME
    from publish.checks.epub.inspect.headings import BOOK_HEADING
    from publish.checks.epub.inspect.package import BOOK_STRUCTURE
    from publish.checks.epub.inspect.roles import BOOK_ROLE
    from publish.checks.parity import difference_findings
    from publish.checks.parity.links import LINK_UNPRINTED
    from publish.config import checks, evaluation, limits, schema, scrub, toml, waivers
    from publish.config import values as config_values
    from publish.fonts.unset import CHARACTER_UNSET, FONT_FALLBACK
    from publish.imaging import fault
    from publish.importers import addresses, doubts, frontmatter, matter_file, media, papers, plainyaml
    from publish.importers import source as importers_source
    from publish.importers.capture import labels, languages, remarks
    from publish.importers.foreign import rules as foreign
    from publish.importers.html import elements, fragment, structures, tables, tags, walk
    from publish.importers.markdown import blocks as markdown_blocks
    from publish.importers.markdown import body, containers, dispatch, figures, foreign_marks, inlines, lists
    from publish.importers.markdown import values as markdown_values
    from publish.importers.matter import dates, mapping
    from publish.pdf.cover import coding, photo, words
    from publish.pipeline import (
        build,
        cache,
        covers,
        crops,
        descriptions,
        dispatches,
        editions,
        freshness,
        front_keys,
        gather,
        load,
        notices,
        openings,
        packs,
        previous_import,
        profiles,
        project,
        proofs,
        remote_pictures,
        styles,
        trade,
        unread,
    )
    from publish.pipeline import stores as pipeline_stores
    from publish.pipeline.alt import apply, sheet
    from publish.pipeline.formats import epub as epub_format
    from publish.pipeline.formats import pdf as pdf_format
    from publish.pipeline.imports import pictures as import_pictures
    from publish.pipeline.imports import writing
    from publish.preflight import preflight
    from publish.tools import epubcheck, qpdf, verapdf
    from publish.transforms import bare, ids, status, tracking
    from publish.transforms import links as transforms_links
    from publish.transforms.typography import blocks as typography_blocks
    from publish.transforms.typography import stage

    return {
        "What can be wrong with publication.toml, edition.toml, a theme or a printer's file": (
            toml.TOML_SYNTAX,
            schema.SETTING_UNKNOWN,
            schema.SETTING_MISSING,
            schema.SETTING_INVALID,
            config_values.LANGUAGE_UNKNOWN,
            styles.PRINTER_UNKNOWN,
            profiles.PROFILE_MISSING,
            profiles.PROFILE_INVALID,
            profiles.PROFILE_INK,
            styles.THEME_UNKNOWN,
            openings.OPENING_UNKNOWN,
            crops.CROP_UNUSED,
            status.DISPATCHES_NONE,
            gather.DISPATCH_MISSING,
            gather.PATTERN_EMPTY,
            notices.NOTICE_MISSING,
            notices.NOTICE_CONDITION,
            notices.NOTICE_LEFT_OUT,
            waivers.WAIVER_NEEDED,
            waivers.WAIVER_SAFETY,
            waivers.WAIVER_EXPIRED,
            waivers.WAIVER_UNUSED,
            project.FOLDER_PASSED_OVER,
            papers.FILE_PASSED_OVER,
            dispatch.FILE_EMPTY,
            unread.FILE_LEFT_OUT,
            checks.CHECK_OFF,
            checks.CHECK_NEEDED,
        ),
        "What can be wrong with a dispatch's front matter, and with how dispatches stand together": (
            plainyaml.MATTER_SYNTAX,
            frontmatter.MATTER_UNCLOSED,
            frontmatter.MATTER_FENCE,
            mapping.MATTER_KEY_UNKNOWN,
            mapping.MATTER_KEY_FOREIGN,
            front_keys.MATTER_KEY_ASIDE,
            plainyaml.MATTER_KEY_TWICE,
            plainyaml.MATTER_YAML_FEATURE,
            frontmatter.MATTER_LANGUAGE,
            plainyaml.MATTER_COMMENT,
            plainyaml.MATTER_TOO_LARGE,
            matter_file.MATTER_INVALID,
            config_values.DATE_INVALID,
            dates.DATE_AMBIGUOUS,
            matter_file.ROLE_UNKNOWN,
            frontmatter.HEADLINE_MISSING,
            dispatch.HEADLINE_TWICE,
            dispatches.SLUG_DUPLICATE,
            matter_file.SLUG_INVALID,
            status.DISPATCH_LEFT_OUT,
            PROGRAM_FAILED,
        ),
        "What can go wrong when Markdown is read into the tree": (
            importers_source.TEXT_ENCODING,
            foreign_marks.MARKUP_LEAKED,
            foreign_marks.MARKUP_LEFT_OUT,
            containers.CONTAINER_UNKNOWN,
            markdown_blocks.CONTAINER_UNCLOSED,
            addresses.ATTRIBUTE_UNKNOWN,
            elements.ATTRIBUTE_INVALID,
            fragment.NESTING_TOO_DEEP,
            tags.HTML_REMOVED,
            markdown_values.NOTE_UNDEFINED,
            markdown_blocks.NOTE_DUPLICATE,
            body.NOTE_UNUSED,
            fragment.TEXT_SWALLOWED,
            doubts.UNSURE_LEFT,
            lists.LIST_FROM_YEAR,
            markdown_blocks.HEADING_FROM_DASHES,
            markdown_blocks.HEADING_EMPTY,
            walk.HEADING_RANK,
            ids.ID_DUPLICATE,
            inlines.IMAGE_INLINE,
            figures.CAPTION_IN_ALT,
            tables.BLOCK_UNSUPPORTED,
            media.MEDIA_UNREACHABLE,
        ),
        "What can be wrong with links inside the publication": (
            transforms_links.CROSSREF_DEAD,
            transforms_links.CROSSREF_ELSEWHERE,
            transforms_links.CROSSREF_EMBEDDED,
            transforms_links.CROSSREF_LEFT_OUT,
            transforms_links.CROSSREF_OUTSIDE,
            addresses.LINK_EMPTY,
            addresses.LINK_SCHEME,
            bare.ADDRESS_IMPOSSIBLE,
            tracking.TRACKING_REMOVED,
        ),
        "What can be wrong with pictures": (
            addresses.PHOTO_MISSING,
            fault.PHOTO_BROKEN,
            fault.PHOTO_FORMAT,
            fault.PHOTO_TOO_LARGE,
            fault.PHOTO_CONVERTED,
            fault.PHOTO_SEVERAL,
            fault.DRAWING_REFUSED,
            addresses.PHOTO_OUTSIDE,
            addresses.PHOTO_REMOTE,
            remote_pictures.PHOTO_ELSEWHERE,
            structures.FIGURE_WITHOUT_PICTURE,
            descriptions.DESCRIPTION_MISSING,
            load.COVER_MISSING,
            sheet.ALT_SHEET_INVALID,
            apply.ALT_SHEET_STALE,
            apply.ALT_SHEET_REFUSED,
        ),
        "What is noticed about the letters themselves": (
            stage.TYPOGRAPHY_COUNTED,
            typography_blocks.QUOTES_UNBALANCED,
            CHARACTER_UNSET,
            packs.PACK_MISSING,
            packs.PACK_HASH,
            packs.PACK_UNFIT,
            FONT_FALLBACK,
        ),
        "What is taken out of content, or refused, so that no reader is harmed": (
            tags.ACTIVE_CONTENT,
            tags.STYLE_REMOVED,
            scrub.CHARACTER_REMOVED,
            scrub.CHARACTER_ILLEGAL,
            config_values.PATH_REFUSED,
            gather.FILE_REFUSED,
            inlines.TEXT_TOO_LARGE,
            limits.LIMIT_EXCEEDED,
            structures.TRACKER_REMOVED,
        ),
        "What an import says of what was brought": (
            remarks.CAPTURE_UNSURE,
            remarks.CAPTURE_CHROME,
            remarks.CAPTURE_PARTIAL,
            remarks.CAPTURE_MERGED,
            remarks.CAPTURE_LINK_LOST,
            remarks.CAPTURE_PUBLICATION_UNKNOWN,
            remarks.CAPTURE_GENERATED,
            remarks.CAPTURE_MISSING,
            remarks.CAPTURE_EMPTY,
            foreign.IMPORT_LEFT_OUT,
            foreign.IMPORT_LINK_LOST,
            foreign.IMPORT_MEDIA_LINKED,
            foreign.IMPORT_MISSING,
            foreign.IMPORT_REFUSED,
            foreign.IMPORT_SUMMARY_ONLY,
            foreign.IMPORT_UNSURE,
            import_pictures.IMPORT_PICTURE_MISSING,
            import_pictures.IMPORT_PICTURE_REMOTE,
            writing.IMPORT_SIMPLIFIED,
            previous_import.CAPTURE_EDITED,
            previous_import.CAPTURE_LEFT_OVER,
            labels.CAPTURE_UNLABELLED,
            languages.CAPTURE_LANGUAGE,
        ),
        "What is wrong with a finished book": (
            epubcheck.EPUBCHECK,
            verapdf.VERAPDF,
            qpdf.PDF_SYNTAX,
            build.BOOK_MISSING,
            pdf_format.PAGES_FILLED,
            freshness.BOOK_OLDER,
            trade.CATALOG_ADDRESS,
            proofs.PROOF,
            proofs.PROOF_UNPLACED,
            difference_findings.TEXT_LOST,
            difference_findings.TEXT_CHANGED,
            difference_findings.TEXT_MOVED,
            difference_findings.TEXT_ADDED,
            LINK_UNPRINTED,
            BOOK_CALLS_HOME,
            editions.CACHE_UNUSED,
            cache.CACHE_UNTRUSTED,
        ),
        "What is wrong with a finished e-book for stores, and for readers who do not read by eye": (
            pictures.BOOK_ALT_MISSING,
            language.BOOK_LANGUAGE_MISSING,
            contrast.BOOK_CONTRAST,
            inspect_links.BOOK_LINK_DEAD,
            pages.BOOK_PAGE_MARKER,
            BOOK_HEADING,
            BOOK_ROLE,
            BOOK_STRUCTURE,
            pictures.BOOK_PICTURE,
            evaluation.EVALUATION_LAPSED,
            pipeline_stores.STORE_UNKNOWN,
            epub_stores.STORE_FILE_SIZE,
            epub_stores.STORE_DOCUMENT_SIZE,
            epub_stores.STORE_PICTURE,
            epub_stores.STORE_COVER,
            epub_stores.STORE_CSS,
            epub_stores.STORE_METADATA,
            epub_format.STORE_PICTURE_SCALED,
        ),
        "What is noticed about the cover in one piece that some printers want": (
            covers.PAPER_UNKNOWN,
            coding.BARCODE_NONE,
            coding.BARCODE_NO_ROOM,
            words.COVER_CROWDED,
            photo.COVER_PHOTO_LEFT_OUT,
            photo.COVER_CROPPED,
        ),
        "What a printer would send a finished PDF back for, and what would print badly": (preflight.PDF_UNREADABLE,),
    }


def _of(checks: Iterable[Check[Any]], known: set[str]) -> tuple[Rule, ...]:
    """The rules of some checks but those that are known: another room tells them too."""
    return tuple(rule for check in checks for rule in check.rules if rule.id not in known)
