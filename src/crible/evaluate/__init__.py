"""How good are the answers, measured on people whom nobody is?

`invent_list` and `invent_day` make the list and the travellers of the demonstration.
"""

from __future__ import annotations

from crible.evaluate.invent import Invented, invent_list
from crible.evaluate.travellers import Traveller, invent_day
from crible.evaluate.variants import Phenomenon, vary

__all__ = ["Invented", "Phenomenon", "Traveller", "invent_day", "invent_list", "vary"]
