"""nbgrader's template in the language of the course: its words are exchanged before Jinja reads it, so that nothing that a
learner wrote is touched."""

from jinja2.ext import Extension

from ..message import Message, Say

WORDS = {
    "Late submission penalty (Score: -": "template.latePenalty",
    "Coding free-response": "template.code",
    "Written response": "template.text",
    "Student's answer": "template.answer",
    "Student's task": "template.task",
    "Grade cell:": "template.gradeCell",
    "Test cell": "template.test",
    "Comments:": "template.comments",
    ">Comment<": "template.comment",
    "Score:": "template.score",
    "(Top)": "template.top",
}
"""In the order in which they are looked for: some are parts of others."""
ROUNDED = "| float | round(2)"


def words_of(say: Say) -> tuple[str, ...]:
    """The decimal mark, and the text for each of `WORDS`."""
    return tuple(say([Message(id) for id in ("template.decimalMark", *WORDS.values())]))


def template_words(mark: str, *texts: str) -> type[Extension]:
    class TemplateWords(Extension):
        def __init__(self, environment) -> None:
            super().__init__(environment)
            environment.filters["spoken"] = lambda value: str(value).replace(".", mark)

        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            if "nbgrader" not in source:
                return source
            for word, text in zip(WORDS, texts):
                source = source.replace(word, text)
            return source.replace(ROUNDED, f"{ROUNDED} | spoken")

    return TemplateWords
