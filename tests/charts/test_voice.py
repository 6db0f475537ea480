"""The voice lines: one for each family, within their ground, no two alike."""

from kit.charts.theme import LIGHTS
from kit.charts.voice import voice


def test_every_family_has_its_own_line() -> None:
    lines = [str(voice(family)) for family in LIGHTS["day"].families]
    assert all(line != "[]" for line in lines)
    assert len(set(lines)) == 8


def test_lines_stay_within_their_ground() -> None:
    for family in LIGHTS["day"].families:
        for x, y in (point for stroke in voice(family) for point in stroke):
            assert 0 <= x <= 36, family
            assert 0 <= y <= 24, family


def test_the_arcs_end_where_the_looks_curves_end() -> None:
    (shame,) = voice("shame")
    assert [round(part, 1) for part in shame[-1]] == [18.0, 16.0]
    first, _head = voice("avoidance")
    assert [round(part, 6) for part in first[-2]] == [24.0, 6.0]
