"""Phrasings that one entry holds twice, taken out of the text of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.said import Said, said_in
from bot.knowledge.yaml_spans import Span, line_end, spans

_BETWEEN = re.compile(r"\s*,\s*")


def without_repeats(path: str, text: str) -> tuple[str, list[str]]:
    """The text without the later ones, and the ids of their entries; as it is where unsure."""
    before = said_in(path, text)
    root = spans(text) if path.startswith("qa/") and before else None
    if before is None or root is None or not isinstance(entries := before[0], list):
        return text, []
    cuts: list[tuple[int, int]] = []
    ids: list[str] = []
    expected: list[Said] = []
    for entry, span in zip(entries, root.items, strict=False):
        questions = entry.get("questions") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(questions, list):
            expected.append(entry)
            continue
        repeated = [
            (number, cut)
            for number in _repeated(questions)
            if (cut := _cut(text, (span.fields or {})["questions"], number))
        ]
        cuts += [cut for _, cut in repeated]
        ids += [str(entry.get("id"))] * len(repeated)
        gone = {number for number, _ in repeated}
        kept = [question for place, question in enumerate(questions) if place not in gone]
        expected.append(entry | {"questions": kept})
    once = text
    for start, stop in sorted(cuts, reverse=True):
        once = once[:start] + once[stop:]
    return (once, ids) if said_in(path, once) == (expected,) else (text, [])


def _repeated(questions: list[Said]) -> Iterator[int]:
    seen: set[str] = set()
    for number, question in enumerate(questions):
        if isinstance(question, str):
            plain = " ".join(question.casefold().split()).strip(" ?.!")
            if plain in seen:
                yield number
            seen.add(plain)


def _cut(text: str, items: Span, number: int) -> tuple[int, int] | None:
    """Where an item stands with what parts it from the others; None where more stands there."""
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
