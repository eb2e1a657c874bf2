"""Knowledge about names, as tables with provenance and licence."""
