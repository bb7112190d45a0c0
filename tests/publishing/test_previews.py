"""What an admin sees of a change before it is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.publishing.previewing import Preview
from tests.publishing.offices import BROKEN, CARD, FILES, Office, hours, in_office

QUESTIONS = FILES["questions.yaml"]


def preview(root: Path, files: dict[str, str | None]) -> Preview:
    async def deed(office: Office) -> Preview:
        seen = await office.changes.preview(await office.proposal(files))
        assert office.on_disk() == {path: text.encode() for path, text in FILES.items()}
        assert office.answer() == "Mở cửa lúc 8 giờ."
        return seen

    return in_office(root, deed)


def test_a_small_change_is_shown_and_not_grave(tmp_path: Path) -> None:
    seen = preview(tmp_path, {"qa/gio.yaml": hours("9 giờ")})
    assert [(one.how, one.kind, one.id) for one in seen.changes] == [
        ("changed", "entry", "gio-mo-cua")
    ]
    assert (seen.problems, seen.turned, seen.grave, seen.moved) == ((), (), (), False)


def test_a_mistake_is_told_with_file_and_line(tmp_path: Path) -> None:
    seen = preview(tmp_path, {"qa/gio.yaml": BROKEN})
    assert seen.refused
    assert [(problem.path, problem.line) for problem in seen.problems] == [
        ("knowledge/qa/gio.yaml", 2)
    ]


def test_only_warnings_that_the_change_brings_are_told(tmp_path: Path) -> None:
    few = "- {id: moi, questions: [mượn sách], answer: Ở quầy 1.}\n"
    seen = preview(tmp_path, {"qa/moi.yaml": few})
    assert not seen.refused
    assert ["`moi` mới có 1 cách hỏi" in problem.message for problem in seen.problems] == [True]


def test_a_judged_question_that_breaks_an_entry_that_goes_and_a_file_that_shrinks_are_grave(
    tmp_path: Path,
) -> None:
    seen = preview(tmp_path, {"qa/the.yaml": None})
    (turned,) = seen.turned
    assert (turned.question, turned.before, turned.got_before) == (
        "làm thẻ ở đâu",
        "right",
        "lam-the",
    )
    assert (turned.after, turned.broken) == ("missed", True)
    assert [(grave.key, *grave.values.values()) for grave in seen.grave] == [
        ("grave_judged", "1", "“làm thẻ ở đâu”"),
        ("grave_entries", "1", "lam-the"),
        ("grave_shrunk", "qa/the.yaml"),
    ]


def test_a_judged_question_that_comes_right_is_told_and_not_grave(tmp_path: Path) -> None:
    async def deed(office: Office) -> Preview:
        return await office.changes.preview(await office.proposal({"qa/the.yaml": CARD}))

    seen = in_office(tmp_path, deed, files=FILES | {"qa/the.yaml": ""})
    assert [(one.before, one.after) for one in seen.turned] == [("missed", "right")]
    assert seen.grave == ()


def test_a_new_judged_question_that_is_not_answered_right_is_told(tmp_path: Path) -> None:
    more = QUESTIONS + "- {question: giờ mở cửa, expect: lam-the}\n"
    seen = preview(tmp_path, {"questions.yaml": more})
    assert [(one.before, one.after, one.got_after) for one in seen.turned] == [
        (None, "wrong", "gio-mo-cua")
    ]


def test_an_article_that_goes_is_grave(tmp_path: Path) -> None:
    article = "---\ntitle: Nội quy\n---\nGiữ trật tự.\n"

    async def deed(office: Office) -> Preview:
        files = {"articles/noi-quy.md": None}
        return await office.changes.preview(await office.proposal(files))

    seen = in_office(tmp_path, deed, files=FILES | {"articles/noi-quy.md": article})
    assert seen.grave[0].values == {"count": "1", "names": "noi-quy"}


@pytest.mark.parametrize("repeats", [2, 3])
def test_the_second_preview_knows_the_outcomes_before(tmp_path: Path, repeats: int) -> None:
    async def deed(office: Office) -> None:
        proposal = await office.proposal({"qa/the.yaml": None})
        seen = [await office.changes.preview(proposal) for _ in range(repeats)]
        assert seen == [seen[0]] * repeats

    in_office(tmp_path, deed)
