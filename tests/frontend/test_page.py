"""The front end in a real browser, against a real kernel."""

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.chromium import find
from tests.frontend.kernel_server import WORDS, KernelServer

pytestmark = pytest.mark.browser

WIDGETS = """
import anywidget, ipywidgets as w, traitlets

class Stamp(anywidget.AnyWidget):
    _esm = '''
    function render({ model, el }) {
      const button = document.createElement("button");
      const show = () => {
        const bytes = new Uint8Array(model.get("bytes").buffer, model.get("bytes").byteOffset,
                                     model.get("bytes").byteLength);
        button.textContent = `stamped ${model.get("count")} [${Array.from(bytes)}]`;
      };
      button.className = "stamp";
      button.onclick = () => {
        model.set("count", model.get("count") + 1);
        model.set("bytes", new DataView(new Uint8Array([7, 8, 255]).buffer));
        model.save_changes();
      };
      model.on("change", show);
      show();
      el.append(button);
    }
    export default { render };
    '''
    _css = ".stamp { letter-spacing: 3px; }"
    count = traitlets.Int(0).tag(sync=True)
    bytes = traitlets.CBytes(b"\\x01\\x02").tag(sync=True)

def build():
    global box, button, slider, text, answer, stamp, clicks
    w.Widget.close_all()
    clicks = 0
    button, slider = w.Button(description="Go"), w.IntSlider(value=3, description="Strength")
    text, answer, stamp = w.Text(description="Words"), w.HTML("not yet"), Stamp()
    def on_click(_):
        global clicks
        clicks += 1
        answer.value = f"clicked {clicks}, {slider.value}, {text.value}"
    button.on_click(on_click)
    box = w.VBox([button, slider, text, answer, stamp])
    return box.model_id
"""


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelServer]:
    server = KernelServer()
    server.start()
    server.run(WIDGETS)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def server(kernel: KernelServer) -> KernelServer:
    kernel.alive, kernel.deaf, kernel.refuses = 204, False, False
    kernel.requests.clear()
    kernel.models = [kernel.run("model = build()", "model")]
    return kernel


@pytest.fixture
def page(server: KernelServer, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.set_default_timeout(15_000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    expect.set_options(timeout=15_000)
    page.goto(server.url)
    page.wait_for_selector("body[data-ready=yes]")
    yield page
    page.close()
    assert not faults


def wait_for(page: Page, state: str) -> None:
    page.wait_for_selector(f"body[data-connection={state}]")


def test_the_page_shows_the_widgets_and_a_click_reaches_the_kernel(page: Page) -> None:
    expect(page.locator("#shell")).to_have_count(0)
    expect(page.locator("#connection")).to_be_hidden()
    page.get_by_label("Words").fill("hello")
    page.get_by_label("Words").blur()
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1, 3, hello")).to_be_visible()


def test_a_slider_moved_by_keys_sends_its_last_value(page: Page, server: KernelServer) -> None:
    page.get_by_role("slider").focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1, 23,")).to_be_visible()
    assert server.run("", "slider.value") == 23


def test_an_anywidget_runs_its_module_and_bytes_travel_both_ways(
    page: Page, server: KernelServer
) -> None:
    stamp = page.locator(".stamp")
    expect(stamp).to_have_text("stamped 0 [1,2]")
    expect(stamp).to_have_css("letter-spacing", "3px")
    stamp.click()
    expect(stamp).to_have_text("stamped 1 [7,8,255]")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1")).to_be_visible()
    assert server.run("", "[stamp.count, list(stamp.bytes)]") == [1, [7, 8, 255]]
    server.run("stamp.bytes = bytes([0, 9])")
    expect(stamp).to_have_text("stamped 1 [0,9]")


def test_an_anywidget_runs_in_a_browser_without_combined_abort_signals(
    server: KernelServer, browser: Browser
) -> None:
    page = browser.new_page()
    page.add_init_script("delete AbortSignal.any; delete AbortSignal.timeout")
    page.goto(server.url)
    page.locator(".stamp").click()
    expect(page.locator(".stamp")).to_have_text("stamped 1 [7,8,255]")
    page.close()


KITS_OWN = """
import os
os.environ["WORKSHOP_LINE"] = "ws://line"
from kit.widgets.choice import ChoiceGrid
from kit.widgets.panel import Panel
from kit.widgets.script import Scripted
tiles = [{"id": "a", "label": "One"}, {"id": "b", "label": "Two"}]
grids = [ChoiceGrid(f"Question {n}", tiles, "pairs") for n in range(3)]
presses = []
panel = Panel(lambda name, values: presses.append(name),
              "<button data-press='hello'>Say hello</button>")
box.children = [*box.children, *grids, panel]
"""


def test_the_kits_own_widgets_need_no_script_from_the_kernel(
    server: KernelServer, browser: Browser
) -> None:
    server.run(KITS_OWN)
    try:
        page = browser.new_page()
        modules: list[str] = []
        page.on("request", lambda request: modules.append(request.url))
        page.goto(server.url)
        # One name for two grids would make one group of them: a choice would clear another.
        for number in range(3):
            page.get_by_role("group", name=f"Question {number}").get_by_text("Two").click()
        expect(page.locator("input:checked")).to_have_count(3)
        page.get_by_role("button", name="Say hello").click()
        page.get_by_role("button", name="Go").click()
        expect(page.get_by_text("clicked 1")).to_be_visible()
        assert server.run("", "[grid.value for grid in grids]") == ["b", "b", "b"]
        assert server.run("", "presses") == ["hello"]
        # The test's own Stamp is the only module that the page had to make.
        assert len([url for url in modules if url.startswith("blob:")]) == 1
        page.close()
    finally:
        server.run("del os.environ['WORKSHOP_LINE']")


def test_a_script_that_the_page_does_not_have_is_said_where_its_widget_would_be(
    page: Page, server: KernelServer
) -> None:
    server.run(
        "import anywidget; box.children = [*box.children,"
        " type('Odd', (anywidget.AnyWidget,), {'_esm': 'kit:odd'})()]"
    )
    expect(page.get_by_role("alert")).to_have_text("This page has no script kit:odd.")


def test_the_html_of_a_description_runs_nothing(page: Page, server: KernelServer) -> None:
    server.run(
        "text.description_allow_html = True; text.description = "
        "'<b>bold</b><img src=x onerror=run()><script>run()</script>"
        '<a href="javascript:run()" onclick=run()>link</a><u>plain</u>\''
    )
    label = page.locator(".widget-label", has_text="bold")
    expect(label).to_have_text("boldlinkplain")
    assert label.inner_html() == "<b>bold</b><img><a>link</a>plain"


def test_the_style_sheet_hides_the_other_tabs_and_paints_sliders_in_the_kits_colour(
    page: Page, server: KernelServer
) -> None:
    server.run(
        "box.children = [w.Tab([w.Label('first'), w.Label('second')], titles=['A', 'B']),"
        " w.FloatRangeSlider()]"
    )
    expect(page.get_by_text("first")).to_be_visible()
    expect(page.get_by_text("second")).to_be_hidden()
    page.get_by_text("B", exact=True).click()
    expect(page.get_by_text("second")).to_be_visible()
    expect(page.locator(".noUi-connect")).to_have_css("background-color", "rgb(15, 107, 111)")


def test_widgets_made_later_appear(page: Page, server: KernelServer) -> None:
    server.run("box.children = [*box.children, w.Label('came later'), Stamp(count=5)]")
    expect(page.get_by_text("came later")).to_be_visible()
    expect(page.get_by_text("stamped 5")).to_be_visible()


def test_after_a_lost_connection_the_page_catches_up_without_a_reload(
    page: Page, server: KernelServer
) -> None:
    page.evaluate("window.sameDocument = true")
    server.alive = 500
    server.close_sockets()
    wait_for(page, "lost")
    expect(page.locator("#connection.connection")).to_have_text(WORDS["lost"])
    server.run("answer.value = 'changed meanwhile'; box.children = [*box.children, w.Label('new')]")
    server.alive = 204
    wait_for(page, "connected")
    expect(page.locator("#connection.connection.is-back")).to_have_text(WORDS["back"])
    expect(page.get_by_text("changed meanwhile")).to_be_visible()
    expect(page.get_by_text("new", exact=True)).to_be_visible()
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1, 3,")).to_be_visible()
    expect(page.locator("#connection")).to_be_hidden()
    assert page.evaluate("window.sameDocument")


def test_what_was_typed_while_away_stays_and_arrives(page: Page, server: KernelServer) -> None:
    server.alive = 500
    server.close_sockets()
    wait_for(page, "lost")
    words = page.get_by_label("Words")
    words.press_sequentially("typed offline")
    page.get_by_role("button", name="Go").click()
    page.get_by_role("button", name="Go").click()
    words.focus()
    server.alive = 204
    wait_for(page, "connected")
    expect(words).to_have_value("typed offline")
    expect(words).to_be_focused()
    # Both taps meant the same; they arrive once, after the words.
    expect(page.get_by_text("clicked 1, 3, typed offline")).to_be_visible()


def test_a_field_that_the_kernel_cleared_meanwhile_is_cleared(
    page: Page, server: KernelServer
) -> None:
    server.run("text.value = 'first draft'")
    words = page.get_by_label("Words")
    expect(words).to_have_value("first draft")
    server.alive = 500
    server.close_sockets()
    wait_for(page, "lost")
    words.focus()
    page.keyboard.press("End")
    page.keyboard.type(" and more")
    server.run("text.value = ''")
    server.alive = 204
    wait_for(page, "connected")
    expect(words).to_have_value("")
    assert server.run("", "text.value") == ""


def test_words_sent_into_a_dead_socket_are_sent_again(page: Page, server: KernelServer) -> None:
    server.deaf = True
    words = page.get_by_label("Words")
    words.press_sequentially("half open")
    server.deaf = False
    server.close_sockets()
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1, 3, half open")).to_be_visible()
    words.focus()
    page.keyboard.press("End")
    page.keyboard.type("!")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 2, 3, half open!")).to_be_visible()


def test_a_socket_that_only_looks_open_is_replaced_when_the_phone_wakes(
    page: Page, server: KernelServer
) -> None:
    server.deaf = True
    server.alive = 500
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    wait_for(page, "lost")
    server.deaf, server.alive = False, 204
    page.evaluate("window.dispatchEvent(new Event('online'))")
    wait_for(page, "connected")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1")).to_be_visible()


@pytest.mark.parametrize("code", [429, 503])
def test_a_server_that_is_full_is_called_so_and_not_pressed(
    page: Page, server: KernelServer, code: int
) -> None:
    server.alive = code
    server.close_sockets()
    wait_for(page, "full")
    expect(page.locator("#connection")).to_have_text(WORDS["full"])
    server.requests.clear()
    page.wait_for_timeout(4_000)  # half of the longest pause and less: nothing may come yet
    assert server.requests == []
    server.alive = 204
    page.evaluate("window.dispatchEvent(new Event('online'))")
    wait_for(page, "connected")
    expect(page.locator("#connection.is-back")).to_have_text(WORDS["back"])


def test_a_phone_that_slept_through_a_lost_connection_goes_on_where_it_was(
    page: Page, server: KernelServer
) -> None:
    page.evaluate("window.sameDocument = true")
    page.get_by_label("Words").fill("before")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1, 3, before")).to_be_visible()
    session = page.context.new_cdp_session(page)
    # Nothing of the page runs any more, no timer and no event. (A state of its life cycle that is
    # set from outside freezes no page that stands in front.)
    session.send("Debugger.enable")
    session.send("Debugger.pause")
    server.requests.clear()
    server.close_sockets()
    server.run("answer.value = 'changed in its sleep'")
    time.sleep(2)  # long enough for a page that is awake to have come back
    assert server.requests == []
    session.send("Debugger.disable")
    expect(page.get_by_text("changed in its sleep")).to_be_visible()
    wait_for(page, "connected")
    expect(page.get_by_label("Words")).to_have_value("before")
    assert page.evaluate("window.sameDocument")


def test_a_phone_out_of_reach_says_so_and_is_back_as_soon_as_it_has_a_network(
    page: Page, server: KernelServer
) -> None:
    page.evaluate("window.sameDocument = true; Math.random = () => 0.5")  # pauses of 0.5, 1, 2 … s
    server.alive = 500
    server.close_sockets()
    wait_for(page, "lost")
    expect(page.locator("#connection")).to_have_text(WORDS["lost"])
    page.context.set_offline(True)
    server.alive = 204
    server.requests.clear()
    page.wait_for_timeout(8_000)  # then the next try would be some 7 s away
    assert not [request for request in server.requests if "/alive/" in request]
    page.context.set_offline(False)
    page.wait_for_selector("body[data-connection=connected]", timeout=3_000)
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1")).to_be_visible()
    assert page.evaluate("window.sameDocument")


def test_the_pauses_between_two_tries_grow_and_differ(page: Page, server: KernelServer) -> None:
    server.alive = 500
    asked: list[float] = []
    page.on("request", lambda request: asked.append(time.monotonic()))
    server.close_sockets()
    until = time.monotonic() + 20
    while len(asked) < 5 and time.monotonic() < until:
        page.wait_for_timeout(100)
    pauses = [later - earlier for earlier, later in pairwise(asked)]
    assert len(pauses) == 4
    for pause, middle in zip(pauses, (1, 2, 4, 8), strict=True):
        assert 0.5 * middle - 0.1 < pause < 1.5 * middle + 0.5


def test_a_kernel_busy_with_a_long_callback_is_not_taken_for_lost(
    page: Page, server: KernelServer
) -> None:
    server.client.execute("import time; time.sleep(6)", silent=True)
    states = "window.states = []; window.kitPage.connection.onChange((s) => states.push(s))"
    page.evaluate(states)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1")).to_be_visible()
    assert page.evaluate("window.states") == ["connected"]
    server.client.get_shell_msg(timeout=10)


def test_a_widget_closed_meanwhile_goes_away(page: Page, server: KernelServer) -> None:
    server.alive = 500
    server.close_sockets()
    wait_for(page, "lost")
    server.run("closed_id = stamp.model_id; box.children = [button, slider, text, answer]")
    server.run("stamp.close()")
    server.alive = 204
    wait_for(page, "connected")
    expect(page.locator(".stamp")).to_have_count(0)
    closed, open_ = server.run("", "[closed_id, box.model_id]")
    assert page.evaluate("id => window.kitPage.manager.has_model(id)", open_)
    assert not page.evaluate("id => window.kitPage.manager.has_model(id)", closed)
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1")).to_be_visible()


def test_a_seat_opened_elsewhere_says_so_and_stops(page: Page, server: KernelServer) -> None:
    server.close_sockets(4001)
    wait_for(page, "taken")
    banner = page.locator("#connection")
    expect(banner).to_contain_text(WORDS["taken"])
    server.requests.clear()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    with page.expect_navigation():
        banner.get_by_role("button", name=WORDS["useHere"]).click()
    page.wait_for_selector("body[data-ready=yes]")
    assert not [request for request in server.requests if "/alive/" in request]


@pytest.mark.parametrize("code", [403, 404, 410])
def test_a_page_whose_kernel_has_gone_loads_itself_again(
    page: Page, server: KernelServer, code: int
) -> None:
    server.alive = code
    with page.expect_navigation():
        server.close_sockets()
    page.wait_for_selector("body[data-ready=yes]")


def test_a_widget_of_an_unknown_module_leaves_the_rest_alive(
    server: KernelServer, browser: Browser
) -> None:
    server.run("strange = w.Label('?'); strange._model_module = 'strange'; odd = strange.model_id")
    server.models = [*server.models, server.run("", "odd")]
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(server.url)
    page.wait_for_selector("body[data-ready=yes]")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked 1")).to_be_visible()
    assert any("no widget LabelModel of the module strange" in text for text in said)
    page.close()


def test_a_page_that_cannot_load_says_so_and_offers_to_load_again(
    server: KernelServer, browser: Browser
) -> None:
    server.models = ["00000000-no-such-model"]
    page = browser.new_page()
    page.goto(server.url)
    expect(page.locator("#shell").get_by_role("alert")).to_have_text(WORDS["failed"])
    server.models = [server.run("", "model")]
    with page.expect_navigation():
        page.get_by_role("button", name=WORDS["reload"]).click()
    page.wait_for_selector("body[data-ready=yes]")
    page.close()


def test_a_page_that_finds_no_server_goes_on_trying(server: KernelServer, browser: Browser) -> None:
    server.refuses = True
    page = browser.new_page()
    page.clock.install()
    page.goto(server.url)
    page.wait_for_selector("body[data-connection]")
    page.clock.fast_forward(21_000)
    expect(page.locator("#shell").get_by_role("alert")).to_have_text(WORDS["failed"])
    server.refuses = False
    page.clock.resume()
    page.wait_for_selector("body[data-ready=yes]")
    expect(page.locator("#shell")).to_have_count(0)
    page.close()


def test_leaving_the_page_sends_nothing(page: Page, server: KernelServer) -> None:
    server.requests.clear()
    page.goto("about:blank")
    page.goto(server.url)
    page.wait_for_selector("body[data-ready=yes]")
    assert sorted(server.requests) == ["GET /", "GET /assets/page.js", "GET /assets/widgets.css"]
