"""The field for words to be spoken, in a real browser against a real kernel."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect, sync_playwright

from kit.text.script import seconds
from tests.chromium import find
from tests.frontend.kernel_server import KernelServer

pytestmark = pytest.mark.browser

MOST = 40
FIELD = f"""
import os
os.environ["WORKSHOP_LINE"] = "ws://line"
import ipywidgets as w
from kit.text.catalogue import translation
from kit.widgets.panel import Panel
from kit.widgets.writing import Writing

def build():
    global field, box, pressed, values
    w.Widget.close_all()
    pressed, values = [], []
    field = Writing("Your words", "Word for word", {MOST}, "zh", translation("en"))
    field.observe(lambda change: values.append(change["new"]), names="value")
    panel = Panel(lambda name, _: pressed.append([name, field.value]),
                  "<button data-press='submit'>Read it</button>")
    box = w.VBox([field, panel])
    return box.model_id
"""


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelServer]:
    server = KernelServer()
    server.start()
    server.run(FIELD)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(kernel: KernelServer, browser: Browser) -> Iterator[Page]:
    kernel.models = [kernel.run("model = build()", "model")]
    page = browser.new_page(viewport={"width": 390, "height": 844})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    expect.set_options(timeout=15_000)
    page.goto(kernel.url)
    page.wait_for_selector("body[data-ready=yes]")
    yield page
    page.close()
    assert not faults


@pytest.fixture
def field(page: Page) -> Locator:
    return page.get_by_label("Your words")


@pytest.fixture
def input_method(page: Page, field: Locator) -> CDPSession:
    field.focus()
    return page.context.new_cdp_session(page)


def wait_for(kernel: KernelServer, page: Page, value: str) -> None:
    """Wait until the kernel has `value`."""
    for _ in range(100):
        if kernel.run("", "field.value") == value:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"the kernel has {kernel.run('', 'field.value')!r}, not {value!r}")


def test_what_is_typed_is_sent_once_the_hand_rests(
    kernel: KernelServer, page: Page, field: Locator
) -> None:
    field.press_sequentially("Hello", delay=20)
    wait_for(kernel, page, "Hello")
    assert kernel.run("", "values") == ["Hello"]


def test_a_press_finds_the_text_that_stands_there(
    kernel: KernelServer, page: Page, field: Locator
) -> None:
    field.press_sequentially("Hello there")
    page.get_by_role("button", name="Read it").click()
    wait_for(kernel, page, "Hello there")
    assert kernel.run("", "pressed") == [["submit", "Hello there"]]


def test_nothing_is_sent_while_an_input_method_composes(
    kernel: KernelServer, page: Page, field: Locator, input_method: CDPSession
) -> None:
    input_method.send(
        "Input.imeSetComposition", {"text": "nin", "selectionStart": 3, "selectionEnd": 3}
    )
    expect(field).to_have_value("nin")
    page.wait_for_timeout(600)
    assert kernel.run("", "values") == []
    input_method.send("Input.insertText", {"text": "您好"})
    wait_for(kernel, page, "您好")
    assert kernel.run("", "values") == ["您好"]


def test_the_kernel_shows_a_text_but_not_over_one_that_is_being_typed(
    kernel: KernelServer, page: Page, field: Locator
) -> None:
    kernel.run("field.value = 'from before'")
    expect(field).to_have_value("from before")
    # Between the first key and the rest of the hand, the kernel says something else.
    field.press_sequentially("!")
    kernel.run("field.value = 'from elsewhere'")
    expect(page.get_by_text("s to say")).to_be_visible()
    expect(field).to_have_value("from before!")
    wait_for(kernel, page, "from before!")


def test_a_text_that_is_too_long_stays_and_is_neither_sent_nor_handed_in(
    kernel: KernelServer, page: Page, field: Locator
) -> None:
    field.fill("short")
    wait_for(kernel, page, "short")
    field.fill("长" * (MOST + 1))
    fault = page.get_by_role("alert")
    expect(fault).to_contain_text(f"{MOST + 1} characters, and up to {MOST} can be read")
    expect(field).to_have_attribute("aria-invalid", "true")
    page.get_by_role("button", name="Read it").click()
    expect(field).to_be_focused()
    page.wait_for_timeout(400)
    assert kernel.run("", "[field.value, pressed]") == ["short", []]
    expect(field).to_have_value("长" * (MOST + 1))
    field.fill("长" * MOST)
    expect(fault).to_be_hidden()
    wait_for(kernel, page, "长" * MOST)


def test_characters_are_counted_as_the_kernel_counts_them(
    kernel: KernelServer, page: Page, field: Locator
) -> None:
    field.fill("🙂" * MOST)
    wait_for(kernel, page, "🙂" * MOST)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_hundred_thousand_characters_do_not_freeze_the_page(page: Page, field: Locator) -> None:
    field.fill("长" * 100_000)
    expect(page.get_by_role("alert")).to_contain_text("100,000 characters")
    field.fill("")
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "您好，我是安和银行的陈静，通话会录音，请您知悉。",
        "I'm calling from Anhe Bank: it’s about your card.",
        "您好 hello，ＨＥＬＬＯ 3,500",
        "🙂",
    ],
)
def test_the_page_counts_seconds_as_the_reading_does(page: Page, field: Locator, text: str) -> None:
    field.fill(text)
    shown = page.get_by_text(re.compile(r"Takes about \d+ s to say")).inner_text()
    assert abs(int(re.search(r"\d+", shown)[0]) - seconds(text)) <= 0.55


@pytest.mark.parametrize("odd", ["None", "5", "['x']", "{}"])
def test_values_that_are_no_texts_are_borne(
    kernel: KernelServer, page: Page, field: Locator, odd: str
) -> None:
    # Past the trait's check, as a message of another version might come.
    kernel.run(f"field._send({{'method': 'update', 'state': {{'value': {odd}}}}})")
    kernel.run("field.placeholder = 'New words'")
    expect(page.get_by_placeholder("New words")).to_have_value("")


def test_the_text_is_sent_when_the_page_hides(
    kernel: KernelServer, page: Page, input_method: CDPSession
) -> None:
    # While an input method composes, nothing else would send it.
    input_method.send(
        "Input.imeSetComposition", {"text": "nin", "selectionStart": 3, "selectionEnd": 3}
    )
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    wait_for(kernel, page, "nin")
