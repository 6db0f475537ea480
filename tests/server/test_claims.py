"""People at the door who say that a seat is theirs."""

from kit.server.claims import MOST, Claims


def test_a_claim_waits_for_the_nod() -> None:
    claims = Claims()
    claim = claims.make("s1")

    assert (claim.seat, claim.answer) == ("s1", "waiting")
    assert claims.waiting() == [claim]
    assert claims.get(claim.id) is claim


def test_a_claim_is_granted_or_refused() -> None:
    claims = Claims()
    granted, refused = claims.make("s1"), claims.make("s1")
    claims.answer(granted.id, granted=True)
    claims.answer(refused.id, granted=False)

    assert (granted.answer, refused.answer) == ("granted", "refused")
    assert claims.waiting() == []


def test_claims_wait_in_the_order_in_which_they_came() -> None:
    claims = Claims()
    made = [claims.make(f"s{n}") for n in range(5)]

    assert claims.waiting() == made


def test_nobody_can_guess_a_claim() -> None:
    claims = Claims()

    ids = {claims.make("s1").id for _ in range(50)}

    assert len(ids) == 50
    assert min(map(len, ids)) >= 16
    assert claims.get("") is None


def test_an_answer_to_a_claim_that_is_gone_is_let_go() -> None:
    claims = Claims()
    claims.answer("gone", granted=True)

    assert claims.waiting() == []


def test_of_too_many_claims_the_oldest_are_dropped() -> None:
    claims = Claims()
    made = [claims.make(f"s{n}") for n in range(MOST + 3)]

    assert claims.waiting() == made[3:]
    assert claims.get(made[0].id) is None
