"""What does each command do? One module per command; what is slow to load is loaded when the command runs."""
