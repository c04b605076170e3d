"""From observations to results: points, a status and a reason for each exercise."""

import hashlib

from ..chapter import Chapter, Exercise
from ..message import Message, Say, told
from ..result import Result
from .judge import Judge, JudgeFailed
from .matching import Matched
from .observed import Observed, Replay

SEEDS = 2
"""How many sets of hidden inputs each answer is called on; the worst verdict counts."""


def hidden_seeds(course_seed: int, exercise: str) -> list[int]:
    """The same for every submission of a course, and none of them the one that `lab.check` uses. Too many to be tried
    out, and yet whole numbers in JavaScript."""
    digest = hashlib.sha256(f"{course_seed}/{exercise}".encode()).digest()
    return [2 + int.from_bytes(digest[6 * i : 6 * i + 6], "big") for i in range(SEEDS)]


def hidden_inputs(judge: Judge, course_seed: int, exercise: str) -> list:
    """On which answers to an exercise are observed, one for each of its hidden seeds."""
    return [judge.inputs(exercise, seed) for seed in hidden_seeds(course_seed, exercise)]


def results(chapter: Chapter, matched: Matched, replay: Replay, judge: Judge, course_seed: int) -> list[Result]:
    return [
        by_hand(exercise, matched, judge.say) if exercise.by_hand else graded(exercise, matched, replay, judge, course_seed)
        for exercise in chapter.exercises
    ]


def by_hand(exercise: Exercise, matched: Matched, say: Say) -> Result:
    if exercise.name not in matched.elsewhere and exercise.name in matched.missing | matched.blank:
        return Result(exercise.name, 0, exercise.points, "missing", told(say, "reason.nothingWritten"))
    return Result(exercise.name, None, exercise.points, "manual", told(say, "reason.byHand"))


def graded(exercise: Exercise, matched: Matched, replay: Replay, judge: Judge, course_seed: int) -> Result:
    observed = replay.observed[exercise.name]
    if observed.status in ("missing", "error") and exercise.name in matched.blank:
        observed = Observed(None, "missing", told(judge.say, "reason.asHandedOut"))
    elif observed.status == "missing" and exercise.name in matched.missing:
        observed = Observed(None, "missing", told(judge.say, "reason.noAnswerCell"))
    result = judged(exercise, observed, judge, course_seed)
    notes = judge.say([Message(note) for note in matched.notes.get(exercise.name, [])])
    result.reason = "; ".join([*([result.reason] if result.reason else []), *notes])
    return result


def judged(exercise: Exercise, observed: Observed, judge: Judge, course_seed: int) -> Result:
    if observed.observations is None:
        return Result(exercise.name, 0, exercise.points, observed.status, observed.reason)
    seeds = hidden_seeds(course_seed, exercise.name)
    if len(observed.observations) != len(seeds):
        return Result(exercise.name, 0, exercise.points, "error", told(judge.say, "reason.notObserved"))
    try:
        verdicts = [judge.verdict(exercise.name, seed, seen) for seed, seen in zip(seeds, observed.observations)]
    except JudgeFailed as failed:
        reason = told(judge.say, "reason.notJudged", error=str(failed))
        return Result(exercise.name, 0, exercise.points, "error", reason)
    worst = min(verdicts, key=lambda verdict: verdict["score"])
    diagnosis = worst["diagnosis"]
    return Result(
        exercise.name,
        round(exercise.points * worst["score"], 4),
        exercise.points,
        status_of(worst),
        diagnosis["message"] if diagnosis else "",
        diagnosis["id"] if diagnosis else None,
        worst,
    )


def status_of(verdict: dict) -> str:
    if verdict["passed"]:
        return "full"
    if verdict["score"] > 0:
        return "partial"
    return {"property.notImplemented": "missing", "property.threw": "error"}.get(verdict["diagnosis"]["id"], "wrong")


def unreadable(chapter: Chapter, reason: str) -> list[Result]:
    return [Result(exercise.name, 0, exercise.points, "missing", reason) for exercise in chapter.exercises]


def given_up(chapter: Chapter, matched: Matched, reason: str, say: Say) -> list[Result]:
    """Where the grader itself fails on a submission: what is graded by hand can be graded still."""
    return [
        by_hand(exercise, matched, say) if exercise.by_hand else Result(exercise.name, 0, exercise.points, "error", reason)
        for exercise in chapter.exercises
    ]
