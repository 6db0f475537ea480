from kit.laptop.address_watch import AddressWatch

OLD, NEW, THIRD = "192.168.1.5", "10.0.0.7", "192.168.137.1"


def told_after(first: str, *later: str) -> list[str]:
    """What the watch tells when its checks see these addresses one after the other."""
    seen = iter([first, *later])
    told: list[str] = []
    watch = AddressWatch(lambda: next(seen), told.append)
    for _ in later:
        watch.check()
    return told


def test_an_address_that_stays_is_not_told() -> None:
    assert told_after(OLD, OLD, OLD, OLD) == []


def test_a_new_address_is_told_once_after_two_checks() -> None:
    assert told_after(OLD, NEW) == []
    assert told_after(OLD, NEW, NEW) == [NEW]
    assert told_after(OLD, NEW, NEW, NEW, NEW) == [NEW]


def test_a_card_that_flickers_is_not_told() -> None:
    assert told_after(OLD, NEW, OLD, NEW, OLD) == []


def test_two_different_new_addresses_are_not_two_checks_of_one() -> None:
    assert told_after(OLD, NEW, THIRD) == []
    assert told_after(OLD, NEW, THIRD, THIRD) == [THIRD]


def test_the_way_back_is_told_too() -> None:
    assert told_after(OLD, NEW, NEW, OLD, OLD) == [NEW, OLD]


def test_the_known_address_is_the_one_that_was_told_last() -> None:
    seen = iter([OLD, NEW, NEW])
    watch = AddressWatch(lambda: next(seen), lambda new: None)

    watch.check()
    assert watch.known == OLD
    watch.check()
    assert watch.known == NEW
