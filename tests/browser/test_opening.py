"""The opening in real browsers: three phones, two drafts each, a correction, the spotlight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.room import Participant, Room, Staff, chromium, shoot, shots_folder
from tests.running import RunningServer

pytestmark = pytest.mark.browser

OPENING_STEP = 3  # of the shipped course, from 0
NAMES = {"zh": ("林岚", "王海燕", "赵一鸣"), "en": ("Lan", "Grace", "Omar")}
FIRST = {
    "zh": "您好，您欠我们的信用卡今天必须还清，再不还我们就起诉您。",
    "en": "Hello, you owe us on your credit card. Pay today or we will see you in court.",
}
SECOND = {
    "zh": "您好，我是安和银行的陈静，通话会录音。请问是吴海涛先生吗？……关于您的信用卡还款，"
    "想跟您一起商量个办法，您现在方便吗？",
    "en": "Hello, this is Jing Chen from Anhe Bank, and this call is recorded. Am I speaking with"
    " Mr Wu? … It’s about your credit card, and I’d like us to work it out together. Is now a good"
    " time?",
}
THIRD = {
    "zh": "上午好，安和银行，我叫陈静。您是吴海涛先生吧？……跟您说一声，电话是录音的。咱们聊聊信用卡"
    "这期的还款，看看怎么安排您才不吃力。这会儿说话合适吗？",
    "en": "Good morning, Jing Chen from Anhe Bank. Is that Mr Wu? … Just so you know, calls are"
    " recorded. I’m ringing about your credit card, so we can find something that works for both of"
    " us. Is this a good moment?",
}
HOSTILE = "<img src=x onerror=alert(1)> 您好 hello"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


class Writer(Participant):
    """Someone who writes on the phone."""

    def write(self, text: str) -> None:
        self.page.locator("textarea").fill(text)

    def rewrite(self, text: str) -> None:
        self.page.locator("[data-press=change]").click()
        self.page.wait_for_selector("textarea")
        self.write(text)
        self.submit()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_three_phones_write_two_drafts_and_the_instructor_corrects_and_shows_them(
    language: str, tmp_path: Path, browser: Browser
) -> None:
    shots = shots_folder(language)
    server = RunningServer(tmp_path / "home", "--language", language).start()
    room = Room(browser, server, language)
    try:
        staff = Staff(room)
        lan, grace, omar = (Writer(room, name).join() for name in NAMES[language])
        hears_anger_for_anxiety(staff, lan)

        staff.console.locator(f"[data-press=go][data-step='{OPENING_STEP}']").click()
        staff.wall.wait_for_selector(".wall[data-phase=waiting]")
        staff.advance("open")
        lan.page.wait_for_selector("textarea")
        # What was misheard before comes back as a reminder; what was not, does not.
        expect(lan.page.locator(".reminder")).to_have_count(1)
        expect(grace.page.locator(".reminder")).to_have_count(0)
        expect(lan.page.locator("[data-press=submit]")).to_have_attribute("aria-disabled", "true")
        shoot(shots, opening_prompt=lan.page, wall_opening=staff.wall)

        lan.write(FIRST[language])
        # A reload loses nothing of what stands there.
        expect(lan.page.locator("[data-press=submit]:not([aria-disabled])")).to_be_visible()
        lan.page.reload()
        expect(lan.page.locator("textarea")).to_have_value(FIRST[language])
        lan.submit()
        expect(lan.page.locator("mark[data-kind=breach]").first).to_be_visible()
        expect(lan.page.locator(".finding.is-breach .instead").first).to_be_visible()
        shoot(shots, opening_first=lan.page)
        for other in (grace, omar):
            other.write(FIRST[language])
            other.submit()

        # One's own first opening stands above the second; what changed is shown after it.
        lan.page.locator("[data-press=change]").click()
        lan.page.wait_for_selector("textarea")
        expect(lan.page.locator("textarea")).to_have_value(FIRST[language])
        expect(lan.page.locator(".finding.is-breach").first).to_be_visible()
        shoot(shots, opening_changing=lan.page)
        lan.write(SECOND[language])
        lan.submit()
        expect(lan.page.locator("ins.change-new").first).to_be_visible()
        expect(lan.page.locator("mark[data-kind=breach]")).to_have_count(0)
        shoot(shots, opening_second=lan.page)
        grace.rewrite(THIRD[language])
        omar.rewrite(HOSTILE)
        expect(staff.wall.locator(".wall-number")).to_have_text("3 / 3")

        # The newest stands first: Omar, Grace, Lan. One of Grace's judgements is corrected.
        cards = staff.console.locator("#answers article")
        expect(cards).to_have_count(3)
        cards.nth(1).locator("[data-press=answer]").click()
        shoot(shots, console_opening=staff.console)
        cards.nth(1).locator("[data-press=correct][data-criterion=open_question]").click()
        expect(grace.page.locator(".is-corrected")).to_have_count(1)
        expect(lan.page.locator(".is-corrected")).to_have_count(0)
        shoot(shots, opening_corrected=grace.page)

        # One opening stands on the wall while others still write; nobody's name does.
        cards.nth(0).locator("[data-press=spotlight]").click()
        expect(staff.wall.locator(".opening")).to_contain_text("<img src=x")
        expect(staff.wall.locator("body")).not_to_contain_text(NAMES[language][2])
        staff.console.locator("[data-press=unspotlight]").click()
        cards.nth(2).locator("[data-press=spotlight]").click()
        expect(staff.wall.locator(".opening mark").first).to_be_visible()
        shoot(shots, wall_spotlight=staff.wall)
        staff.console.locator("[data-press=unspotlight]").click()
        expect(staff.wall.locator(".wall-number")).to_be_visible()

        for number in (1, 2):
            cards.nth(number).locator("[data-press=approve]").click()
            expect(staff.console.locator("#answers .chip.is-strong").first).to_contain_text(
                str(number)
            )
        staff.advance("closed")
        staff.advance("distribution")
        expect(staff.wall.locator("svg.chart").first).to_be_visible()
        shoot(shots, wall_openings=staff.wall, opening_bars=lan.page)
        staff.advance("solution")
        expect(staff.wall.locator(".opening")).to_have_count(2)
        expect(lan.page.locator(".opening").first).to_be_visible()
        shoot(shots, wall_approved=staff.wall, opening_result=lan.page)

        assert room.foreign() == []
        assert room.errors == []
    finally:
        server.stop()


def hears_anger_for_anxiety(staff: Staff, lan: Writer) -> None:
    """Take the class through one item of the emotions, in which one person hears another one."""
    staff.advance("waiting")
    staff.advance("open")
    lan.page.wait_for_selector(".choices")
    lan.choose(family="anger", intensity="strong", need="respect")
    lan.submit()
    for phase in ("closed", "distribution", "solution"):
        staff.advance(phase)
