"""The agreement in real browsers: two phones write apart, a third observes, one version stands."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kit.exercises.agreement.case import Party
from kit.text.language import Language
from tests.browser.room import Participant, Room, Staff, chromium, shoot, shots_folder
from tests.exercises.agreement.form import CASES, form_of
from tests.running import RunningServer

pytestmark = pytest.mark.browser

AGREEMENT_STEP = 4  # of the shipped course, from 0
ITEM = "misheard"  # the first case of the step
NAMES = {"zh": ("林岚", "王海燕", "赵一鸣"), "en": ("Lan", "Grace", "Omar")}
WORDS = {
    "zh": "彭师傅，那咱们说定：装修贷款今天先还四千，从一月五号起每月还两千五，一共二十期，"
    "自动扣款。"
    "万一哪期来不及，提前给我打电话。您跟我说一遍好吗？谢谢您。",
    "en": "Mr Kowalski, so we agreed: 4,000 down on the home improvement loan, then 20 monthly "
    "payments of 2,500 by automatic debit, the first one due January 5th. If you can't make one, "
    "call me first. Could you say that back to me? Thank you.",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


class Writer(Participant):
    """Someone who writes an agreement down on the phone."""

    def fill(self, terms: Mapping[str, str]) -> None:
        for name, text in terms.items():
            place = self.page.locator(f".field[data-field={name}]")
            if place.locator(".choices").count():
                place.locator(f".choice:has(input[value={text}])").click()
            elif text:
                place.locator(".field-box").fill(text)

    def screen(self, name: str) -> None:
        self.page.locator(f".stepper-part[data-to={name}]").click()

    def say(self, words: str) -> None:
        self.screen("words")
        self.page.locator(".for-words textarea").fill(words)

    def press(self, name: str) -> None:
        self.page.locator(f"[data-press={name}]:not([aria-disabled])").click()


# Another wording of what the case says, without a figure: no rule can tell if it is the same.
CHANNEL = {"zh": "到日子从客户的还款卡里自动扣", "en": "Debited from his checking account"}


def typed(side: Party, language: Language) -> dict[str, str]:
    """What one side heard, without what is not needed for the test to be quick."""
    heard = form_of(CASES[ITEM], side, language)
    return {name: text for name, text in heard.items() if text}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_two_write_apart_see_where_they_differ_and_agree_while_a_third_observes(
    language: Language, tmp_path: Path, browser: Browser
) -> None:
    shots = shots_folder(language)
    server = RunningServer(tmp_path / "home", "--language", language).start()
    room = Room(browser, server, language)
    try:
        staff = Staff(room)
        lan, grace, omar = (Writer(room, name).join() for name in NAMES[language])
        staff.console.locator(f"[data-press=go][data-step='{AGREEMENT_STEP}']").click()
        staff.wall.wait_for_selector(".wall[data-phase=waiting]")
        staff.console.locator("[data-press=pair_by_arrival]").click()
        expect(staff.console.locator("[data-press=split]")).to_have_count(1)
        shoot(shots, console_pairs=staff.console)
        staff.advance("open")
        lan.page.wait_for_selector(".form-fields")
        omar.sees("waiting")
        expect(omar.page.locator(".form-fields")).to_have_count(0)
        shoot(shots, agreement_prompt=lan.page, agreement_observer=omar.page)
        shoot(shots, wall_agreement=staff.wall)

        # Each side has its own transcript; what cannot be read is said where it stands.
        lan.fill(typed("collector", language) | {"down": "四千"})
        expect(lan.page.locator("[data-field=down] .field-fault")).to_contain_text("4000.00")
        shoot(shots, agreement_fault=lan.page)
        lan.fill({"down": "4000"})
        expect(lan.page.locator(".for-plan table").first).to_be_visible()
        shoot(shots, agreement_terms=lan.page)
        lan.screen("plan")
        shoot(shots, agreement_plan=lan.page)
        lan.say(WORDS[language])
        shoot(shots, agreement_words=lan.page)
        # A reload loses nothing of what stands there.
        expect(lan.page.locator("[data-press=submit]:not([aria-disabled])")).to_be_visible()
        lan.page.reload()
        expect(lan.page.locator("[data-field=instalments] input")).to_have_value("20")
        lan.submit()
        expect(lan.page.locator("mark[data-kind=found]").first).to_be_visible()
        expect(lan.page.locator(".side-field")).to_have_count(0)
        shoot(shots, agreement_waiting=lan.page)

        grace.fill(typed("customer", language) | {"channel": CHANNEL[language]})
        grace.say(WORDS[language])
        grace.submit()
        # Both, and who observes, see where they differ: in what was misheard, and nowhere else.
        for one in (lan, grace, omar):
            apart = one.page.locator(".side-field.is-apart")
            expect(apart).to_have_count(3)
            expect(apart.first).to_be_visible()
        shoot(shots, agreement_comparison=lan.page, agreement_observed=omar.page)

        # What no rule can read the two say themselves, and each sees what was said.
        expect(omar.page.locator("[data-press=verdict]")).to_have_count(0)
        grace.page.locator("[data-press=verdict][data-part=channel][data-same=yes]").click()
        for one in (lan, grace, omar):
            expect(one.page.locator(".side-field.is-apart")).to_have_count(2)
        shoot(shots, agreement_verdict=grace.page)

        # One holds the pen, the other waits for it.
        lan.press("pen")
        lan.page.wait_for_selector(".form-fields")
        expect(grace.page.locator("[data-press=pen]")).to_have_count(0)
        expect(lan.page.locator("[data-field=first_due] input")).to_have_value("")
        own = form_of(CASES[ITEM], "collector", language)["channel"]
        expect(lan.page.locator("[data-field=channel] .field-box")).to_have_value(own)
        lan.fill({"first_due": "2027-01-05", "instalment_amount": "2500.00"})
        shoot(shots, agreement_common=lan.page)
        lan.press("submit")
        expect(grace.page.locator("[data-press=confirm]")).to_be_visible()
        expect(omar.page.locator("[data-press=confirm]")).to_have_count(0)
        shoot(shots, agreement_confirm=grace.page)
        grace.press("confirm")
        for one in (lan, grace):
            expect(one.page.locator("a[href$='.ics']")).to_be_visible()
        shoot(shots, agreement_agreed=grace.page, console_agreed=staff.console)

        with grace.page.context.expect_page() as opened:
            grace.page.locator("a[href$='.html']").click()
        sheet = opened.value
        expect(sheet.locator("body")).to_contain_text("2,500.00")
        shoot(shots, agreement_sheet=sheet)

        staff.advance("closed")
        staff.advance("distribution")
        expect(staff.wall.locator("svg.chart").first).to_be_visible()
        shoot(shots, wall_fields=staff.wall, agreement_bars=lan.page)
        staff.advance("solution")
        expect(staff.wall.locator("svg.chart").first).to_be_visible()
        shoot(shots, wall_plans=staff.wall, agreement_result=lan.page)

        assert room.foreign() == []
        assert room.errors == []
    finally:
        server.stop()
