"""Before the reveal a participant's page holds no key to the solution, wherever one looks."""

import asyncio
from html import unescape

import pytest

from kit.exercises.emotion.content import read_emotion
from kit.exercises.emotion.utterance import Utterance
from kit.settings import DATA
from kit.text.language import Text
from tests.running import RunningServer
from tests.server.participant import Instructor, Page, Participant, texts

pytestmark = pytest.mark.server

ITEM = "anxiety-04"
KEYS = ("closest", "defensible", "readings", "also_intensity", "reply_why")


def solution(utterance: Utterance) -> set[str]:
    """Every sentence of an utterance's solution."""
    parts: list[Text] = [utterance.title, utterance.reply, utterance.reply_why]
    parts += [reading.why for reading in (*utterance.readings, *utterance.needs)]
    return {sentence for part in parts for sentence in (part.zh, part.en)}


def told(page: Page) -> str:
    """All that a page has been told since it was opened, as one text."""
    said = {text for one in page.heard for text in texts(one)}
    return "\n".join(map(unescape, said))


def found(keys: set[str], page: Page) -> set[str]:
    return {key for key in keys if key in told(page)}


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_page_holds_no_key_to_the_solution_before_the_reveal(
    server: RunningServer, language: str
) -> None:
    utterances = read_emotion(DATA / "emotion").utterances
    own = solution(utterances[ITEM])
    others = set().union(*map(solution, utterances.values())) - own

    async def scenario() -> None:
        async with Instructor(server) as boss, Participant(server, "Ann", language) as ann:
            await ann.sees('data-state="waiting"')
            await boss.advance(2)
            await ann.submit("anger", "strong", "safety")
            await boss.advance()  # closed
            await ann.sees('data-state="waiting"')
            await boss.advance()  # distribution
            await ann.sees('data-state="result"')
            async with Page(ann.visitor) as again:  # all states, with all that lies behind
                await again.until(lambda: utterances[ITEM].says.zh in told(again), "the prompt")
                for page in (ann, again):
                    assert not found(own | others, page)
                    assert not found(set(KEYS), page)
                    assert "<mark" not in told(page)
                await boss.advance()  # solution
                await again.sees(utterances[ITEM].title.zh)
                await again.sees("<mark")
                await again.until(lambda: utterances[ITEM].reply.zh in told(again), "the reply")
                assert not found(others, again)
            practice = Page(ann.visitor, "/practice/emotion_identification")
            async with practice:
                course = {"anxiety-04", "shame-03", "helplessness-02", "hope-04"} - {ITEM}
                assert not [item for item in course if utterances[item].says.zh in told(practice)]
                assert not found(own | others, practice)

    asyncio.run(scenario())
