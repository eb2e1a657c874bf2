"""Against which invented lists are the engine's answers tried, and with what?

Made once for each run. The queries are such as break a search: small words alone, single letters, repeats, many parts,
joined parts, noise, every script, initials.
"""

from __future__ import annotations

from functools import cache
from random import Random

import msgspec

from crible.evaluate import Invented, Phenomenon, invent_list, vary
from crible.index import Index
from crible.policy import Policy
from crible.records import Document, NameKind, PartialDate, PrintedName, Record, Sex, Subject
from crible.screening import Screener

AWKWARD = (
    ("A. B. C. D. E. F. G. H. I. J.",),
    ("Anton Boris Carl David Emil Franz Gustav Hans Igor Josef",),
    ("Ю. Щ. Zorvan", "Ю. Зорван"),
    ("Щ. Я.",),
    ("X. Æ. Zorvan", "Zorvan Dokht", "Z. Dokht"),
    ("王 明",),
    ("김 철수", "Kim Cheol-su"),
    ("عبد الرحمن زوروان", "Abdul Rahman Zorvan"),
    ("Ltd",),
    ("Dr. Sheikh",),
    ("7 Brothers Trading Ltd", "7 7 7"),
    ("Al El Ul", "Abdul", "Abu"),
    ("Zorvan " * 20,),
)
"""Names of records that no real list would hold, and that a search must find all the same."""

QUERIES = (
    # Stop words only, and what is left of names when everything is dropped.
    "Ltd", "Ltd GmbH", "bin", "Al", "El Al", "Dr. Sheikh", "of the and", "Abdul", "Abu", "van der",
    "Trading Company General International Group", "شركة", "बिन",
    # Single letters, initials, figures.
    "A", "Z", "X", "A. B.", "A B C D E F G H I J", "Ю Зорван", "Y Zorvan", "Y. Sh. Zorvan", "Z. D.", "एम ज़ोरवान",
    "7", "777", "7 Brothers",
    # Long, repeated, noise.
    "Anton Boris Carl David Emil Franz Gustav Hans Igor Josef", "Ali " * 20, "Mohammed Mohammed Mohammed", "a a a a",
    "zxqw zqxj wqzx", "Pneumonoultramicroscopicsilicovolcanoconiosis", "Zorvan Dokht " * 10,
    # Joined and split.
    "Zorvandokht", "Zorvan Dokht", "Zor Van Dokht", "ZorvanDokht Zorvan",
    # Every script.
    "Юсуф Зорван", "Yusuf Shamil Zorvan", "王 明", "王明", "Wang Ming", "김철수", "زوروان عبدالرحمن",
    "अब्दुल रहमान ज़ोरवान", "Ζορβάν Δοκτ", "ჟორვან", "זורוואן", "Զորվան",
)  # fmt: skip
"""Names that break a search."""


@cache
def invented(size: int, seed: int = 3) -> tuple[Invented, ...]:
    """An invented list with what it was made of."""
    return tuple(invent_list(size, seed))


@cache
def records(size: int, seed: int = 3) -> tuple[Record, ...]:
    """An invented list, and the awkward names behind it."""
    return (*(i.record for i in invented(size, seed)), *awkward())


@cache
def awkward() -> tuple[Record, ...]:
    """Records of the awkward names, one with every fact."""
    plain = [
        Record(
            names=tuple(
                PrintedName.of(text, NameKind.ALIAS if i else NameKind.PRIMARY) for i, text in enumerate(texts)
            ),
            reference=f"AWKWARD-{place}",
            list="awkward",
        )
        for place, texts in enumerate(AWKWARD)
    ]
    births, documents = (PartialDate.of("1971-03-05"),), (Document("Passport", "ZZ 98765"),)
    plain[4] = msgspec.structs.replace(plain[4], births=births, sex=Sex.FEMALE, documents=documents)
    return tuple(plain)


@cache
def index(size: int, seed: int = 3) -> Index:
    """An index over such a list."""
    return Index.build(records(size, seed))


@cache
def screener(size: int, seed: int = 3, policy: Policy = Policy()) -> Screener:  # noqa: B008  # a frozen value
    """Ready to check against such a list."""
    return Screener(index(size, seed), policy)


def planted(size: int, each: int, seed: int = 5) -> list[Subject]:
    """Some listed people as they arrive under each phenomenon, with some of their facts."""
    rng = Random(seed)
    varied = [
        vary(listed, phenomenon, rng) for phenomenon in Phenomenon for listed in rng.sample(invented(size), 3 * each)
    ]
    return [subject for subject in varied if subject is not None]


def adversarial() -> list[Subject]:
    """The queries, and some of them with facts."""
    with_facts = [
        Subject.of("Nobody Hereabouts", document="zz-98765"),
        Subject.of("Z. Dokht", born="1971-05-03", sex=Sex.FEMALE),
        Subject.of("Zorvan", "Dokht", born="1971", country="FR"),
        Subject.of("X", born="1971-03-05", document="ZZ98765"),
    ]
    return [Subject.of(query) for query in QUERIES] + with_facts
