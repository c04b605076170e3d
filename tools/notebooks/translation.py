"""A chapter in another language: texts by cell, and phrases within code.

A translation is a Markdown file. `<!-- cell 3f2a91bc -->` starts the text of the Markdown cell with that id, and
`<!-- code -->` the phrases of code cells: a line `en: …` as it stands in the code, and below it the line for it in the
other language, for example `fr: …`. Code keeps its meaning: only comments and texts in quotes are phrases.
"""

import re

MARK = re.compile(r"^<!-- (?:cell (\S+)|(code)) -->\n", re.MULTILINE)


class TranslationError(Exception):
    """The translation and the chapter do not fit; the message says where and what to do."""


def read_translation(path, language):
    """Texts by cell id, and phrases as pairs."""
    _, *parts = MARK.split(path.read_text(encoding="utf-8"))
    texts, phrases = {}, []
    for cell, _, text in zip(parts[::3], parts[1::3], parts[2::3]):
        if cell is None:
            phrases += read_phrases(text, language, path)
        else:
            texts[cell] = text.strip()
    return texts, phrases


def read_phrases(text, language, path):
    lines = [line for line in text.splitlines() if line.strip()]
    pairs = list(zip(lines[::2], lines[1::2]))
    for english, other in pairs:
        if not (english.startswith("en: ") and other.startswith(f"{language}: ")):
            raise TranslationError(f'{path}: expected a line "en: …" and then "{language}: …", found "{english}".')
    return [(english[4:], other[len(language) + 2 :]) for english, other in pairs]


def translate(notebook, path, language):
    """Puts the translation's texts and phrases in the place of the English ones. Cell ids stay."""
    texts, phrases = read_translation(path, language)
    prose = {cell.id: cell for cell in notebook.cells if cell.cell_type == "markdown"}
    check_that_cells_match(prose, texts, path)
    for name, cell in prose.items():
        cell.source = texts[name]
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and is_free(cell)]
    for english, other in sorted(phrases, key=lambda pair: -len(pair[0])):
        places = [cell for cell in code if english in cell.source]
        if not places:
            raise TranslationError(f"{path}: no code cell has “{english}” any more; remove the phrase or correct it.")
        for cell in places:
            cell.source = cell.source.replace(english, other)


def is_free(cell):
    """Grading restores locked cells, which therefore are the same in every language."""
    return not cell.metadata.get("nbgrader", {}).get("locked", False)


def check_that_cells_match(prose, texts, path):
    lines = [f'there is no text for the cell {name}, "{first_line(prose[name].source)}"' for name in prose if name not in texts]
    lines += [f'the chapter has no cell {name}, for "{first_line(texts[name])}"' for name in texts if name not in prose]
    if lines:
        raise TranslationError("\n".join(f"{path}: {line}." for line in lines))


def first_line(text):
    return text.strip().split("\n", 1)[0]
