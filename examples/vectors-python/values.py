"""Dates, moments and identifiers, as text from JSON holds them."""

import datetime
import re

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?"
    r"(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?"
)


def is_date(value):
    """Whether a value is a day of the calendar, written YYYY-MM-DD. Two such days compare as text."""
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def day_of(value):
    """The day of a moment: its first ten characters, at the place where it was recorded. None for no moment."""
    moment = MOMENT.fullmatch(value) if isinstance(value, str) else None
    return moment["day"] if moment and is_date(moment["day"]) else None


def is_identifier(value):
    """Whether a value is an identifier: 1 to 64 characters."""
    return isinstance(value, str) and 1 <= len(value) <= 64


def is_number(value):
    """Whether a value is a number of JSON. For Python true and false are numbers, for JSON they are not."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)
