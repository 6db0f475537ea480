"""Notices that the laptop has moved to another network."""

from collections.abc import Callable


class AddressWatch:
    """Compares the best address with the one that is known, as often as `check` is called.

    A card that comes and goes within one round changes nothing: a new address counts
    once two checks in a row have seen it.
    """

    def __init__(self, current: Callable[[], str], changed: Callable[[str], None]) -> None:
        self._current = current
        self._changed = changed
        self._known = current()
        self._seen = self._known

    @property
    def known(self) -> str:
        """The address that was last announced, at first the one at the beginning."""
        return self._known

    def check(self) -> None:
        """Look once; tell `changed` the new address when it has been seen twice."""
        now, before = self._current(), self._seen
        self._seen = now
        if now != self._known and now == before:
            self._known = now
            self._changed(now)
