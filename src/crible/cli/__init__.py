"""What does a person type, and what do they read?"""

from crible.cli.app import main

__all__ = ["main"]
