"""The alignment of sounds: the same as the textbook's table, for one pair and for whole vocabularies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import oracle
import strategies
from crible.names import SOUNDS, SoundClass
from crible.names.alignment import FULL_FIT, Vocabulary, align_one, costs

VOCABULARIES = st.lists(strategies.sounds(), min_size=1, max_size=12, unique=True)


@given(strategies.CLASSES, strategies.sounds(), strategies.CLASSES, VOCABULARIES, st.integers(1, FULL_FIT))
def test_aligns_as_the_oracle(left_class: str, left: str, right_class: str, rights: list[str], floor: int) -> None:
    """A vocabulary gives exactly the strings that reach the floor, with the agreement and fit of the slow table."""
    slow = {right: oracle.align(left_class, left, right_class, right) for right in rights}
    places, agreements, fits = Vocabulary(right_class, rights).align(left_class, left, floor)
    fast = zip(places.tolist(), agreements.tolist(), fits.tolist(), strict=True)

    assert {right: found for right, found in slow.items() if found[1] >= floor} == {
        rights[place]: (agreement, fit) for place, agreement, fit in fast
    }


@given(strategies.CLASSES, strategies.sounds(), strategies.CLASSES, strategies.sounds())
def test_one_pair_as_the_oracle(left_class: str, left: str, right_class: str, right: str) -> None:
    """One pair has the agreement and fit of the slow table, or none where nothing agrees."""
    slow = oracle.align(left_class, left, right_class, right)

    assert (slow if slow[1] >= 1 else (0, 0)) == align_one(left_class, left, right_class, right)


@given(strategies.CLASSES, strategies.sounds(), strategies.CLASSES, strategies.sounds())
def test_sides_can_be_exchanged(left_class: str, left: str, right_class: str, right: str) -> None:
    """Which of two parts is the subject's changes nothing."""
    assert align_one(left_class, left, right_class, right) == align_one(right_class, right, left_class, left)


@given(strategies.CLASSES, strategies.sounds())
def test_nothing_fits_better_than_itself(sound_class: str, sounds: str) -> None:
    """Within a class a string fits itself best of all, what begins with it aside, and nothing exceeds a full fit."""
    assert align_one(sound_class, sounds, sound_class, sounds)[1] <= FULL_FIT
    for other in (sounds[1:], sounds + "a", sounds[::-1], "zorvan"):
        if other:
            assert align_one(sound_class, sounds, sound_class, other) <= align_one(
                sound_class, sounds, sound_class, sounds
            ) or other.startswith(sounds)


def test_costs_cover_the_alphabet() -> None:
    """Every class has a worth for every pair of sounds, the same from both sides, and no sound is lost for gain."""
    for left in SoundClass:
        for right in SoundClass:
            table = costs(left.value, right.value)
            assert (len(SOUNDS) + 1, len(SOUNDS) + 1) == table.pair.shape
            assert max(table.drop_left.max(), table.drop_right.max()) <= 0
            assert (table.pair == costs(right.value, left.value).pair.T).all()
            assert (table.drop_left == costs(right.value, left.value).drop_right).all()


def test_nothing_to_align_with() -> None:
    """An empty vocabulary gives nothing, and does not fail."""
    assert [0, 0, 0] == [len(found) for found in Vocabulary("L", []).align("L", "zorvan")]
