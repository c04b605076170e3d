"""A student's own page: every exercise with points and reason, and links to the chapters, in the language of the course."""

from html import escape

from ..message import Message, Say, language, number

COLUMNS = ("page.exercise", "page.pointsColumn", "page.status", "page.why")

STYLE = """:root{color-scheme:light dark;--ink:#1a202c;--line:#e2e8f0;--page:#fff;--full:#1b7f4b;--partial:#a15c00;
--manual:#4a5568;--other:#b3261e;--link:#1d4ed8}
@media (prefers-color-scheme:dark){:root{--ink:#e2e8f0;--line:#334155;--page:#14181f;--full:#5fd08f;--partial:#f0b45b;
--manual:#a0aec0;--other:#ff8a80;--link:#93c5fd}}
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:var(--ink);
background:var(--page)}a{color:var(--link)}h1,h2{line-height:1.25;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .75rem .35rem 0;vertical-align:top;
border-bottom:1px solid var(--line)}td.number,td:nth-child(3){white-space:nowrap}td:last-child{overflow-wrap:anywhere}
.full{color:var(--full)}.partial{color:var(--partial)}.manual{color:var(--manual)}.other{color:var(--other)}
@media (max-width:36rem){h2{font-size:1.15rem}tr:first-child{display:none}tr{display:grid;grid-template-columns:1fr auto auto;
border-bottom:1px solid var(--line);padding:.35rem 0}td{border:0;padding:.1rem .75rem .1rem 0}td:first-child{font-weight:600;
overflow-wrap:anywhere}td:last-child{grid-column:1/-1}}"""


def index_page(student: str, rows: list[dict], totals: list[dict], say: Say) -> str:
    (title,) = say([Message("page.feedback", {"student": student})])
    chapters = "".join(chapter(total, [row for row in rows if row["chapter"] == total["chapter"]], say) for total in totals)
    return (
        f"<!doctype html><html lang='{escape(language())}'><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<meta name='viewport' content='width=device-width'><style>{STYLE}</style>"
        f"<h1>{escape(title)}</h1>{chapters}</html>"
    )


def chapter(total: dict, rows: list[dict], say: Say) -> str:
    name = escape(total["chapter"])
    sums, *heads = say([sum_of("page.points", total["total"], total["maximum"]), *map(Message, COLUMNS)])
    late = f", {say([lateness(total)])[0]}" if total["penalty"] else ""
    points = say([sum_of("page.ofMaximum", row["points"], row["maximum"]) for row in rows])
    statuses = say([Message(f"status.{row['status']}") for row in rows])
    body = "".join(
        f"<tr><td>{escape(row['exercise'])}</td><td class='number'>{escape(shown)}</td>"
        f"<td class='{row['status'] if row['status'] in ('full', 'partial', 'manual') else 'other'}'>{escape(status)}</td>"
        f"<td>{escape(row['reason'])}</td></tr>"
        for row, shown, status in zip(rows, points, statuses)
    )
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    return (
        f"<h2><a href='{name}/{name}.html'>{name}</a> · {escape(sums)}{escape(late)}</h2>"
        f"<table><tr>{head}</tr>{body}</table>"
    )


def sum_of(message: str, points: float | None, maximum: float) -> Message:
    return Message(message, {"points": number(points), "maximum": number(maximum)})


def lateness(total: dict) -> Message:
    days = {"count": total["days_late"], "of": "day"}
    return Message("page.late", {"points": number(total["penalty"]), "days": days})
