"""Which people, names and facts do property tests try?

Names are drawn from parts that the tables of names treat in every special way, in every script, and from noise.
"""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from crible.names import SOUNDS
from crible.policy import FactPolicy, NamePolicy, Policy
from crible.records import Country, CountryTie, Document, PartialDate, PartyKind, PrintedName, Record, Sex, Subject

CLASSES = st.sampled_from("ACDLO")
"""Classes of sounds."""

KINDS = st.sampled_from(list(PartyKind))


def sounds(longest: int = 26) -> st.SearchStrategy[str]:
    """Strings of sounds, a few longer than what is compared."""
    common = st.text("aeiənrlmtskb", min_size=1, max_size=8)
    return st.one_of(common, st.text(SOUNDS, min_size=1, max_size=longest))


PARTS = (
    # Invented, and the forms that romanisations give them.
    "Zorvan", "Zorwan", "Sorvan", "Zorvanpour", "Zorvandokht", "Dokht", "Testperson", "Exemplar", "Exemplarova",
    # Ordinary parts, with their articles, joins, initials and small words.
    "Mohammed", "Muhammad", "Mohd.", "Ali", "Al-Ali", "Khalil", "Elkhalil", "El", "al-Rahman", "Abdul", "Abdulrahman",
    "Abd", "Abu", "Bakr", "Abubakr", "bin", "ibn", "van", "der", "Dr.", "Sheikh", "Z.", "K", "A", "Joseph", "Yusuf",
    "Ziaul", "Haq", "Ltd", "GmbH", "Trading", "Company", "3", "Group", "O'Exemplar", "Jean-Marie",
    # Other scripts.
    "زوروان", "محمد", "عبد", "الرحمن", "علي", "بن", "ابو", "Зорван", "Мухаммед", "Али", "оглы", "Ю", "Щ", "ООО",
    "ज़ोरवान", "मोहम्मद", "अली", "एम", "Ζορβάν", "王", "김", "ჟორვან",
)  # fmt: skip
"""Parts that the tables of names treat in every special way."""


def texts(most: int = 5) -> st.SearchStrategy[str]:
    """Names of up to so many parts, given plainly, with a comma, or run together."""
    parts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=most)
    return st.builds(lambda words, joint: joint.join(words), parts, st.sampled_from((" ", " ", " ", ", ", "-", "  ")))


def dates() -> st.SearchStrategy[PartialDate]:
    """Birth dates: to the day, month or year, about, and ranges with one or two ends."""
    years = st.integers(1940, 1948).map(str)
    days = st.builds("{}-{:02}-{:02}".format, years, st.integers(1, 3), st.integers(1, 3))
    iso = st.one_of(years, days, days.map(lambda day: day[:7]))
    single = st.builds(PartialDate.of, iso, circa=st.booleans())
    ends = st.tuples(years, years).map(sorted)
    ranges = ends.map(lambda pair: PartialDate.between(*pair))
    half = st.one_of(years.map(lambda y: PartialDate.between(y, "")), years.map(lambda y: PartialDate.between("", y)))
    return st.one_of(single, single, ranges, half)


def _few(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=2).map(tuple)


_FACTS = {
    "births": _few(dates()),
    "countries": _few(st.builds(Country, st.sampled_from(list(CountryTie)), st.sampled_from(("FR", "SY", "IN", "")))),
    "sex": st.sampled_from((None, Sex.FEMALE, Sex.MALE)),
    "documents": _few(
        st.builds(Document, st.just("Passport"), st.sampled_from(("AB 12345", "ab-12345", "X1", "C99999")))
    ),
}


def names() -> st.SearchStrategy[tuple[PrintedName, ...]]:
    """One to three printed names."""
    return st.lists(texts().map(PrintedName.of), min_size=1, max_size=3).map(tuple)


def subjects() -> st.SearchStrategy[Subject]:
    """Anyone who may be checked."""
    return st.builds(Subject, names=names(), kind=KINDS, **_FACTS)


def records() -> st.SearchStrategy[Record]:
    """Anyone who may be listed."""
    return st.builds(Record, names=names(), kind=KINDS, reference=st.just("R-1"), list=st.just("test"), **_FACTS)


def _bits(least: int, most: int) -> st.SearchStrategy[float]:
    return st.integers(least * 16, most * 16).map(lambda steps: steps / 16)


def fewer(share: int = 5) -> settings:
    """For tests whose examples take long: so many times fewer of them than the profile says."""
    return settings(max_examples=max(settings().max_examples // share, 5))


def policies() -> st.SearchStrategy[Policy]:
    """Policies with other numbers than the default, all of them possible."""
    name_policies = st.builds(
        NamePolicy,
        rarest=_bits(8, 30),
        least=_bits(0, 2),
        spelling=_bits(0, 2),
        least_fit=st.integers(100, 900),
        initial=_bits(0, 3),
        title=_bits(0, 6),
        joined=_bits(0, 4),
        joined_most=_bits(4, 20),
        contradicted=_bits(0, 8),
        missing=_bits(0, 4),
        order=_bits(0, 3),
        damped_from=_bits(4, 20),
    )
    fact_policies = st.builds(FactPolicy, birth_day=_bits(8, 20), country=_bits(0, 4), sex_different=_bits(-8, 0))
    return st.builds(
        Policy,
        names=name_policies,
        facts=fact_policies,
        chance_alerts=st.sampled_from((0.5, 20.0, 5_000.0)),
        least_name_bits=_bits(0, 10),
        full_agreement=st.booleans(),
    )
