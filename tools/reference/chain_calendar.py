"""Settlement instants and times to expiry of US index options, for chain.py."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")
OPEN, CLOSE, EARLY = time(9, 30), time(16), time(13)
MORNING_ROOTS = {"SPX", "RUT", "NDX", "VIX"}
YEAR, TRADING_YEAR = 365 * 86400, 252 * 23400
LEAST = 1800  # seconds to expiry of whatever is alive


def dates(text):
    """A year followed by its days, as in "2024 11-28 12-25"."""
    year, *days = text.split()
    return {date.fromisoformat(f"{year}-{day}") for day in days}


HOLIDAYS = set().union(*map(dates, [  # 2025-01-09: national day of mourning
    "2022 12-26",
    "2023 01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25",
    "2024 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25",
    "2025 01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25",
    "2026 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25",
    "2027 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24"]))
EARLY_CLOSES = set().union(*map(dates, [
    "2023 07-03 11-24", "2024 07-03 11-29 12-24", "2025 07-03 11-28 12-24", "2026 11-27 12-24", "2027 11-26"]))


def days_between(first, last):
    """The days of [first, last)."""
    return [first + timedelta(n) for n in range((last - first).days)]


def is_weekday(day):
    return day.weekday() < 5


def is_session(day):
    return is_weekday(day) and day not in HOLIDAYS


def closing(day):
    return EARLY if day in EARLY_CLOSES else CLOSE


def settlement(root, day):
    return datetime.combine(day, OPEN if root in MORNING_ROOTS else closing(day), NEW_YORK)


def seconds_between(first, last):
    """Elapsed seconds; the difference of two New York times would leave out a change of the clock."""
    return last.timestamp() - first.timestamp()


def open_seconds(first, last):
    """Seconds of regular sessions in [first, last]."""
    total = 0
    for day in days_between(first.date(), last.date() + timedelta(1)):
        if is_session(day):
            start, end = (datetime.combine(day, at, NEW_YORK) for at in (OPEN, closing(day)))
            total += max(0, seconds_between(max(start, first), min(end, last)))
    return total


def is_alive(as_of, root, day, day_count):
    whole_days = day_count in ("CALENDAR_DAYS_365", "BUS_262", "BUS_252")
    return settlement(root, day) > as_of and not (whole_days and day <= as_of.date())


def years(as_of, root, day, day_count="ACT_SECONDS_365"):
    """Time to expiry; as_of in New York's time."""
    ahead = days_between(as_of.date(), day)
    least = LEAST / (TRADING_YEAR if day_count == "TRADING_TIME" else YEAR)
    return max(least, {
        "ACT_SECONDS_365": lambda: seconds_between(as_of, settlement(root, day)) / YEAR,
        "CALENDAR_DAYS_365": lambda: len(ahead) / 365,
        "BUS_262": lambda: sum(map(is_weekday, ahead)) / 262,
        "BUS_252": lambda: sum(map(is_session, ahead)) / 252,
        "TRADING_TIME": lambda: open_seconds(as_of, settlement(root, day)) / TRADING_YEAR,
    }[day_count]())


def is_monthly(day):
    """The third Friday, or the last session before it when that is a holiday."""
    friday = date(day.year, day.month, 15)
    friday += timedelta((4 - friday.weekday()) % 7)
    while not is_session(friday):
        friday -= timedelta(1)
    return day == friday
