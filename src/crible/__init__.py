"""Crible recognises listed people and organisations by name, in any script, and explains every answer."""
