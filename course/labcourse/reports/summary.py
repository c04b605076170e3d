"""The summary an instructor reads first: how the points are spread, and what most often went wrong."""

from collections import Counter

BAR = 30


def summary(rows: list[dict], totals: list[dict], results: list[dict]) -> str:
    parts = ["# Grading summary", counts(rows, totals)]
    for chapter in sorted({row["chapter"] for row in totals}):
        mine = [row for row in totals if row["chapter"] == chapter]
        parts += [f"## {chapter}", distribution(mine), exercises([row for row in rows if row["chapter"] == chapter])]
        parts.append(mistakes([result for result in results if result["chapter"] == chapter]))
    return "\n\n".join(part for part in parts if part) + "\n"


def counts(rows: list[dict], totals: list[dict]) -> str:
    students = len({row["student"] for row in totals})
    waiting = sum(row["to_grade_by_hand"] for row in totals)
    text = f"{counted(len(totals), 'submission')} of {counted(students, 'student')}."
    return text + (f" {counted(waiting, 'answer')} to be graded by hand." if waiting else "")


def counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def distribution(totals: list[dict]) -> str:
    """A bar for each tenth of the maximum."""
    maximum = totals[0]["maximum"] or 1
    tenths = Counter(min(9, int(10 * row["total"] / maximum)) for row in totals)
    widest = max(tenths.values())
    lines = [
        f"{maximum * tenth / 10:6.1f} – {maximum * (tenth + 1) / 10:5.1f}  "
        f"{'█' * round(BAR * tenths[tenth] / widest)} {tenths[tenth] or ''}".rstrip()
        for tenth in range(10)
    ]
    mean = sum(row["total"] for row in totals) / len(totals)
    return f"Points (mean {mean:.2f} of {maximum:g}):\n\n```\n" + "\n".join(lines) + "\n```"


def exercises(rows: list[dict]) -> str:
    lines = ["| exercise | mean | maximum | statuses |", "|---|---:|---:|---|"]
    for name in dict.fromkeys(row["exercise"] for row in rows):
        mine = [row for row in rows if row["exercise"] == name]
        mean = sum(row["points"] or 0 for row in mine) / len(mine)
        statuses = ", ".join(f"{n} {status}" for status, n in Counter(row["status"] for row in mine).most_common())
        lines.append(f"| {name} | {mean:.2f} | {mine[0]['maximum']:g} | {statuses} |")
    return "\n".join(lines)


def mistakes(results: list[dict]) -> str:
    """The diagnoses of each exercise, the most frequent first, with one student's message as an example."""
    found: dict[str, Counter] = {}
    example: dict[tuple[str, str], str] = {}
    for graded in results:
        for result in graded["results"]:
            if result["mistake"] and result["status"] != "missing":
                found.setdefault(result["exercise"], Counter())[result["mistake"]] += 1
                example.setdefault((result["exercise"], result["mistake"]), result["reason"])
    if not found:
        return ""
    lines = ["Most frequent mistakes:", ""]
    for exercise, mistake in found.items():
        lines += [f"- {exercise}: {n} × `{name}`: {example[exercise, name]}" for name, n in mistake.most_common(3)]
    return "\n".join(lines)
