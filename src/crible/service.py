"""Where do settings come from, and how are the pieces put together for a face?

The only module that reads the environment, the clock and the places of files; everything below gets them as arguments.
What takes long to load (the index, the readers) is loaded when it is first asked for.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import msgspec
import platformdirs

from crible.errors import CribleError, HomeError, PolicyError
from crible.home import Clock, Home
from crible.index import ENGINE, Index
from crible.matching.score import Score
from crible.policy import Policy
from crible.records import ListVersion, PartyKind, Record, Sex, Subject
from crible.screening import Hit, Screener

HOME_VARIABLE = "CRIBLE_HOME"


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def engine_version() -> str:
    """The version of Crible that runs."""
    return ENGINE


def home_path(given: Path | None, environment: Mapping[str, str]) -> Path:
    """The folder of the home: as given, else as the environment says, else the user's own."""
    if given is not None:
        return given
    named = environment.get(HOME_VARIABLE, "")
    return Path(named) if named else platformdirs.user_data_path("crible", appauthor=False)


class Service:
    """A home, a policy and an index, found and put together.

    Args:
        home: The folder of the home; None takes it from the environment.
        policy: A policy file; None takes the home's own, or the default policy.
        environment: The variables of the process.
        clock: Says what time it is.
    """

    def __init__(
        self,
        *,
        home: Path | None = None,
        policy: Path | None = None,
        environment: Mapping[str, str] = os.environ,
        clock: Clock = now,
    ) -> None:
        self.home = Home(home_path(home, environment), clock=clock)
        self._policy_given = policy

    @property
    def policy_source(self) -> Path | None:
        """The file that the policy comes from; None for the default policy."""
        if self._policy_given is not None:
            return self._policy_given
        return self.home.policy_path if self.home.policy_path.exists() else None

    @cached_property
    def policy(self) -> Policy:
        """Every number that moves a score or a threshold.

        Raises:
            PolicyError: The file is absent, or no policy.
        """
        path = self.policy_source
        if path is None:
            return Policy()
        if not path.is_file():
            raise PolicyError("there is no such policy file", value=str(path), remedy="Check the path.")
        return Policy.load(path)

    @cached_property
    def index(self) -> Index:
        """The index of the home.

        Raises:
            HomeError: There is none.
            SnapshotError: It is damaged, or made by another version of Crible.
        """
        return self.home.index()

    @cached_property
    def screener(self) -> Screener:
        """The index and the policy, ready to check subjects."""
        return Screener(self.index, self.policy)

    def list_names(self, asked: tuple[str, ...]) -> tuple[str, ...] | None:
        """The lists to check against, by name; None for all.

        Raises:
            HomeError: The index has no list of that name.
        """
        known = [version.name for version in self.index.lists]
        for name in asked:
            if name not in known:
                remedy = f"Choose among: {', '.join(known)}; a list added since then asks for: crible build"
                raise HomeError("the index has no list of this name", value=name, remedy=remedy)
        return asked or None

    def warnings(self) -> list[str]:
        """What the reader of an answer should know of the index: above all, that it is older than the lists."""
        try:
            return stale(self.home.lists(), self.index.lists)
        except CribleError as error:
            return [f"whether the index is as new as the lists cannot be said: {error}"]

    def explain(self, subject: Subject, reference: str, list_name: str | None = None) -> Explanation:
        """How a subject scores against one record, hit or no hit.

        Raises:
            HomeError: No list has that record, or several have.
            EmptyNameError: A name of the subject has no letter or digit.
        """
        record = self._record(reference, list_name)
        score = self.screener.score(subject, record)
        hits = self.screener.screen(subject, lists=(record.list,)).hits
        return Explanation(
            record=record,
            score=score,
            hit=next((hit for hit in hits if hit.record.reference == reference), None),
            chance_alerts=self.screener.calibration.chance_alerts(score.bits),
            threshold=self.screener.threshold,
        )

    def _record(self, reference: str, list_name: str | None) -> Record:
        """The one record of that reference."""
        self.list_names((list_name,) if list_name else ())
        names = [list_name] if list_name else [version.name for version in self.index.lists]
        found = [r for r in self.index.records() if r.reference == reference and r.list in names]
        if len(found) != 1:
            what = "several lists have a record of this reference" if found else "no record has this reference"
            remedy = (
                f"Name the list: {', '.join(r.list for r in found)}." if found else f"Looked in: {', '.join(names)}."
            )
            raise HomeError(what, value=reference, remedy=remedy)
        return found[0]


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """The score of one subject against one record."""

    record: Record
    score: Score
    hit: Hit | None
    """The hit that it is, if it is one."""
    chance_alerts: float
    threshold: float
    """Bits from which evidence alone makes a hit."""


def stale(lists: tuple[ListVersion, ...], indexed: tuple[ListVersion, ...]) -> list[str]:
    """In which lists an index differs from the lists in use, in words; empty where it is fresh."""
    used = {version.name: version for version in lists}
    built = {version.name: version for version in indexed}
    words: list[str] = []
    for name in sorted(used.keys() | built.keys()):
        if name not in built:
            words.append(f"the list {name} was added after the index was built, and is not checked: crible build")
        elif name not in used:
            words.append(f"the list {name} was removed after the index was built, and is still checked: crible build")
        elif used[name] != built[name]:
            words.append(f"the list {name} has a newer version than the index: crible build")
    return words


def subject(
    name: str, *, kind: str = "", born: str = "", country: str = "", sex: str = "", document: str = ""
) -> Subject:
    """A subject from words as a person types them.

    Raises:
        EmptyNameError: The name has no letter or digit.
        FactError: A fact is not understood.
    """
    return Subject.of(
        name,
        kind=PartyKind(kind) if kind else PartyKind.UNKNOWN,
        born=born,
        country=country,
        sex=Sex(sex) if sex else None,
        document=document,
    )
