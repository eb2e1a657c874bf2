"""How does `python -m crible` start? As the command `crible` does."""

from crible.cli import main

if __name__ == "__main__":
    main(prog_name="crible")
