"""Phrasings that one entry holds twice, taken out of the text of its file."""

from __future__ import annotations

import re

from bot.knowledge.said import Said, said_in
from bot.knowledge.yaml_spans import Span, line_end, spans

_BETWEEN = re.compile(r"\s*,\s*")


def without_repeats(path: str, text: str) -> tuple[str, list[str]]:
    """The text without the later ones, and the ids of their entries; as it is where unsure."""
    contents = said_in(path, text) if path.startswith("qa/") else None
    entries = contents[0] if contents else None
    if not isinstance(entries, list) or not any(map(_repeated, entries)):
        return text, []
    root = spans(text)
    cuts: list[tuple[int, int]] = []
    ids: list[str] = []
    expected: list[Said] = []
    for entry, span in zip(entries, root.items if root else (), strict=False):
        found = {number: _cut(text, span, number) for number in _repeated(entry)}
        gone = {number: cut for number, cut in found.items() if cut}
        cuts += gone.values()
        ids += [_id(entry)] * len(gone)
        expected.append(_without(entry, gone))
    once = text
    for start, stop in reversed(cuts):
        once = once[:start] + once[stop:]
    return (once, ids) if said_in(path, once) == (expected,) else (text, [])


def _repeated(entry: Said) -> list[int]:
    """The numbers of the phrasings that stand further up too, but for case and the last mark."""
    questions = entry.get("questions") if isinstance(entry, dict) else None
    seen: set[str] = set()
    repeated = []
    for number, question in enumerate(questions if isinstance(questions, list) else ()):
        if isinstance(question, str):
            plain = " ".join(question.casefold().split()).strip(" ?.!")
            if plain in seen:
                repeated.append(number)
            seen.add(plain)
    return repeated


def _without(entry: Said, gone: dict[int, tuple[int, int]]) -> Said:
    questions = entry.get("questions") if isinstance(entry, dict) else None
    if not isinstance(entry, dict) or not isinstance(questions, list):
        return entry
    kept = [question for number, question in enumerate(questions) if number not in gone]
    return entry | {"questions": kept}


def _id(entry: Said) -> str:
    return str(entry.get("id", "")) if isinstance(entry, dict) else ""


def _cut(text: str, entry: Span, number: int) -> tuple[int, int] | None:
    """Where a phrasing stands with what parts it from the others; None where more stands there."""
    items = (entry.fields or {})["questions"]
    item = items.items[number]
    if items.flow:
        start = items.items[number - 1].end
        return (start, item.end) if _BETWEEN.fullmatch(text, start, item.start) else None
    start = text.rfind("\n", 0, item.start) + 1
    written = text[item.start : item.end].rstrip()
    stop = line_end(text, item.start + len(written))
    alone = text[start : item.start].strip() == "-"
    ends = not text[item.start + len(written) : stop].strip()
    return (start, min(stop + 1, len(text))) if alone and ends and "\n" not in written else None
