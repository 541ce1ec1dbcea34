"""What other tools add to Markdown: one file a dialect, each teaching the parser its constructs.

Where no dialect is named, every construct that can be nothing else is understood. What a dialect has and a book cannot
show becomes what a book shows; what nobody can know is an error at its line and never printed as it stands.
"""

from collections.abc import Callable, Mapping

from markdown_it import MarkdownIt

from publish.config.dialects import Dialects
from publish.importers.markdown.dialects import docusaurus, formulas, gfm, hugo, kramdown, liquid, obsidian, pandoc

TEACHERS: Mapping[str, Callable[[MarkdownIt], None]] = {
    "gfm": gfm.add,
    "obsidian": obsidian.add,
    "hugo": hugo.add,
    "liquid": liquid.add,
    "kramdown": kramdown.add,
    "pandoc": pandoc.add,
    "docusaurus": docusaurus.add,
}
"""What teaches a parser each dialect; what other names stand for is said in :mod:`publish.config.dialects`."""


def teach(md: MarkdownIt, dialects: Dialects) -> None:
    """Teach a parser some dialects."""
    if dialects:
        formulas.add(md)
    for name, add in TEACHERS.items():
        if name in dialects:
            add(md)
