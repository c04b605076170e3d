"""Brings all results together: the gradebook, the tables, the summary, and pages that a person's grade changed."""

import csv
import io
import json

import nbformat

from ..chapter import Chapter
from ..folder import CourseFolder, publish
from ..late_policy import LatePolicy
from ..message import Say, told
from ..reports.feedback import page
from ..reports.index_page import index_page
from ..reports.summary import summary
from .gradebook import by_hand, in_transactions, open_gradebook, penalise, record
from .judge import Judge

GRADES = ("student", "chapter", "exercise", "points", "maximum", "status", "reason")
TOTALS = ("student", "chapter", "points", "days_late", "penalty", "total", "maximum", "to_grade_by_hand")


def publish_grades(folder: CourseFolder, late: LatePolicy) -> None:
    """Doing it again changes nothing, so that it may be killed anywhere. Results that have gone stale are left out."""
    chapters = {name: folder.full(name) for name in folder.chapters()}
    results = [graded for graded in folder.current_results() if graded["chapter"] in chapters]
    rows, totals, shown = [], [], []
    with open_gradebook(folder.database) as book, Judge() as judge:
        for graded in in_transactions(book, results):
            record(book, chapters[graded["chapter"]], graded)
        for graded in results:
            chapter = chapters[graded["chapter"]]
            entered = by_hand(book, chapter.name, graded["student"])
            mine = grade_rows(chapter, graded, entered, judge.say)
            rows += mine
            total = totals_row(mine, graded, late, entered)
            totals.append(total)
            shown.append({"entered": entered, "penalty": total["penalty"]})
        for total in in_transactions(book, totals):
            penalise(book, total["chapter"], total["student"], total["penalty"])
        for graded, beside in zip(results, shown):
            render_again(folder, graded, beside, judge.say)
        grades_of, totals_of = by_student(rows), by_student(totals)
        pages = {
            student: index_page(student, grades_of[student], totals_of[student], judge.say) for student in sorted(grades_of)
        }
    publish(folder.root / "grades.csv", table(GRADES, rows))
    publish(folder.root / "totals.csv", table(TOTALS, totals))
    publish(folder.root / "summary.md", summary(rows, totals, results))
    for student, page_of in pages.items():
        publish(folder.root / "feedback" / student / "index.html", page_of)


def grade_rows(chapter: Chapter, graded: dict, entered: dict, say: Say) -> list[dict]:
    rows, new_since = [], {"points": None, "status": "missing", "reason": told(say, "reason.newer")}
    by_name = {result["exercise"]: result for result in graded["results"]}
    for exercise in chapter.exercises:
        result = by_name.get(exercise.name, new_since)
        hand = entered.get(exercise.check or exercise.answer, {})
        row = {
            "student": graded["student"],
            "chapter": chapter.name,
            "exercise": exercise.name,
            "points": result["points"],
            "maximum": exercise.points,
            "status": result["status"],
            "reason": result["reason"],
        }
        if hand.get("score") is not None or hand.get("extra"):
            score = hand["score"] if hand.get("score") is not None else result["points"] or 0
            row |= {"points": score + hand.get("extra", 0), "status": "manual", "reason": told(say, "reason.byHand")}
        rows.append(row)
    return rows


def by_student(rows: list[dict]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for row in rows:
        found.setdefault(row["student"], []).append(row)
    return found


def totals_row(rows: list[dict], graded: dict, late: LatePolicy, entered: dict) -> dict:
    points = round(sum(row["points"] or 0 for row in rows), 4)
    penalty = late.penalty(points, graded["submitted"])
    return {
        "student": graded["student"],
        "chapter": graded["chapter"],
        "points": points,
        "days_late": late.days_late(graded["submitted"]),
        "penalty": penalty,
        "total": round(points - penalty, 4),
        "maximum": sum(row["maximum"] for row in rows),
        "to_grade_by_hand": sum(row["status"] == "manual" and row["points"] is None for row in rows),
    }


def render_again(folder: CourseFolder, graded: dict, shown: dict, say: Say) -> None:
    """The page of a job knows nothing of later comments, scores and penalties: it is made anew when they change."""
    student, chapter = graded["student"], graded["chapter"]
    mark = folder.root / "grading/shown" / student / f"{chapter}.json"
    now = json.dumps({"digest": graded["digest"], "results": graded["results"], **shown}, sort_keys=True)
    known = mark.read_text() if mark.exists() else None
    if known == now or (known is None and not shown["entered"] and not shown["penalty"]):
        return
    notebook = nbformat.read(folder.autograded(student, chapter), as_version=4)
    publish(folder.feedback(student, chapter), page(notebook, student, chapter, folder.database, say))
    publish(mark, now)


def table(columns: tuple[str, ...], rows: list[dict]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
