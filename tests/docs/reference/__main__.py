"""Write the reference pages into ``docs/reference/``."""

from tests.docs.reference.pages import FOLDER, PAGES, page_named


def main() -> None:
    """Write every page, and say which."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in PAGES:
        (FOLDER / name).write_text(page_named(name), encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
