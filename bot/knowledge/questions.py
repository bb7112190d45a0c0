"""The judged questions of a file, with the floors that they must reach."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.diagnostics import Located, validate
from bot.knowledge.files import Refused, error
from bot.knowledge.yaml_reader import Fields, Items, Node
from bot.model import Floors, Judgement, Problem


@dataclass(frozen=True, slots=True)
class Judged:
    judgements: tuple[Located[Judgement], ...] = ()
    floors: Floors | None = None


def read_questions(node: Node | None, shown: str) -> Judged:
    """Read the file's questions; Refused with every problem."""
    if node is None:
        return Judged()
    if not isinstance(node, Items):
        message = "tệp phải là danh sách; mỗi mục mở đầu bằng `- question: …`"
        raise Refused(error(shown, node.line, message))
    judgements: list[Located[Judgement]] = []
    problems: list[Problem] = []
    floors: Floors | None = None
    for number, item in enumerate(node.items):
        try:
            if isinstance(item, Fields) and set(item.fields) == {"floors"}:
                floors = _floors(item, number, shown)
            else:
                judgements.append(Located(validate(Judgement, item, shown), shown, item))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(*problems)
    return Judged(tuple(judgements), floors)


def _floors(item: Fields, number: int, shown: str) -> Floors:
    if number:
        raise Refused(error(shown, item.line, "`floors` chỉ đứng ở mục đầu tiên"))
    return validate(Floors, item.fields["floors"].value, shown)
