"""What the commands of the Makefile promise."""
