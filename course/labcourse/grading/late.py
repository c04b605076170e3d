"""Late penalties: a share of the points for each day begun after the deadline."""

import math
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class LatePolicy:
    due: datetime | None = None
    """Without a time zone: by this machine's clock."""
    share_per_day: float = 0.1

    def days_late(self, submitted: str | None) -> int:
        if self.due is None or submitted is None:
            return 0
        seconds = (datetime.fromisoformat(submitted) - self.due.astimezone()).total_seconds()
        return max(0, math.ceil(seconds / 86_400))

    def penalty(self, points: float, submitted: str | None) -> float:
        """Points to take away, never more than there are."""
        return round(min(points, points * self.share_per_day * self.days_late(submitted)), 4)
