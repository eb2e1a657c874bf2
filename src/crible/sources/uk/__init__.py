"""How is the UK Sanctions List read, as a table (`csv`) and as XML (`xml`)?

Both forms have the same fields under nearly the same names; `fields` says what they mean.
"""
