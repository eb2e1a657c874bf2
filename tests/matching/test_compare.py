"""A score of a subject and a whole record: which of its names speak, and what is left uncompared."""

from __future__ import annotations

from crible.matching import compare
from crible.policy import Policy
from crible.records import PartyKind, PrintedName, Record, Sex, Subject


def record(*names: str) -> Record:
    """A record of a person with these names and nothing else."""
    printed = tuple(PrintedName.of(name) for name in names)
    return Record(reference="T-1", kind=PartyKind.PERSON, names=printed)


def test_most_evidence_is_shown() -> None:
    """Of several names the one with most evidence makes the score, wherever it stands."""
    for names in (("Zorvan Exemplar", "Zorvan Testperson"), ("Zorvan Testperson", "Zorvan Exemplar")):
        score = compare(Subject.of("Zorvan Testperson"), record(*names), Policy())

        assert "Zorvan Testperson" == score.record_name.text


def test_full_agreement_names_its_name() -> None:
    """A name that agrees in full is named, though another name of the record has more evidence."""
    score = compare(Subject.of("Ali"), record("Ali Zorvan", "علي"), Policy())

    assert ("Ali Zorvan", "علي") == (score.record_name.text, score.agreeing.text if score.agreeing else "")
    assert score.full_agreement


def test_no_full_agreement() -> None:
    """Where parts are left over, no name agrees in full."""
    assert compare(Subject.of("Zorvan Exemplar"), record("Zorvan Testperson"), Policy()).agreeing is None


def test_facts_of_one_side_are_named() -> None:
    """What only one side states is named as not compared, and costs nothing."""
    alone = compare(Subject.of("Zorvan Testperson"), record("Zorvan Testperson"), Policy())
    stated = compare(Subject.of("Zorvan Testperson", born="1971", sex=Sex.MALE), record("Zorvan Testperson"), Policy())

    assert (("birth date", "sex"), alone.bits) == (stated.not_compared, stated.bits)


def test_generic_words_weigh_alike_in_every_reading() -> None:
    """A name of unknown kind with words that many things have is no person's: its own record is its best."""
    own, other = record("Zorvan Army"), record("Zorvan армия")
    things = [Record(reference=r.reference, kind=PartyKind.ORGANISATION, names=r.names) for r in (own, other)]
    bits = [compare(Subject.of("Zorvan Army"), thing, Policy()).bits for thing in things]

    assert bits[0] >= bits[1]
