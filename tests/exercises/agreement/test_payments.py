"""How the class's payments are spread in steps of an eighth of the surplus."""

from decimal import Decimal

from kit.exercises.agreement.payments import Payments, make_payments


def payments_of(*amounts: str, surplus: str = "2000") -> Payments:
    return make_payments([Decimal(amount) for amount in amounts], Decimal(surplus))


def test_a_step_has_its_upper_end_so_the_surplus_itself_is_affordable() -> None:
    payments = payments_of("250", "250.01", "2000", "2000.01")

    assert payments.counts == (1, 1, 0, 0, 0, 0, 0, 1, 1, 0)
    assert (payments.affordable, payments.over) == (8, 1)


def test_there_are_as_many_steps_as_payments_need_and_ten_at_least() -> None:
    assert len(payments_of().counts) == 10
    assert len(payments_of("3000").counts) == 12
    assert payments_of("3000").end == 3000


def test_what_is_over_twice_the_surplus_is_gathered_in_one_step() -> None:
    payments = payments_of("4000", "4000.01", "48600")

    assert payments.gathered
    assert payments.counts[15:] == (1, 2)
    assert not payments_of("4000").gathered


def test_without_a_surplus_every_payment_is_over_it() -> None:
    payments = payments_of("800", "100", surplus="-200")

    assert (payments.affordable, payments.over) == (0, 2)
    assert payments.counts == (1, 0, 0, 0, 0, 0, 0, 1, 0, 0)
