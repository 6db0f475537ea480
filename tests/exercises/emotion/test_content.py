"""The content that is shipped is whole, and each way to break it is told with its line."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from kit.errors import ContentError
from kit.exercises.emotion import EXERCISE
from kit.exercises.emotion.content import read_emotion
from kit.exercises.emotion.model import Emotion
from kit.exercises.emotion.utterance import FAMILIES, NEEDS, PRODUCTS
from kit.text.language import LANGUAGES

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def shipped() -> Emotion:
    return EXERCISE.open(DATA)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "emotion", tmp_path / "emotion"))


def change(path: Path, old: str, new: str) -> int:
    """Replace the first `old` in a file and return its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_shipped_content_has_what_a_course_needs(shipped: Emotion) -> None:
    closest = Counter(each.readings[0].id for each in shipped.utterances.values())
    hard = Counter(
        each.readings[0].id for each in shipped.utterances.values() if each.difficulty == "hard"
    )
    assert len(shipped.items()) >= 32
    assert all(closest[family] >= 2 and hard[family] >= 2 for family in FAMILIES)
    assert {each.product for each in shipped.utterances.values()} == set(PRODUCTS)
    assert list(shipped.families) == list(FAMILIES)
    assert list(shipped.needs) == list(NEEDS)


def test_every_cue_of_the_shipped_content_is_marked_in_both_languages(shipped: Emotion) -> None:
    for utterance in shipped.utterances.values():
        for language in LANGUAGES:
            assert len(utterance.spans(language)) == len(utterance.cues), utterance.id


def test_items_stand_in_the_order_of_the_families(shipped: Emotion) -> None:
    families = [shipped.utterances[item].id.split("-")[0] for item in shipped.items()]
    assert families == sorted(families, key=FAMILIES.index)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("intensity: strong", "intensity: strang", "intensity: 'strang' is none of light, middle,"),
        ("difficulty: plain", "difficulty: easy", "difficulty: 'easy' is none of plain, mixed,"),
        ("id: anger-02", "id: anger-01", "id: 'anger-01' is the id of another utterance too"),
        ("also_intensity: [middle]", "also_intensity: [strong]", "repeats the closest, 'strong'"),
        ("- need: respect", "- need: money", "need: 'money' is none of safety, understanding,"),
        ("    product:", "    produkt:", "produkt: is no known key"),
    ],
)
def test_a_broken_value_is_told_with_its_line(folder: Path, old: str, new: str, fault: str) -> None:
    path = folder / "anger.yaml"
    line = change(path, old, new)
    with pytest.raises(ContentError) as error:
        read_emotion(folder)
    told = str(error.value).splitlines()
    assert any(each.startswith(f"{path}:{line}: utterances[") and fault in each for each in told)


def test_a_cue_that_is_not_said_is_a_fault(folder: Path) -> None:
    change(folder / "anger.yaml", "没人记还是没人听", "没人记也没人听")
    with pytest.raises(ContentError, match=r"stands 0 times in says\.zh, not once"):
        read_emotion(folder)


def test_cues_that_share_words_are_a_fault(folder: Path) -> None:
    change(folder / "anger.yaml", '"往监管那儿投诉"', '"没人听？再来"')
    with pytest.raises(ContentError, match=r"cues: .* overlap in says\.zh"):
        read_emotion(folder)


def test_a_short_name_that_is_too_long_is_a_fault(folder: Path) -> None:
    change(folder / "families.yaml", 'en: "Fear"', 'en: "Anxiousnesses"')
    with pytest.raises(ContentError, match=r"short: 'Anxiousnesses' is longer than 12 \(en\)"):
        read_emotion(folder)


def test_a_family_without_a_file_is_a_fault(folder: Path) -> None:
    (folder / "hope.yaml").unlink()
    with pytest.raises(ContentError, match="'hope' is the first reading of no utterance"):
        read_emotion(folder)


def test_a_family_that_is_left_out_is_a_fault(folder: Path) -> None:
    change(folder / "families.yaml", "id: hope", "id: anger")
    with pytest.raises(ContentError) as error:
        read_emotion(folder)
    assert "families: holds 'hope' 0 times, not once" in str(error.value)
    assert "families: holds 'anger' 2 times, not once" in str(error.value)


def test_faults_of_several_files_are_told_together(folder: Path) -> None:
    change(folder / "anger.yaml", "intensity: strong", "intensity: strang")
    change(folder / "shame.yaml", "intensity:", "intensität:")
    with pytest.raises(ContentError) as error:
        read_emotion(folder)
    assert "anger.yaml" in str(error.value)
    assert "shame.yaml" in str(error.value)


def test_a_missing_folder_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        read_emotion(tmp_path / "nowhere")


def test_a_trainers_own_file_stands_behind_the_families(folder: Path) -> None:
    text = (folder / "anger.yaml").read_text(encoding="utf-8").replace("id: anger-", "id: ours-")
    (folder / "a-bank.yaml").write_text(text, encoding="utf-8")
    assert read_emotion(folder).items()[-1].startswith("ours-")
