"""Words on the wall: as large as wished for where they fit, smaller where they do not."""

from kit.text.fit import Block, sizes

LONG = "都讲了月底发工资，早上讲一遍，现在又讲一遍，" * 6


def test_a_short_sentence_keeps_its_size() -> None:
    assert sizes([Block("够了，别打了。", 32, 2.7, 1.5)], 20) == [2.7]


def test_a_long_one_shrinks_until_it_fits() -> None:
    (size,) = sizes([Block(LONG, 32, 2.7, 1.5)], 20)
    assert 1.5 <= size < 2.7


def test_nothing_shrinks_below_what_the_last_row_reads() -> None:
    assert sizes([Block(LONG * 20, 32, 2.7, 1.5)], 20) == [1.5]


def test_blocks_shrink_together() -> None:
    title, words = sizes([Block("题目", 32, 3.2, 1.35), Block(LONG, 32, 2.7, 1.5)], 20)
    assert title / 3.2 == words / 2.7 or words == 1.5 or abs(title / 3.2 - words / 2.7) < 0.01


def test_chinese_that_breaks_anywhere_needs_fewer_lines() -> None:
    clauses = "请您慢慢说，" * 5
    assert Block(clauses, 20, 2, 1).height(1) == 2 * 5
    assert Block(clauses, 20, 2, 1, breaks_anywhere=True).height(1) == 2 * 3


def test_a_word_longer_than_a_line_takes_more_than_one() -> None:
    assert Block("w" * 100, 20, 2, 1, breaks_anywhere=True).height(1) == 2 * 6
