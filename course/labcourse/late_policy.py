"""Late penalties: a share of the points for each day begun after the deadline."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

SHARE = 0.1


@dataclass(frozen=True)
class LatePolicy:
    due: datetime | None = None
    """The last moment in time. Without a time zone: by this machine's clock."""
    share_per_day: float = SHARE

    def days_late(self, submitted: str | None) -> int:
        """Days are those of the deadline's clock: where it is put forward or back, one has 23 or 25 hours."""
        if self.due is None or submitted is None:
            return 0
        moment = datetime.fromisoformat(submitted)
        if self.due.tzinfo is None:
            late = moment.astimezone().replace(tzinfo=None) - self.due
        else:
            late = moment - self.due
        return max(0, math.ceil(late / timedelta(days=1)))

    def penalty(self, points: float, submitted: str | None) -> float:
        """Points to take away, never more than there are."""
        return round(min(points, points * self.share_per_day * self.days_late(submitted)), 4)


def deadline(text: str) -> datetime | None:
    """A day means its end, and so does "24:00"; "none" is no deadline. Raises `ValueError` with one sentence."""
    if text == "none":
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d(?:[T ]24:00(?::00)?)?", text):
            return datetime.combine(date.fromisoformat(text[:10]) + timedelta(days=1), time())
        if not re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", text):
            raise ValueError
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f'expected a day such as 2026-11-30 or a time such as 2026-11-30T23:59+01:00, found "{text}"'
        ) from None


def share(text: str) -> float:
    """Raises `ValueError` with one sentence."""
    try:
        number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        number = math.nan
    if not 0 <= number <= 1:
        raise ValueError(f'expected a share of the points from 0 to 1, for example 0.1 for a tenth, found "{text}"')
    return number
