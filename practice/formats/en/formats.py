"""Dates of the admin's lists as they stand on the public pages: 5 October 2027."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, P"
