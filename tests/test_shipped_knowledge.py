"""The knowledge that ships: in order, complete, and saying only what its sources say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot import knowledge
from bot.answering.plain_text import plain_markdown
from bot.model import Entry, Knowledge, Problem, Source
from tests.bot_process import ROOT, run

FOLDER = ROOT / "knowledge"

CONTENTS = {
    1: "Công tác thông tin, tuyên truyền, phổ biến chính sách pháp luật",
    2: "Công tác xây dựng, kiểm tra, giám sát thực hiện chính sách pháp luật về thanh niên, trẻ em",
    3: "Công tác tư vấn hướng nghiệp, giáo dục nghề nghiệp và giải quyết việc làm "
    "cho thanh thiếu niên",
    4: "Các hoạt động phòng, chống các tệ nạn xã hội trong thanh thiếu niên",
    5: "Chăm lo, bảo vệ, chăm sóc và giáo dục trẻ em",
    6: "Triển khai có hiệu quả chính sách đền ơn đáp nghĩa; tổ chức các hoạt động "
    "bảo đảm an sinh xã hội",
    7: "Nâng cao chất lượng hoạt động Đoàn, Hội trong các cơ sở giáo dục nghề nghiệp",
    8: "Các hoạt động hợp tác quốc tế",
}

PEOPLE = re.compile("Đoàn Hồng Vũ|Lê Văn Lương|Phạm Văn Toàn")
OFFICE = re.compile("(?<!Ban )Giám đốc Sở|Bí thư|Ủy viên BCH")
AT_THE_TIME = "tại thời điểm ký kết"

TODAY_IS = re.compile(
    r"hiện (nay|giờ|tại)?\s*(là|đang|vẫn|do)\b|đương nhiệm|vẫn đang|vẫn còn hiệu lực"
    r"|đang (được )?(triển khai|thực hiện|diễn ra|chạy)|(đã|được) (gia hạn|tổng kết)",
    re.IGNORECASE,
)
APOLOGY = re.compile(
    r"\W*(dạ,? )?(xin lỗi|rất tiếc|tiếc là|thành thật|mong bạn thông cảm)", re.IGNORECASE
)
LEAST_PHRASINGS = 7


def opened() -> tuple[Knowledge, tuple[Problem, ...]]:
    found, problems = knowledge.load(FOLDER, date(2026, 6, 15))
    assert found is not None, "\n".join(map(str, problems))
    return found, problems


KNOWN, PROBLEMS = opened()


def every_entry() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("entry", KNOWN.entries, ids=lambda entry: entry.id)


def test_only_the_two_warnings_that_belong_are_told() -> None:
    assert [problem.level for problem in PROBLEMS] == ["warning", "warning"]
    ended, no_contact = sorted(map(str, PROBLEMS), key=lambda told: "contact" in told)
    assert "đã hết thời gian (2025)" in ended
    assert "chưa có thông tin liên hệ" in no_contact
    assert not KNOWN.programme.contact.filled


def test_the_check_passes_as_the_office_runs_it() -> None:
    done = run("check", "--knowledge", str(FOLDER))
    assert (done.returncode, done.stderr) == (0, "")


def test_the_judged_questions_are_enough_and_cover_what_people_do() -> None:
    judgements = KNOWN.judgements
    assert len(judgements) >= 150
    assert sum(judgement.must_refuse for judgement in judgements) >= 40
    bare = [judgement for judgement in judgements if judgement.noise == "strip"]
    careless = [
        judgement
        for judgement in judgements
        if judgement.noise in ("typo", "teen", "telex", "dialect")
    ]
    assert len(bare) >= len(judgements) / 3
    assert len(careless) >= len(judgements) / 6
    assert {judgement.split for judgement in judgements} == {"dev", "held"}


def test_no_judged_question_is_a_phrasing() -> None:
    """Else it measures what was memorised; a few words alone are asked by everyone."""
    phrasings = {line for entry in KNOWN.entries for line in entry.questions}
    held = {judgement.question for judgement in KNOWN.judgements if judgement.split == "held"}
    assert sorted(line for line in held & phrasings if len(line.split()) > 4) == []


def test_what_the_judged_questions_expect_exists() -> None:
    known = {*KNOWN.entry_by_id, *KNOWN.article_by_id, "refuse"}
    assert {id_ for judgement in KNOWN.judgements for id_ in judgement.expect} <= known


def test_every_topic_has_an_entry_and_every_entry_a_topic() -> None:
    topics = {topic.id for topic in KNOWN.programme.topics}
    assert {entry.topic for entry in KNOWN.entries} == topics


@every_entry()
def test_what_an_entry_refers_to_exists(entry: Entry) -> None:
    assert set(entry.related) <= set(KNOWN.entry_by_id) - {entry.id}
    named = {source for source in entry.sources if not isinstance(source, Source)}
    assert named <= set(KNOWN.article_by_id)


@every_entry()
def test_an_entry_has_a_source_unless_it_chats_or_is_not_ours(entry: Entry) -> None:
    assert entry.sources or entry.smalltalk or entry.gap


@every_entry()
def test_an_entry_has_at_least_seven_different_phrasings(entry: Entry) -> None:
    different = {line.casefold().strip(" ?.!") for line in entry.questions}
    assert len(different) >= LEAST_PHRASINGS


@every_entry()
def test_an_answer_opens_with_the_fact(entry: Entry) -> None:
    assert not APOLOGY.match(entry.answer)


@every_entry()
def test_no_answer_says_what_holds_today(entry: Entry) -> None:
    assert TODAY_IS.findall(plain_markdown(entry.answer)) == []


@every_entry()
def test_who_held_an_office_is_told_as_of_the_signing(entry: Entry) -> None:
    if PEOPLE.search(entry.answer) and OFFICE.search(entry.answer):
        assert AT_THE_TIME in entry.answer.casefold()


@pytest.mark.parametrize("id_", ["doan-hong-vu", "le-van-luong", "pham-van-toan", "ai-du-le"])
def test_the_answers_about_the_office_holders_name_the_time(id_: str) -> None:
    answer = KNOWN.entry_by_id[id_].answer
    assert PEOPLE.search(answer)
    assert AT_THE_TIME in answer.casefold()


@pytest.mark.parametrize(("number", "wording"), CONTENTS.items())
def test_a_content_is_told_in_its_official_wording(number: int, wording: str) -> None:
    assert wording in plain_markdown(KNOWN.entry_by_id[f"noi-dung-{number}"].answer)
    assert f"{number}. {wording}" in plain_markdown(KNOWN.entry_by_id["noi-dung-tong"].answer)


def test_known_gaps_are_gaps_and_nothing_else_is_unless_it_is_not_ours() -> None:
    gaps = {entry.id for entry in KNOWN.entries if entry.gap}
    named = {id_ for id_ in KNOWN.entry_by_id if id_.startswith(("gap-", "ngoai-"))}
    assert gaps >= named - {"gap-nguoi-that"}
    assert {id_ for id_ in gaps - named if not id_.endswith("-khac")} == set()


@pytest.mark.parametrize("text", ["Hiện nay là", "Chương trình đang được triển khai", "hiện đang"])
def test_what_would_hold_today_is_seen(text: str) -> None:
    assert TODAY_IS.search(text)


@pytest.mark.parametrize("text", ["**Rất tiếc**, nguồn", "Xin lỗi bạn", "Dạ, xin lỗi"])
def test_an_apology_is_seen(text: str) -> None:
    assert APOLOGY.match(text)
