"""Who asks: by a signed cookie, a link's token, or a token that is good once or for a while."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import SettingsError
from kit.server.identity import (
    COOKIE_DAYS,
    MOVE_MINUTES,
    SECRET_LENGTH,
    Identity,
    Owner,
    Role,
    new_device,
    read_secret,
)

ROLES: tuple[Role, ...] = ("seat", "instructor", "wall")
SECRET = b"0" * SECRET_LENGTH
HOUR, DAY = 3600.0, 86400.0


@pytest.fixture
def identity() -> Identity:
    return Identity(SECRET, "c1")


def passes(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the clocks go on."""
    wall, monotone = time.time() + seconds, time.monotonic() + seconds
    monkeypatch.setattr("time.time", lambda: wall)
    monkeypatch.setattr("time.monotonic", lambda: monotone)


# --- owners


def test_only_a_seat_has_a_seat() -> None:
    assert Owner("seat", "s1").seat == "s1"
    assert Owner("instructor", "d1").seat is None
    assert Owner("wall", "d1").seat is None


def test_two_devices_of_a_role_are_two_owners() -> None:
    assert new_device("wall") != new_device("wall")


# --- cookies


@pytest.mark.parametrize("role", ROLES)
def test_a_cookie_names_its_owner(identity: Identity, role: Role) -> None:
    assert identity.owner(role, identity.cookie(Owner(role, "x1"))) == Owner(role, "x1")


@given(seat=st.text(min_size=1))
def test_any_id_comes_back_from_its_cookie(seat: str) -> None:
    identity = Identity(SECRET, "c1")

    assert identity.owner("seat", identity.cookie(Owner("seat", seat))) == Owner("seat", seat)


@pytest.mark.parametrize("given_role", ROLES)
@pytest.mark.parametrize("asked_role", ROLES)
def test_a_cookie_of_one_role_is_none_of_another(
    identity: Identity, given_role: Role, asked_role: Role
) -> None:
    owner = identity.owner(asked_role, identity.cookie(Owner(given_role, "x1")))

    assert (owner is not None) == (given_role == asked_role)


@given(cookie=st.none() | st.text() | st.text("0123456789|:=abc"))
def test_whatever_was_not_signed_here_names_nobody(cookie: str | None) -> None:
    identity = Identity(SECRET, "c1")

    assert [identity.owner(role, cookie) for role in ROLES] == [None] * 3


@given(place=st.integers(0, 200), sign=st.characters(max_codepoint=127))
def test_a_cookie_in_which_a_sign_was_changed_names_nobody_else(place: int, sign: str) -> None:
    identity = Identity(SECRET, "c1")
    cookie = identity.cookie(Owner("seat", "s1"))
    place %= len(cookie)

    forged = cookie[:place] + sign + cookie[place + 1 :]

    assert identity.owner("seat", forged) in (None, Owner("seat", "s1"))
    assert forged == cookie or identity.owner("seat", forged) is None


def test_a_cookie_of_another_class_or_home_names_nobody(identity: Identity) -> None:
    for other in (Identity(SECRET, "c2"), Identity(b"1" * SECRET_LENGTH, "c1")):
        assert identity.owner("seat", other.cookie(Owner("seat", "s1"))) is None


def test_a_cookie_is_good_for_three_days(
    identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookie = identity.cookie(Owner("seat", "s1"))

    passes(monkeypatch, COOKIE_DAYS * DAY - HOUR)
    assert identity.owner("seat", cookie)
    passes(monkeypatch, 2 * HOUR)
    assert identity.owner("seat", cookie) is None


def test_after_a_restart_everybody_is_still_in(tmp_path: Path) -> None:
    cookie = Identity(read_secret(tmp_path), "c1").cookie(Owner("seat", "s1"))

    again = Identity(read_secret(tmp_path), "c1")

    assert again.owner("seat", cookie) == Owner("seat", "s1")


# --- links


def test_a_link_s_token_is_the_same_for_a_whole_class(identity: Identity) -> None:
    assert identity.link_token("wall") == Identity(SECRET, "c1").link_token("wall")


def test_a_link_s_token_is_of_one_role_and_one_class(identity: Identity) -> None:
    tokens = {identity.link_token("wall"), identity.link_token("instructor")}
    tokens |= {Identity(SECRET, "c2").link_token("wall")}

    assert len(tokens) == 3
    assert identity.is_link_token("wall", identity.link_token("wall"))
    assert not identity.is_link_token("instructor", identity.link_token("wall"))


@given(token=st.text())
def test_no_other_token_opens_a_link(token: str) -> None:
    assert not Identity(SECRET, "c1").is_link_token("instructor", token)


# --- moving a seat


def test_a_personal_token_names_its_seat(identity: Identity) -> None:
    assert identity.seat_of(identity.personal_token("s1")) == "s1"


def test_a_personal_token_is_good_for_half_an_hour(
    identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = identity.personal_token("s1")

    passes(monkeypatch, MOVE_MINUTES * 60 - 5)
    assert identity.seat_of(token) == "s1"
    passes(monkeypatch, 10)
    assert identity.seat_of(token) is None


def test_a_personal_token_is_no_cookie_and_a_cookie_no_token(identity: Identity) -> None:
    assert identity.owner("seat", identity.personal_token("seat:s1")) is None
    assert identity.seat_of(identity.cookie(Owner("seat", "s1"))) is None


@given(token=st.text())
def test_a_forged_personal_token_names_no_seat(token: str) -> None:
    assert Identity(SECRET, "c1").seat_of(token) is None


# --- the instructor's second device


def test_a_one_time_token_is_good_once(identity: Identity) -> None:
    token = identity.once_token()

    assert [identity.use_once(token), identity.use_once(token)] == [True, False]


def test_a_one_time_token_is_good_for_half_an_hour(
    identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    early, late = identity.once_token(), identity.once_token()

    passes(monkeypatch, MOVE_MINUTES * 60 - 5)
    assert identity.use_once(early)
    passes(monkeypatch, 10)
    assert not identity.use_once(late)


def test_one_time_tokens_that_nobody_used_are_forgotten(
    identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        identity.once_token()
    passes(monkeypatch, MOVE_MINUTES * 60 + 5)

    token = identity.once_token()

    assert list(identity._once) == [token]


@given(token=st.text())
def test_a_token_that_was_never_given_lets_nobody_in(token: str) -> None:
    assert not Identity(SECRET, "c1").use_once(token)


# --- the secret


def test_the_secret_is_made_once(tmp_path: Path) -> None:
    secret = read_secret(tmp_path)

    assert len(secret) == SECRET_LENGTH
    assert read_secret(tmp_path) == secret
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_every_home_has_a_secret_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()

    assert read_secret(tmp_path) != read_secret(tmp_path / "other")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_its_owner_may_read_the_secret(tmp_path: Path) -> None:
    read_secret(tmp_path)

    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("left", ["", "\n", "ab12"])
def test_a_secret_that_a_full_disk_cut_short_is_made_anew(tmp_path: Path, left: str) -> None:
    (tmp_path / "secret").write_text(left)

    assert len(read_secret(tmp_path)) == SECRET_LENGTH


def test_a_secret_that_cannot_be_made_is_told_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="secret cannot be used"):
        read_secret(tmp_path / "nowhere")
