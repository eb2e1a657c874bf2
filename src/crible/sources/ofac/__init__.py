"""How are the lists of the United States' Office of Foreign Assets Control (OFAC) read, in each of their four forms?

`csv`, `xml`, `enhanced` and `advanced` read one form each; what is the same in all of them stands in `words` (what
OFAC's words mean), `details` (what becomes of a labelled detail) and `remarks`.
"""
