"""The sources that people come from: the tool, what it leaves behind, and how the command is given it."""

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class BroughtSource:
    """What one tool leaves behind: ``cases/NAME/brought``, and in ``words.txt`` the words of it that a book holds."""

    tool: str
    """The tool, and the way out of it."""
    name: str
    """The folder of the case."""
    packed: str = ""
    """The ending of the archive that the tool packs it into; empty for files as they stand."""
    is_project: bool = False
    """Whether it is a folder that ``publish new --from`` makes a project of, and no ``publish import``."""

    @property
    def words(self) -> str:
        """The words of its dispatches as a reader of the source sees them, written down by hand.

        Headline, standfirst, authors, dateline, text with captions and credit lines, notes.
        """
        return (CASES / self.name / "words.txt").read_text(encoding="utf-8")

    @property
    def media(self) -> tuple[Path, ...]:
        """The folder of pictures that ``--media`` names, where the source needs one."""
        folder = CASES / self.name / "media"
        return (folder,) if folder.is_dir() else ()

    def laid_out(self, folder: Path, change: Callable[[Path], None] = lambda _: None) -> Path:
        """What the tool leaves behind, in ``folder``: a file, an archive or a folder.

        ``change`` may change the files before they are packed.
        """
        brought = folder / "brought" / self.name
        shutil.copytree(CASES / self.name / "brought", brought)
        change(brought)
        if self.packed:
            return _packed(brought, folder / f"{self.name}.{self.packed}")
        files = [path for path in brought.rglob("*") if path.is_file()]
        return files[0] if len(files) == 1 and files[0].parent == brought else brought


def _packed(folder: Path, archive: Path) -> Path:
    """An archive of a folder; what says its kind stands first in it, as readers of OpenDocument ask."""
    files = sorted(
        (path for path in folder.rglob("*") if path.is_file()), key=lambda path: (path.name != "mimetype", path)
    )
    with zipfile.ZipFile(archive, "w") as made:
        for path in files:
            name = zipfile.ZipInfo(path.relative_to(folder).as_posix())
            name.compress_type = zipfile.ZIP_STORED if path.name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(name, path.read_bytes())
    return archive


SOURCES = (
    BroughtSource("WordPress, block editor, with the uploads", "wordpress-blocks"),
    BroughtSource("WordPress, classic editor", "wordpress-classic"),
    BroughtSource("Squarespace, export for WordPress", "squarespace"),
    BroughtSource("Blogger, Takeout", "blogger"),
    BroughtSource("Blogger, back-up until 2024", "blogger-2018"),
    BroughtSource("Ghost 5, with pictures", "ghost", "zip"),
    BroughtSource("Ghost 3", "ghost-mobiledoc"),
    BroughtSource("Substack", "substack", "zip"),
    BroughtSource("Beehiiv", "beehiiv"),
    BroughtSource("Buttondown", "buttondown", "zip"),
    BroughtSource("Medium", "medium", "zip"),
    BroughtSource("Tumblr", "tumblr", "zip"),
    BroughtSource("Notion, Markdown and CSV", "notion", "zip"),
    BroughtSource("Mailchimp, as it arrives", "mailchimp"),
    BroughtSource("Campaign Monitor, HTML with images", "campaign-monitor", "zip"),
    BroughtSource("Mailjet, HTML", "mailjet"),
    BroughtSource("Substack, as it arrives", "substack-mail"),
    BroughtSource("Outlook", "outlook"),
    BroughtSource("Gmail, show original", "gmail"),
    BroughtSource("Apple Mail", "apple-mail"),
    BroughtSource("A mailing list, plain text", "mailing-list"),
    BroughtSource("SingleFile", "singlefile"),
    BroughtSource("A browser, page complete", "saved-page"),
    BroughtSource("Chrome, single file (MHTML)", "mhtml"),
    BroughtSource("A press release, plain text", "press-release"),
    BroughtSource("RSS with full text", "rss"),
    BroughtSource("Atom", "atom"),
    BroughtSource("JSON Feed", "json-feed"),
    BroughtSource("ninjs 1", "ninjs-1"),
    BroughtSource("ninjs 2", "ninjs-2"),
    BroughtSource("ninjs 3", "ninjs-3"),
    BroughtSource("NITF", "nitf"),
    BroughtSource("NewsML-G2", "newsml-g2"),
    BroughtSource("Word 365", "word", "docx"),
    BroughtSource("Google Docs, Word", "google-docs", "docx"),
    BroughtSource("Google Docs, web page", "google-docs-html", "zip"),
    BroughtSource("Pages, Word", "pages", "docx"),
    BroughtSource("LibreOffice", "libreoffice", "odt"),
    BroughtSource("Bear, TextBundle", "bear"),
    BroughtSource("Ulysses, TextPack", "ulysses", "textpack"),
    BroughtSource("iA Writer", "ia-writer"),
    BroughtSource("Hugo", "hugo", is_project=True),
    BroughtSource("Jekyll", "jekyll", is_project=True),
    BroughtSource("Obsidian", "obsidian", is_project=True),
    BroughtSource("Quarto", "quarto", is_project=True),
    BroughtSource("Docusaurus", "docusaurus", is_project=True),
    BroughtSource("Eleventy", "eleventy", is_project=True),
    BroughtSource("Pelican", "pelican", is_project=True),
)
