"""Crible recognises listed people and organisations by name, in any script, and explains every answer.

>>> from crible import Index, PartyKind, Policy, PrintedName, Record, Screener, Subject
>>> listed = Record(names=(PrintedName.of("Zorvan Exemplar"),), kind=PartyKind.PERSON, reference="X-1")
>>> screener = Screener(Index.build([listed]), Policy())
>>> [hit.record.reference for hit in screener.screen(Subject.of("Зорван Экземплар")).hits]
['X-1']
"""

from crible.errors import CribleError, SourceError
from crible.index import Index
from crible.matching import Evidence, Score, compare
from crible.names import Name, analyse
from crible.policy import Policy
from crible.records import PartialDate, PartyKind, PrintedName, Record, Subject
from crible.screening import Hit, Screener, Screening
from crible.sources import read

__all__ = [
    "CribleError",
    "Evidence",
    "Hit",
    "Index",
    "Name",
    "PartialDate",
    "PartyKind",
    "Policy",
    "PrintedName",
    "Record",
    "Score",
    "Screener",
    "Screening",
    "SourceError",
    "Subject",
    "analyse",
    "compare",
    "read",
]
