#!/usr/bin/env python
"""Runs one management command; a setting that cannot be used is said in one sentence."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line.

    Raises SystemExit with status 1 and one sentence on standard error when a setting is missing or malformed.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "practice.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
