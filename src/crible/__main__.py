"""How does `python -m crible` start? As the command `crible` does."""

from crible.cli import main

main(prog_name="crible")
