import socket
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.request import urlopen

import pytest

from kit.laptop.network import own_ips, port_free
from kit.laptop.phone_check import find_reachable, is_other_device, wait_for_phone

HERE = "127.0.0.1"
ELSEWHERE = "198.51.100.7"  # of a documentation block: never ours
NOT_TRIED = "198.51.100.8"
LONG, SHORT = 20.0, 0.01  # seconds


@pytest.fixture
def port() -> int:
    with socket.create_server((HERE, 0)) as server:
        return int(server.getsockname()[1])


class Trainer:
    """Reads the terminal; opens the page in another thread as soon as it is asked for."""

    def __init__(self, port: int, visits: int = 0) -> None:
        self.read: list[str] = []
        self.pages: Future[list[str]] | None = None
        self._url = f"http://{HERE}:{port}/"
        self._visits = visits

    def __call__(self, text: str) -> None:
        self.read.append(text)
        if self._visits and text.startswith("Scan") and self._url in text:
            pool = ThreadPoolExecutor(1)
            self.pages = pool.submit(self._visit)
            pool.shutdown(wait=False)

    def _visit(self) -> list[str]:
        return [self._open() for _ in range(self._visits)]

    def _open(self) -> str:
        with urlopen(self._url, timeout=LONG) as page:
            return str(page.read().decode())


def in_turn(*answers: bool) -> Callable[[str], bool]:
    left = iter(answers)
    return lambda remote_ip: next(left)


def test_a_phone_that_opens_the_page_ends_the_waiting(port: int) -> None:
    trainer = Trainer(port, visits=1)

    assert wait_for_phone(HERE, port, LONG, str, trainer, lambda ip: ip == HERE)

    assert "手机连上了" in trainer.pages.result()[0]
    assert "This phone reaches the laptop" in trainer.pages.result()[0]
    assert trainer.read[-1] == "A phone has reached the laptop ✓"


def test_the_laptops_own_browser_does_not_end_the_waiting(port: int) -> None:
    trainer = Trainer(port, visits=2)

    assert wait_for_phone(HERE, port, LONG, str, trainer, in_turn(False, True))

    laptop, phone = trainer.pages.result()
    assert "手机连上了" not in laptop
    assert "手机连上了" in phone


def test_the_terminal_shows_a_code_and_the_address(port: int) -> None:
    trainer = Trainer(port)

    wait_for_phone(HERE, port, SHORT, str, trainer)

    assert "█" in trainer.read[0]
    assert f"http://{HERE}:{port}/" in trainer.read[1]


def test_when_no_phone_comes_the_trainer_is_told_what_helps(port: int) -> None:
    trainer = Trainer(port)

    assert not wait_for_phone(HERE, port, SHORT, str, trainer)

    assert "hotspot" in trainer.read[-1]
    assert "client isolation" in trainer.read[-1]


def test_ctrl_c_ends_the_waiting_with_the_same_advice(port: int) -> None:
    read: list[str] = []

    def out(text: str) -> None:
        read.append(text)
        if text.startswith("Waiting"):
            raise KeyboardInterrupt

    assert not wait_for_phone(HERE, port, LONG, str, out)
    assert "hotspot" in read[-1]


@pytest.mark.parametrize("visits", [0, 1])
def test_the_port_is_free_again_afterwards(port: int, visits: int) -> None:
    trainer = Trainer(port, visits)

    wait_for_phone(HERE, port, LONG if visits else SHORT, str, trainer, lambda ip: True)

    assert port_free(HERE, port)


def test_a_port_that_is_taken_is_said_at_once() -> None:
    with socket.create_server((HERE, 0)) as server:
        port = server.getsockname()[1]
        trainer = Trainer(port)
        assert not wait_for_phone(HERE, port, LONG, str, trainer)

    assert len(trainer.read) == 1
    assert f"http://{HERE}:{port}/" in trainer.read[0]


def test_addresses_are_tried_in_turn_until_a_phone_comes(port: int) -> None:
    trainer = Trainer(port, visits=1)

    reached = find_reachable(
        [ELSEWHERE, HERE, NOT_TRIED], port, LONG, str, trainer, lambda ip: True
    )

    assert reached == HERE
    assert ELSEWHERE in trainer.read[0]
    assert NOT_TRIED not in "".join(trainer.read)


def test_no_address_is_reached_when_no_phone_comes(port: int) -> None:
    assert find_reachable([HERE], port, SHORT, str, Trainer(port)) is None


def test_another_device_is_one_whose_address_is_not_ours() -> None:
    assert is_other_device(ELSEWHERE)
    assert not any(is_other_device(ip) for ip in own_ips())
    assert not is_other_device("127.0.0.9")
    assert not is_other_device("")
