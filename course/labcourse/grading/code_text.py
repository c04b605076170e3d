"""Code as it counts: formatters may lay it out in another way."""

import re

TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
    r"""|(?P<template>`(?:[^`\\]|\\.)*`)|(?P<word>[\w$]+)|(?P<sign>=>|[^\s\w$])""",
    re.S,
)
DECLARED = re.compile(r"\b(?:function\*?|const|let|var|class|enum|interface|type|namespace)\s+([A-Za-z_$][\w$]*)")


def same_code(one: str, other: str) -> bool:
    """Whether two texts differ at most in their layout: blanks, lines, quotes, semicolons, commas before a closing
    bracket, brackets around the one argument of an arrow function, blanks in comments."""
    return tokens(one) == tokens(other)


def tokens(code: str) -> list[str]:
    found: list[str] = []
    for match in TOKEN.finditer(code):
        kind, text = match.lastgroup, match[0]
        if kind == "comment":
            text = " ".join(text.split())
        elif kind == "string":
            text = '"' + re.sub(r"""\\(["'])""", r"\1", text[1:-1]) + '"'
        elif text == ";":
            continue
        elif text in ")]}" and found and found[-1] == ",":
            found.pop()
        elif text == "=>" and found[-1:] == [")"] and found[-3:-2] == ["("]:
            found[-3:] = [found[-2]]
        found.append(text)
    return found


def declared(code: str) -> set[str]:
    """Names that the code declares, as far as its text tells."""
    return set(DECLARED.findall(code))
