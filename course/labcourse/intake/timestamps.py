"""When something was handed in: nbgrader's time stamps, a zip's local times."""

import re
import zoneinfo
from datetime import datetime, timedelta, timezone
from functools import lru_cache

NO_TIME = datetime.fromtimestamp(0, timezone.utc)
NAMED = {"UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
"""Hours from Greenwich of the names that mail uses, by RFC 2822; others have the same names in other places."""


def stamped(text: str) -> datetime | None:
    """The time that nbgrader wrote: ISO 8601, or with the name of a time zone, as `Exchange.timezone` has it, for example
    "2026-07-01 12:00:00.123456 CEST". Without a zone it is in UTC. None where it cannot be told."""
    text = text.strip()
    named = re.fullmatch(r"(\d{4}-\d\d-\d\d[ T][\d:.]+)\s*([A-Za-z]{1,5}|[+-]\d\d(?::?\d\d)?)", text)
    try:
        if named is None:
            time = datetime.fromisoformat(text)
            return time if time.tzinfo else time.replace(tzinfo=timezone.utc)
        moment, zone = named.groups()
        if not zone[0].isalpha():
            return datetime.fromisoformat(f"{moment}{zone}")
        time = datetime.fromisoformat(moment)
        offset = offset_of(zone, time)
        return None if offset is None else time.replace(tzinfo=timezone(offset))
    except (ValueError, OverflowError):
        return None


def offset_of(name: str, time: datetime) -> timedelta | None:
    """The distance from UTC by a time zone's short name: this machine's zone first, then mail's, then what all places
    agree on that use the name at that time."""
    here = time.astimezone()
    if here.tzname() == name:
        return here.utcoffset()
    if name.upper() in NAMED:
        return timedelta(hours=NAMED[name.upper()])
    found = offsets(name, time.replace(minute=0, second=0, microsecond=0))
    return found[0] if len(found) == 1 else None


@lru_cache
def offsets(name: str, time: datetime) -> list[timedelta]:
    zones = (zoneinfo.ZoneInfo(place) for place in zoneinfo.available_timezones())
    here = (time.replace(tzinfo=zone) for zone in zones)
    return sorted({moment.utcoffset() for moment in here if moment.tzname() == name})


def local_time(parts: tuple) -> datetime:
    """A zip has local times, without saying of where: this machine's. Many have the first one there is, or none."""
    try:
        time = datetime(*parts)
    except ValueError:
        return NO_TIME
    return NO_TIME if time == datetime(1980, 1, 1) else time.astimezone(timezone.utc)
