"""Dates and times, the same on the pages of readers and of staff: 5 October 2027, 2:30 p.m.

Every time that somebody reads is written by TIME_FORMAT, or by its sign P inside of a longer one.
"""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "P"
DATETIME_FORMAT = f"{DATE_FORMAT}, {TIME_FORMAT}"
