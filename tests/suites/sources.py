"""Which suites there are, and which commit of each is read."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Suite:
    """A suite in a public repository."""

    name: str
    """The repository's, ``owner/name``, on GitHub."""
    commit: str
    """The commit that is read: a verdict must not change because somebody else's suite did."""
    paths: tuple[str, ...]
    """What of it is checked out."""

    @property
    def address(self) -> str:
        """Where it is fetched from. Git's own ``url.….insteadOf`` leads to a mirror."""
        return f"https://github.com/{self.name}"

    @property
    def folder(self) -> Path:
        """Where it lies in the cache."""
        return cache() / self.name.replace("/", "+") / self.commit[:12]


COMMONMARK = Suite("commonmark/commonmark-spec", "31c0ca2d294ea60ab4438004da410e2e590a46f2", ("spec.txt",))
MDIT_PLUGINS = Suite("executablebooks/mdit-py-plugins", "da70e05b7630c38047d1921ef21d1aadc34c1ea9", ("tests/fixtures",))
# The commit before its trees moved into web-platform-tests, which is too large to bring for them alone.
HTML5LIB = Suite("html5lib/html5lib-tests", "9329e64694e7835d0dcff9811e22856ef6ad16f9", ("tree-construction",))
DOMPURIFY = Suite("cure53/DOMPurify", "1fa97e8f0b671ded461adfe6af255f2aab4202d0", ("test/fixtures",))
TOML = Suite("toml-lang/toml-test", "d168c2a4f539a5219c804055af1600b8cf9ca6d7", ("tests",))
YAML = Suite("yaml/yaml-test-suite", "ccfa74e56afb53da960847ff6e6976c0a0825709", ("src",))
PNG = Suite("image-rs/image-png", "4f873e4a628c0e8dbb4204fb263697298f89eb01", ("tests/pngsuite",))
EPUB = Suite("w3c/epubcheck", "82b174ec319ea3e6c9d2488f84155fa4a9171fc2", ("src/test/resources",))
PDF_JS = Suite("mozilla/pdf.js", "0f26334f9d6f96119f6e5164fb65832fbbde7344", ("test/pdfs",))
VERAPDF = Suite("veraPDF/veraPDF-corpus", "910b2ca7aa6870375e2b6834c58a0d4b90a7dea6", ())

SUITES = (COMMONMARK, MDIT_PLUGINS, HTML5LIB, DOMPURIFY, TOML, YAML, PNG, EPUB, PDF_JS, VERAPDF)


def cache() -> Path:
    """The folder that suites are fetched into: ``PUBLISH_SUITES``, or one of the user's caches."""
    if given := os.environ.get("PUBLISH_SUITES"):
        return Path(given)
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "publish" / "suites"
