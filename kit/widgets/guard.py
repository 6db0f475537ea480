"""The guard of callbacks: ipywidgets swallows what they raise, so it is caught and logged here."""

import functools
import logging
from collections.abc import Callable
from typing import ParamSpec

from kit.errors import KitError

log = logging.getLogger("workshop")

Parameters = ParamSpec("Parameters")


def guarded(
    callback: Callable[Parameters, None], refused: Callable[[KitError], None]
) -> Callable[Parameters, None]:
    """Return `callback` so that a KitError is given to `refused` and anything else is logged."""

    @functools.wraps(callback)
    def call(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            callback(*args, **kwargs)
        except KitError as error:
            log.info("refused: %s", error)
            refused(error)
        except Exception:
            log.exception("a callback failed")
            refused(KitError("a callback failed; the log says where"))

    return call
