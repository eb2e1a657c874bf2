"""What does a person read of an invented day: who was found, who was missed, who was stopped for nothing?"""

from __future__ import annotations

import statistics
from collections import Counter

import msgspec

from crible.cli.screen import Screen, grid
from crible.cli.text import count
from crible.evaluate import Traveller
from crible.matching.explain import sentence
from crible.matching.score import Score
from crible.records import Record, Subject
from crible.screening import Hit, Screener

_MISSED_SHOWN = 10
_STOPPED_SHOWN = 5
_CHECKS = 10_000


class Checked(msgspec.Struct, frozen=True):
    """One traveller, and what the check said."""

    traveller: Traveller
    hits: tuple[Hit, ...]
    seconds: float

    @property
    def found(self) -> bool:
        """Whether the record that they were planted for is among the hits."""
        return any(hit.record.reference == self.traveller.planted for hit in self.hits)


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """All that was checked, and by what."""

    checked: list[Checked]
    records: dict[str, Record]
    """By reference."""
    screener: Screener

    @property
    def planted(self) -> list[Checked]:
        """The travellers who are on the list."""
        return [one for one in self.checked if one.traveller.planted]

    @property
    def others(self) -> list[Checked]:
        """The travellers who are not."""
        return [one for one in self.checked if not one.traveller.planted]


def show_day(day: Day) -> None:
    """Write what happened."""
    screen = Screen()
    _show_found(screen, day)
    _show_missed(screen, day)
    _show_stopped(screen, day)
    _show_times(screen, day)


def _show_found(screen: Screen, day: Day) -> None:
    """How many of the planted were found, by the way in which their names were changed."""
    found = [one for one in day.planted if one.found]
    planted = Counter(one.traveller.phenomenon for one in day.planted)
    by_phenomenon = Counter(one.traveller.phenomenon for one in found)
    table = grid("how the name was changed", "found", "of", right=(1, 2))
    for phenomenon, number in sorted(planted.items()):
        style = "" if by_phenomenon[phenomenon] == number else "yellow"
        table.add_row(phenomenon, str(by_phenomenon[phenomenon]), str(number), style=style)
    screen.line()
    screen.line((f"Found: {len(found)} of {len(day.planted)} listed travellers.", "bold"))
    screen.table(table)


def _show_missed(screen: Screen, day: Day) -> None:
    """Who was missed, and what spoke against them."""
    missed = [one for one in day.planted if not one.found]
    screen.line()
    screen.line((f"Missed: {len(missed)}.", "bold"))
    for one in missed[:_MISSED_SHOWN]:
        _show_one_missed(screen, day, one)
    if len(missed) > _MISSED_SHOWN:
        screen.line(f"… and {len(missed) - _MISSED_SHOWN} more", indent=2)


def _show_one_missed(screen: Screen, day: Day, one: Checked) -> None:
    record = day.records[one.traveller.planted or ""]
    score = day.screener.score(one.traveller.subject, record)
    screen.line(
        (screen.safe(_name(one.traveller.subject)), "bold"),
        f" is {record.reference} ",
        (screen.safe(record.caption), "bold"),
        f" ({one.traveller.phenomenon}): {_shortfall(day.screener, score)}",
        indent=2,
    )
    for row in sorted(score.rows, key=lambda row: row.bits)[:2]:
        if row.bits < 0:
            screen.line((f"{row.bits:+7.1f}", "red"), f"  {screen.safe(sentence(row))}", indent=4)


def _shortfall(screener: Screener, score: Score) -> str:
    """What a score lacks to be a hit."""
    least = screener.policy.least_name_bits
    if score.name_bits < least:
        return f"names alone {score.name_bits:+.2f} bits, {least:.2f} needed"
    return f"{score.bits:+.2f} bits, {screener.threshold:.2f} needed"


def _show_stopped(screen: Screen, day: Day) -> None:
    """Who was shown as a possible match and is not on the list."""
    stopped = [one for one in day.others if one.hits]
    rate = len(stopped) / len(day.others) * _CHECKS if day.others else 0.0
    screen.line()
    screen.line(
        (f"False alarms: {len(stopped)} of {count(len(day.others), 'other traveller')}", "bold"),
        f", {rate:.0f} per 10,000 checks.",
    )
    screen.line("The invented share a few thousand names, so namesakes are far more frequent than in life.", indent=2)
    for one in stopped[:_STOPPED_SHOWN]:
        hit = one.hits[0]
        screen.line(
            (screen.safe(_name(one.traveller.subject)), "bold"),
            f" resembles {hit.record.reference} ",
            (screen.safe(hit.score.record_name.text), "bold"),
            f": {hit.score.bits:+.1f} bits, {hit.reason}",
            indent=2,
        )


def _show_times(screen: Screen, day: Day) -> None:
    """How long a check takes."""
    times = [one.seconds * 1000 for one in day.checked]
    ninety_ninth = statistics.quantiles(times, n=100)[98]
    screen.line()
    median = statistics.median(times)
    screen.line(("Time per check: ", "bold"), f"median {median:.1f} ms, 99 of 100 within {ninety_ninth:.1f} ms.")


def _name(subject: Subject) -> str:
    return subject.names[0].text
