"""Where a person's name may stand in a text.

It says where a name is possible, not that it is one: cues ask for a name between other words.
"""

from collections.abc import Iterator

from kit.text.language import Language
from kit.text.surnames import chinese_names
from kit.text.tokens import Tokens

# No part of a person's name in English, however it is written.
_NO_NAMES = frozenset(
    "a an the i you he she it we they me him her us them my your his our their this that these"
    " those am is are was were be been being do does did have has had will would can could shall"
    " should may might must not no yes yeah and or but if so because about from with at of on in"
    " to for by as over under into regarding concerning calling speaking here there now just only"
    " very really please sorry thanks thank hi hello hey good morning afternoon evening today"
    " tomorrow tonight what who when where why how which call phone account debt payment loan card"
    " bill bank company department team office behalf again still also back get got need want let"
    " say talk speak know see look sir madam ma'am customer reference number extension agent"
    " employee staff badge representative adviser advisor okay right oh ah well after before tell"
    " ask pay make take give both".split()
)
# But with a capital: "Mr He", "Ms May".
_ALSO_NAMES = frozenset("he may will so an do see say".split())
# What is a name with a capital only, in the middle of a sentence: "are you Young", "are you young".
_WORDS = frozenset(
    "able absolutely afraid all already always am another any anybody anyone anything around"
    " available aware bad because best better big bit brilliant brother busy caller care cash"
    " cheque clear close collections connection content convenient cool correct crazy credit dad"
    " day deal decent different done down easy either else enough even ever every everybody"
    " everyone everything excellent expected fair false family fantastic father final fine first"
    " five forward free friday friend friendly full funny gas general glad going gone grand great"
    " guilty half happy hard help her here him home honest how however husband idea important it"
    " its job joke keen kind last late later legal like line listen little lovely many mate maybe"
    " me message minute moment monday money months more most mother much mum never new next nice"
    " nobody none nothing off old once one ones online open orders other out outstanding overdue"
    " paperwork past perfect personal polite possible priority problem problems quick quite ready"
    " real reason regard relation right rude safe same second secure serious several short sick"
    " simple simply since small some somebody someone something somewhere son soon sort still"
    " strange stuck such super sure sweet terrible then these thing things third time too tough"
    " trouble true truly trying two understand understood unpaid up upset urgent useless usual"
    " waiting warehouse water week welcome wife wonderful work wrong year years young yours"
    " yourself".split()
)
_ENDINGS = ("ing", "ed", "ly")
_SHORT = 5  # letters: Ling and Jed are names, whoever writes them small


def names(text: Tokens, language: Language) -> Iterator[tuple[int, int]]:
    """Give (first, behind), in words, of every place where a name may stand."""
    return chinese_names(text) if language == "zh" else _english(text)


def _english(text: Tokens) -> Iterator[tuple[int, int]]:
    """One to three words that may be parts of a name."""
    possible = _possible(text)
    for at in range(len(possible)):
        for behind in range(at + 1, min(at + 4, len(possible) + 1)):
            if not possible[behind - 1]:
                break
            yield at, behind


def _possible(text: Tokens) -> list[bool]:
    """Say of each word whether it may be part of a name.

    Who writes capitals inside of sentences writes names with one; else it is whatever is no
    other word.
    """
    words, sentences = text.words, text.sentences
    opens = [at == 0 or sentences[at - 1] != sentences[at] for at in range(len(words))]
    capital = [text.text[start].isupper() for start in text.starts]
    inside = [
        capital[at] and not opens[at] and (word not in _NO_NAMES or word in _ALSO_NAMES)
        for at, word in enumerate(words)
    ]
    careful = any(inside)
    return [
        inside[at] or ((opens[at] or not careful) and _unlike_others(word))
        for at, word in enumerate(words)
    ]


def _unlike_others(word: str) -> bool:
    ordinary = word in _NO_NAMES or word in _WORDS or not word[0].isalpha()
    return not ordinary and not (len(word) > _SHORT and word.endswith(_ENDINGS))
