"""Names that a capital shows, in English: of people, firms and places."""

from collections.abc import Iterator

from kit.text.tokens import Tokens

# What is written with a capital and is nobody's name.
_CAPITAL = frozenset(
    "january february march april may june july august september october november december jan feb"
    " mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday"
    " sunday mon tue wed thu fri sat sun christmas easter thanksgiving english visa mastercard amex"
    " paypal zelle venmo apple google direct debit ach apr id pin us uk usd gbp eur standing order"
    " faster credit sms pm am mr mrs ms dr okay right great perfect alright so well yes good"
    " lovely wonderful great super brilliant fine first second third finally lastly then next"
    " understood agreed correct excellent also again remember once otherwise therefore meanwhile"
    " cheers done deal sure absolutely congratulations hello summary recap total terms bye goodbye"
    " invoice account yours cool sounds ok awesome thankfully honestly listen look basically anyway"
    " actually fantastic"
    " starting beginning ending today tomorrow tonight please sorry yep yeah nope no hey hi folks"
    " i you we they he she it the a an this that these those my your our his her their what when"
    " where who why how is are was were do does did have has had will would can could should may"
    " might must and or but so because from with at of on in to for by as about no yes thanks thank"
    " get just only here there now pay payment send call make take any each every both half until"
    " take all everything monthly weekly payments god let if it".split()
)


def proper_names(text: Tokens) -> Iterator[tuple[int, int]]:
    """Give (first, behind) of each capital word within a sentence that is a name of somebody.

    The first word of a sentence is one only where it is a clause of its own, as "Maria, …" is.
    """
    for at, word in enumerate(text.words):
        if word in _CAPITAL or not text.text[text.starts[at]].isupper():
            continue
        first = at == text.bounds[text.sentences[at]][0]
        alone = at + 1 == len(text.words) or text.between(at + 1).startswith(",")
        shouted = len(word) > 1 and text.text[text.starts[at] : text.ends[at]].isupper()
        if not shouted and (alone or not first):
            yield at, at + 1
