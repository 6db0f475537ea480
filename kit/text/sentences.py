"""The sentence that people read for each code of an error or a notice."""

from collections import defaultdict
from collections.abc import Mapping

from kit.text.catalogue import Translate


def _(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is translated when it is read."""
    return sentence


SENTENCES = {
    "failed": _("Something went wrong here. Nothing you sent is lost. Please try again."),
    "content_broken": _("The content of this exercise cannot be read. Please tell the instructor."),
    "settings_unusable": _("The settings cannot be used."),
    "not_saved": _("This could not be saved: the laptop’s disk is full or locked. Try again soon."),
    "refused": _("That does not work at this moment."),
    "name_refused": _("Please enter a name of 1 to 40 characters that others can read."),
    "seat_unknown": _("This seat is not in the class any more. You can join again."),
    "laptop_full": _("The laptop cannot take more phones at the moment. Please try again soon."),
    "room_scarce": _("Memory is getting scarce: room for {detail} more phones."),
    "seat_slept": _(
        "Memory is full: whoever was away the longest waits a moment when they return."
    ),
    "room_full": _("Every seat in this class is taken. Please tell the instructor."),
    "class_over": _("This class has ended. Thank you for being here."),
    "not_open": _("This question is closed now. Your last submission counts."),
    "only_watching": _("You are watching this talk; the two sides write."),
    "pen_taken": _("The other one is writing. You can write once it is handed in."),
    "version_changed": _("It was changed just now. Read it once more before you say yes."),
    "group_full": _("This group has {most} members, and more cannot work together."),
    "answer_refused": _("This answer cannot be read. Please choose again."),
    "amount_refused": _("This amount cannot be read. Please write digits, such as 3500.00."),
    "terms_refused": _("These terms do not go together. Please look them over."),
    "move_refused": _("The agenda does not go further in this direction."),
    "not_allowed": _("This page may not do that."),
    "line_lost": _("No connection at the moment. Please try again."),
    "notebook_failed": _("This page could not be made. The instructor’s log says why."),
    "kernel_unready": _("The laptop is busy and could not make your page. Please try again."),
    "no_such_page": _("There is no such page here."),
    "no_document": _("There is nothing to take home here yet. Hand in your answer first."),
    "too_long": _("That was too long to be taken."),
    "code_wrong": _("This class number is not right. It stands on the big screen."),
    "claim_refused": _("The instructor did not confirm. You can join with a name."),
    "link_old": _("This link is too old. Ask for a new one on the page where you sat before."),
    "link_wrong": _("This link does not lead here. Please use the one shown on the laptop."),
    "staff_only": _("Only the instructor’s link opens this page. Participants join at the door."),
    "not_copied": _("The copy beside the class could not be renewed: is the disk full?"),
    "network_lost": _("The laptop has no network. Phones come back by themselves once it has."),
    "address_changed": _("The laptop has a new address, {detail}. Show the new QR code."),
    "rehearsal_broken": _("Something unexpected happened."),
    "rehearsal_unanswered": _("The class gave no answer, or not the one it should."),
    "rehearsal_stuck": _("A page did not go on in time."),
    "rehearsal_disconnected": _("The connection broke off."),
    "rehearsal_refused": _("The page refused an answer."),
    "rehearsal_no_class": _("The trial class could not be started."),
    "seat_moved": _("{detail} continues in another browser."),
}


def sentence(code: str, values: Mapping[str, object], translate: Translate) -> str:
    """Return what a person reads for `code`; an unknown code reads as "failed"."""
    text = translate(SENTENCES.get(code, SENTENCES["failed"]))
    return text.format_map(defaultdict(str, {name: str(value) for name, value in values.items()}))
