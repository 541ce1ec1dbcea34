"""The page in a real browser, with a server of its own and the whole pipeline behind it."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect, sync_playwright

from tests.preview.conftest import EDITION, TEXT

pytestmark = pytest.mark.slow

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_LAUNCH = (sys.executable, "-c", "from publish.cli.app import main; main()", "preview")
_PATIENCE = 120_000
"""Milliseconds that something may take on a busy machine: nothing here measures time."""


@pytest.fixture(scope="module")
def address(written: Path) -> Iterator[str]:
    """Where a preview of the project is served."""
    command = [*_LAUNCH, "2026-11", "--project", str(written), "--editor", "mine://{path}:{line}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        yield address
        server.terminate()
        assert server.wait(60) == 0


@pytest.fixture(scope="module")
def browser(require_tool: Callable[[str], Path]) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=require_tool("chromium"), args=[*_FLAGS])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page with our dispatch open; it asked no other machine, and had nothing to complain of."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    page.get_by_role("combobox", name="Dispatch").select_option("d0003.xhtml")
    expect(book(page).locator("h1")).to_have_text("The ferry is late")
    expect(page.locator(".pages img").first).to_be_visible()
    yield page
    page.close()
    assert [url for url in asked if not url.startswith(address)] == []
    assert said == []


def book(page: Page) -> FrameLocator:
    """The document in the frame."""
    return page.frame_locator("#ebook")


@pytest.fixture
def ferry(written: Path) -> Iterator[Path]:
    file = written / EDITION / "03-ferry.md"
    yield file
    file.write_text(TEXT, encoding="utf-8")


def test_a_sentence_appears_in_both_panes_and_an_error_comes_and_goes(page: Page, ferry: Path) -> None:
    page.evaluate("window.stays = true")
    before = page.locator(".pages figure").first.get_attribute("data-picture")
    ferry.write_text(TEXT.replace("Nobody rowed.", "Nobody rowed, and a gull sat on the rail."), encoding="utf-8")
    expect(book(page).get_by_text("a gull sat on the rail")).to_be_visible()
    expect(page.locator(f'.pages figure[data-picture="{before}"]')).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("Up to date")
    ferry.write_text(TEXT.replace("date: 2026-11-20", "date: [2026"), encoding="utf-8")
    expect(page.get_by_role("alert")).to_contain_text(f"{EDITION}/03-ferry.md:")
    expect(book(page).get_by_text("a gull sat on the rail")).to_be_visible()
    ferry.write_text(TEXT, encoding="utf-8")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(book(page).get_by_text("a gull sat on the rail")).to_have_count(0)
    assert page.evaluate("window.stays")


def test_a_block_is_found_in_the_other_pane_and_in_the_source(page: Page) -> None:
    book(page).get_by_text("Nobody rowed.").click()
    expect(page.locator(".pages .mark")).to_have_count(1)
    place = page.get_by_role("link", name=f"{EDITION}/03-ferry.md:14:1")
    expect(place).to_be_visible()
    assert re.fullmatch(rf"mine://.*/{EDITION}/03-ferry\.md:14", place.get_attribute("href") or "")
    expect(page.get_by_label("Source", exact=True)).to_contain_text("Nobody rowed.<script>")
    page.keyboard.press("Escape")
    expect(place).to_be_hidden()
    page.get_by_role("group", name="The pages of the dispatch").press("Enter")
    expect(page.get_by_role("link", name=f"{EDITION}/03-ferry.md:2:11")).to_be_visible()
    expect(book(page).locator("h1.preview-mark")).to_have_count(1)


def test_a_finding_leads_to_its_line(page: Page) -> None:
    button = page.get_by_role("button", name=re.compile("warning|wrong|error"))
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    region = page.get_by_role("region", name="Findings")
    region.get_by_role("button", name=f"{EDITION}/03-ferry.md:14").first.press("Enter")
    expect(book(page).locator(".preview-mark")).to_have_text("Nobody rowed.")


def test_the_reader_is_as_large_and_as_dark_as_asked(page: Page) -> None:
    width = "() => document.getElementById('ebook').contentWindow.innerWidth"
    page.get_by_role("radio", name="Phone").check()
    assert page.evaluate(width) == 390
    page.get_by_role("radio", name="Tablet").check()
    assert page.evaluate(width) == 768
    colour = "() => getComputedStyle(document.getElementById('ebook').contentDocument.querySelector('h1')).color"
    before = page.evaluate(colour)
    page.get_by_role("button", name="Dark").press("Space")
    assert page.evaluate(colour) != before


def test_a_link_leads_nowhere_else(page: Page) -> None:
    book(page).get_by_role("link", name="the light").click()
    expect(page.get_by_role("status")).to_contain_text("https://far.example/light")
    expect(book(page).locator("h1")).to_have_text("The ferry is late")
    assert page.title() != "taken"


def test_the_panes_scroll_together(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 400})  # so that neither pane shows all of it
    scrolled = page.evaluate(
        "() => { const frame = document.getElementById('ebook').contentDocument.scrollingElement;"
        " frame.scrollTop = frame.scrollHeight; return frame.scrollTop }"
    )
    assert scrolled > 0
    page.wait_for_function(
        "() => { const pane = document.getElementById('pages');"
        " return pane.scrollTop > 0 && pane.scrollTop >= pane.scrollHeight - pane.clientHeight - 2 }"
    )
    page.wait_for_timeout(300)  # a pane that was moved is not followed at once, or the two would chase each other
    page.evaluate("() => { document.getElementById('pages').scrollTop = 0 }")
    page.wait_for_function("() => document.getElementById('ebook').contentDocument.scrollingElement.scrollTop === 0")


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_passes_axe(
    browser: Browser, page: Page, address: str, dark: bool, require_tool: Callable[[str], Path]
) -> None:
    axe = require_tool("readers") / "@daisy/axe-core-for-ace/axe.min.js"
    context = browser.new_context(bypass_csp=True, color_scheme="dark" if dark else "light")
    other = context.new_page()
    other.goto(f"{address}#d0003.xhtml")
    expect(other.locator(".pages img").first).to_be_visible()
    other.get_by_role("button", name=re.compile("warning|wrong|error")).click()
    other.frame_locator("#ebook").locator("h1").click()
    expect(other.locator("#source")).to_be_visible()
    other.evaluate(axe.read_text(encoding="utf-8"))
    found = other.evaluate("() => axe.run(document, {resultTypes: ['violations'], iframes: false})")
    context.close()
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
