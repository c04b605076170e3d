"""A student's own page: every exercise with points and reason, and links to the chapters."""

from html import escape

STYLE = """body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1a202c}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .75rem .35rem 0;vertical-align:top;
border-bottom:1px solid #e2e8f0}td.number{white-space:nowrap}.full{color:#1b7f4b}.partial{color:#a15c00}
.manual{color:#4a5568}.other{color:#b3261e}"""


def index_page(student: str, rows: list[dict], totals: list[dict]) -> str:
    chapters = "".join(chapter(total, [row for row in rows if row["chapter"] == total["chapter"]]) for total in totals)
    return (
        f"<!doctype html><html lang='en'><meta charset='utf-8'><title>Feedback for {escape(student)}</title>"
        f"<meta name='viewport' content='width=device-width'><style>{STYLE}</style>"
        f"<h1>Feedback for {escape(student)}</h1>{chapters}</html>"
    )


def chapter(total: dict, rows: list[dict]) -> str:
    name = escape(total["chapter"])
    late = f", {total['penalty']:g} taken off for {total['days_late']} days late" if total["penalty"] else ""
    body = "".join(
        f"<tr><td>{escape(row['exercise'])}</td><td class='number'>{shown(row['points'])} of {row['maximum']:g}</td>"
        f"<td class='{row['status'] if row['status'] in ('full', 'partial', 'manual') else 'other'}'>{row['status']}</td>"
        f"<td>{escape(row['reason'])}</td></tr>"
        for row in rows
    )
    return (
        f"<h2><a href='{name}/{name}.html'>{name}</a>: {total['total']:g} of {total['maximum']:g} points{late}</h2>"
        f"<table><tr><th>exercise</th><th>points</th><th>status</th><th>why</th></tr>{body}</table>"
    )


def shown(points: float | None) -> str:
    return "–" if points is None else f"{points:g}"
