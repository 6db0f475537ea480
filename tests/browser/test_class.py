"""A whole step in real browsers: one instructor, one wall, three phones, and bad luck."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.room import PHONE, Participant, Room, Staff, chromium, shoot, shots_folder
from tests.running import RunningServer

pytestmark = pytest.mark.browser

NAMES = {"zh": ("林岚", "王海燕", "赵一鸣"), "en": ("Lan", "Grace", "Omar")}
SUBMITTED = {"zh": "已提交", "en": "Submitted"}
SUMMARY = {"zh": "小结", "en": "Summary"}
DRAFT = ["anger", "strong"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_step_goes_through_with_a_late_joiner_a_reload_and_a_killed_server(
    language: str, tmp_path: Path, browser: Browser
) -> None:
    shots = shots_folder(language)
    server = RunningServer(tmp_path / "home", "--language", language).start()
    room = Room(browser, server, language)
    first, second, third = NAMES[language]
    try:
        staff = Staff(room)
        lan = Participant(room, first)
        shoot(shots, join=lan.page)
        lan.join().sees("waiting")
        grace = Participant(room, second).join()
        expect(staff.wall.locator(".wall-joined")).to_have_text("2")
        shoot(shots, waiting=lan.page, wall_join=staff.wall, console_welcome=staff.console)
        # Mirrored screens show no names before a press.
        expect(staff.console.locator("body")).not_to_contain_text(first)
        expect(staff.wall.locator("body")).not_to_contain_text(first)

        staff.advance("waiting")
        staff.advance("open")
        lan.choose(family="anger", intensity="strong")
        expect(lan.page.locator("[data-press=submit]")).to_have_attribute("aria-disabled", "true")
        shoot(shots, answering=lan.page, wall_answering=staff.wall)

        # A reload keeps what was chosen.
        lan.page.reload()
        lan.page.wait_for_selector(".choices")
        expect(lan.page.locator(".choice input:checked")).to_have_count(2)
        assert lan.chosen() == DRAFT

        # Whoever comes late starts at what is open.
        omar = Participant(room, third).join()
        omar.page.wait_for_selector(".choices")

        grace.choose(family="anxiety", intensity="light", need="safety")
        grace.submit()
        expect(grace.page.locator(".state")).to_contain_text(SUBMITTED[language])
        expect(staff.wall.locator(".wall-number")).to_have_text("1 / 3")
        shoot(shots, submitted=grace.page, console_open=staff.console)

        # The server dies without a word, and everybody goes on.
        server.kill()
        everybody = (lan.page, grace.page, omar.page, staff.wall, staff.console)
        for page in everybody:
            page.wait_for_selector("body[data-connection=lost]")
        shoot(shots, lost=grace.page)
        server.start()
        for page in everybody:
            page.wait_for_selector("body[data-connection=connected][data-ready=yes]")
        grace.sees("submitted")
        lan.page.wait_for_selector(".choices")
        assert lan.chosen() == DRAFT
        expect(staff.wall.locator(".wall-number")).to_contain_text("1")

        # An answer can be changed until it is closed.
        grace.page.locator("[data-press=change]").click()
        grace.page.wait_for_selector(".choices")
        grace.choose(family="shame")
        grace.submit()
        lan.choose(need="respect")
        lan.submit()
        omar.choose(family="shame", intensity="middle", need="respect")
        omar.submit()
        expect(staff.wall.locator(".wall-number")).to_have_text("3 / 3")

        staff.advance("closed")
        expect(lan.page.locator(".choices")).to_have_count(0)
        staff.advance("distribution")
        lan.sees("result")
        chart = staff.wall.locator("svg.chart").first
        expect(chart).to_be_visible()
        assert "3" in str(chart.get_attribute("aria-label"))
        expect(lan.page.locator("mark")).to_have_count(0)  # nothing of the solution yet
        shoot(shots, distribution=lan.page, wall_distribution=staff.wall)

        staff.advance("solution")
        expect(lan.page.locator("mark").first).to_be_visible()
        expect(staff.wall.locator("mark").first).to_be_visible()
        shoot(shots, result=lan.page, wall_solution=staff.wall, console_solution=staff.console)

        # The other items of the step, without an answer, and the step's summary.
        for _ in range(3):
            for phase in ("waiting", "open", "closed", "distribution", "solution"):
                staff.advance(phase)
        lan.sees("result")
        staff.advance("summary")
        expect(staff.wall.locator("svg.chart").first).to_be_visible()
        expect(lan.page.locator(".state")).to_contain_text(SUMMARY[language])
        shoot(shots, summary=lan.page, wall_summary=staff.wall)

        assert room.foreign() == []
        assert room.errors == []
    finally:
        server.stop()


@pytest.mark.parametrize("language", ["zh"])
def test_a_phone_steers_beside_the_laptop_and_of_two_tabs_the_newer_one_goes_on(
    language: str, server: RunningServer, browser: Browser
) -> None:
    room = Room(browser, server, language)
    staff = Staff(room)
    phone = room.open(server.links["instructor"], PHONE)
    phone.wait_for_selector(".console")
    phone.locator("[data-press=advance]").click()
    staff.wall.wait_for_selector(".wall[data-phase=waiting] .is-middle")

    lan = Participant(room, "林岚").join()
    second = room.open(f"{server.url}/seat", PHONE, lan.page.context)
    second.wait_for_selector("body[data-ready=yes]")
    lan.page.wait_for_selector("body[data-connection=taken]")
    second.wait_for_selector("body[data-connection=connected]")


@pytest.mark.parametrize("language", ["zh"])
def test_the_walls_keys_steer_only_where_the_browser_is_the_instructors(
    language: str, server: RunningServer, browser: Browser
) -> None:
    room = Room(browser, server, language)
    staff = Staff(room)
    guest = room.open(server.links["wall"], PHONE)
    guest.wait_for_selector(".wall")
    guest.keyboard.press("ArrowRight")
    staff.wall.keyboard.press("ArrowRight")
    guest.wait_for_selector(".is-middle")  # one step on, not two: the guest's key did nothing
    staff.wall.keyboard.press("ArrowRight")
    guest.wait_for_selector(".wall[data-phase=open]")
    staff.wall.keyboard.press(" ")
    guest.wait_for_selector(".wall[data-phase=closed]")
    staff.wall.keyboard.press("Enter")
    guest.wait_for_selector(".wall[data-phase=distribution]")
