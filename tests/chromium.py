"""A real browser for the tests that ask for `page` (`-p tests.chromium`).

Debian's chromium, or the one that CHROMIUM names. Without one these tests are
skipped and the last line says so; CLAIMTRACK_REQUIRE_BROWSER=1 fails them.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connections
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no chromium on the PATH (install it, or set CHROMIUM to its path)"


def chromium() -> str | None:
    """The browser's program, None where there is none."""
    wished = os.environ.get("CHROMIUM", "")
    return shutil.which(wished) if wished else next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        if os.environ.get("CLAIMTRACK_REQUIRE_BROWSER") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    # Playwright keeps an event loop in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield running
        # What was opened beside that loop can be reached, and so closed, only from here.
        connections.close_all()
        running.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the page's console complained about; a test that expects one removes it."""
    return []


@pytest.fixture
def page(
    browser: Browser, transactional_db: None, live_server: LiveServer, complaints: list[str]
) -> Iterator[Page]:
    """A fresh window on the live site; any console error or CSP violation fails the test."""
    context = browser.new_context(base_url=live_server.url, accept_downloads=True)
    context.set_default_timeout(15_000)
    page = context.new_page()

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def on_error(error: Error) -> None:
        complaints.append(str(error))

    page.on("console", on_console)
    page.on("pageerror", on_error)
    yield page
    close(context)
    assert complaints == []


def close(context: BrowserContext) -> None:
    """What a page still asks for, or says as it is left, must not reach the site while the
    database is being emptied for the next test."""
    for page in context.pages:
        page.evaluate("navigator.sendBeacon = () => false")
        page.wait_for_timeout(200)
    context.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum("browser" in report.keywords for report in skipped)
    if count:
        terminalreporter.write_line(
            f"{count} BROWSER TESTS SKIPPED: {MISSING}", yellow=True, bold=True
        )
