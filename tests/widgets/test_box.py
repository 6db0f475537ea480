from ipywidgets import HTML, VBox

from kit.widgets.box import clear


def test_what_was_in_a_cleared_box_is_closed_to_the_last() -> None:
    inner = HTML()
    between = VBox([inner])
    outer = VBox([between])
    clear(outer)
    assert outer.children == ()
    assert inner.comm is None
    assert between.comm is None
    assert outer.comm is not None
