"""Every error the kit raises on purpose, as one tree.

A message names the file, the field, the bad value and what would be right. People
in the room never read it: they get a sentence in their language, chosen by `code`.
"""


class KitError(Exception):
    """The root: whatever the kit raises on purpose.

    `code` is the name under which `kit.text.sentences` holds the sentence that people read.
    """

    code = "failed"

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.values = values


class ContentError(KitError):
    """A file under data/ breaks its form."""

    code = "content_broken"


class SettingsError(KitError):
    """A command-line option or a folder cannot be used."""

    code = "settings_unusable"


class StoreError(KitError):
    """What should be written cannot be: the disk is full or may not be written."""

    code = "not_saved"


class RoomError(KitError):
    """The room refuses: what was asked for does not fit its state."""

    code = "refused"


class NameRefused(RoomError):
    """A name is empty, too long, or made of signs that nobody can read."""

    code = "name_refused"


class UnknownSeat(RoomError):
    """The seat does not exist, or was removed by the instructor."""

    code = "seat_unknown"


class RoomFull(RoomError):
    """Every seat that the room has been given is taken."""

    code = "room_full"


class LaptopFull(KitError):
    """The laptop's memory bears no further page, and everybody who has one is here."""

    code = "laptop_full"


class ClassOver(RoomError):
    """The class has ended; it takes no more seats and no more answers."""

    code = "class_over"


class NotOpen(RoomError):
    """An answer came before the item was opened or after it was closed."""

    code = "not_open"


class AnswerRefused(RoomError):
    """An answer does not have the form its exercise asks for."""

    code = "answer_refused"


class TooLong(AnswerRefused):
    """An answer is longer than its exercise takes, or than goes down a line."""

    code = "too_long"


class OnlyWatching(RoomError):
    """An observer of a group has no version of its own, and no say in the common one."""

    code = "only_watching"


class PenTaken(RoomError):
    """Another member of the group is writing the common version."""

    code = "pen_taken"


class VersionChanged(RoomError):
    """The common version that a member says yes to is no longer the one in force."""

    code = "version_changed"


class GroupFull(RoomError):
    """A group has as many members as can work together."""

    code = "group_full"


class MoveRefused(RoomError):
    """The instructor asked for a move that the agenda does not have from here."""

    code = "move_refused"


class NotAllowed(RoomError):
    """The role that asks may not do this."""

    code = "not_allowed"


class AmountRefused(KitError):
    """A typed amount cannot be read, is out of range, or is finer than the currency.

    `sentence` stands in the catalogue, with places for `values`.
    """

    code = "amount_refused"

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values), **values)
        self.sentence = sentence


class TermsRefused(KitError):
    """Terms of an agreement cannot be read, contradict each other, or cannot be kept.

    `fields` are those at fault, the one to change first in front; `sentence` stands in the
    catalogue, with places for `values`.
    """

    code = "terms_refused"

    def __init__(self, fields: tuple[str, ...], sentence: str, **values: object) -> None:
        self.said = sentence.format(**values)
        super().__init__(f"{', '.join(fields)}: {self.said}", **values)
        self.fields = fields
        self.sentence = sentence


class LineLost(KitError):
    """A kernel's line to the server is down; the answer may be sent again."""

    code = "line_lost"


class RehearsalError(KitError):
    """A simulated participant met something that a person in the room would call broken."""

    code = "rehearsal_broken"


class Unanswered(RehearsalError):
    """The class did not answer a request, or answered with what no page is."""

    code = "rehearsal_unanswered"


class Stuck(RehearsalError):
    """A page did not show in time what it has to show."""

    code = "rehearsal_stuck"


class Disconnected(RehearsalError):
    """A page's connection was closed while somebody waited for it."""

    code = "rehearsal_disconnected"


class Refusal(RehearsalError):
    """The page said no, in words, to something that is allowed."""

    code = "rehearsal_refused"


class TrialFailed(RehearsalError):
    """The class that a rehearsal is held in could not be started."""

    code = "rehearsal_no_class"
