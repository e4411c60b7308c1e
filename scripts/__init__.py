"""The house's machinery: what the commands of the Makefile do. Nothing here is imported by the practice itself."""
