"""From a submission to points: cells are matched, run and judged, and grades are published."""
