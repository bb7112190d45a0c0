"""The laboratory: its table, its noisy copies, its trade-off and its page, on the reading club."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot import knowledge
from bot.answering import Responder, decision
from bot.evaluation import Report, evaluate, page, trade_off_lines, with_noise
from bot.evaluation.picture import Curve, draw
from bot.evaluation.reasons import reason
from bot.evaluation.trade_off import FINE, trade_off
from bot.model import Entry, Evidence, Hit, Judgement, Passage
from tests.bot_process import LIBRARY, ON_LIBRARY, run

LOAN = "Mượn sách được bao lâu?"
LATE = "Trả sách muộn thì bị phạt thế nào?"
ELSEWHERE = "Giá vàng hôm nay tăng hay giảm?"

FILE = f"""
- {{question: {LOAN}, expect: thoi-han-muon}}
- {{question: {LATE}, expect: thoi-han-muon}}
- {{question: {ELSEWHERE}, expect: refuse}}
- {{question: tra sach muon bi phat the nao, expect: tra-muon, split: held, noise: strip}}
- {{question: {LATE}, expect: refuse, split: held}}
- {{question: {ELSEWHERE}, expect: noi-sinh-hoat, split: held, after: [{LOAN}]}}
"""


@pytest.fixture(scope="module")
def responder() -> Responder:
    club, _ = knowledge.load(LIBRARY, date(2022, 1, 1))
    assert club
    return Responder(club)


@pytest.fixture(scope="module")
def judgements(tmp_path_factory: pytest.TempPathFactory) -> tuple[Judgement, ...]:
    file = tmp_path_factory.mktemp("judged") / "cau-hoi.yaml"
    file.write_text(FILE, encoding="utf-8")
    return knowledge.load_judgements(file)[0]


@pytest.fixture(scope="module")
def report(responder: Responder, judgements: tuple[Judgement, ...]) -> Report:
    return evaluate(responder, judgements)


class Reader(HTMLParser):
    """Reads a page; fails on a tag that is not closed in its turn or would load something."""

    EMPTY = frozenset({"meta", "path"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not {name for name, _ in attrs} & {"src", "href", "srcset", "data", "xlink:href"}
        self.tags.add(tag)
        if tag not in self.EMPTY:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "path"
        assert attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            assert "url(" not in data
            assert "@import" not in data
        elif self.open and self.open[-1] in {"td", "th"}:
            self.rows[-1][-1] += data
        else:
            self.words.append(data)


def cells(lines: Sequence[str]) -> list[list[str]]:
    """The cells of printed tables: what stands apart by two spaces or more."""
    return [re.split(r"\s{2,}", line.strip().replace("← ", "")) for line in lines]


def row(report: Report, name: str) -> tuple[str, ...]:
    return next(row.cells for row in report.rows() if row.name == name)


def test_the_figures_are_those_that_people_judge_a_bot_by(report: Report) -> None:
    figures = report.figures
    assert (figures.count, figures.answerable, figures.must_refuse) == (6, 4, 2)
    assert figures.answered == 2 / 4
    assert figures.covered == 3 / 4
    assert figures.wrong_of_all == 2 / 6
    assert figures.wrong == 2 / 4
    assert figures.refused == 1 / 2
    ranks = [verdict.rank for verdict in report.verdicts if not verdict.judgement.must_refuse]
    assert (ranks[0], ranks[2]) == (1, 1)
    assert ranks[1] != 1
    assert figures.mrr == sum(1 / rank for rank in ranks if rank) / 4


def test_the_table_has_each_split_with_its_kinds_of_noise(report: Report) -> None:
    names = [(row.name, row.level) for row in report.rows()]
    assert names == [
        ("dev", 0),
        ("gõ thường", 1),
        ("held", 0),
        ("gõ thường", 1),
        ("strip", 1),
        ("tất cả", 0),
        ("gõ thường", 1),
        ("strip", 1),
    ]
    assert row(report, "strip") == ("1", "100,0%", "1,00", "0,0%", "0,0%", "100,0%", "–")


def test_the_worst_failures_stand_first_with_what_was_expected_and_why(report: Report) -> None:
    text = "\n".join(report.lines())
    assert "Câu chưa đạt: 3 (SAI 2, chưa trả lời 1)" in text
    first, second, third = re.findall(r"^\d\. .*(?:\n   .*)+", text, re.MULTILINE)
    assert first.startswith(f"1. [dev] SAI: “{LATE}”\n   cần: thoi-han-muon\n   được: tra-muon (")
    assert f"câu hỏi chứa 100% của “{LATE}”; hơn " in first
    assert re.search(r"mục cần có đứng thứ \d+$", first)
    assert second.startswith(f"2. [held] SAI: “{LATE}”\n   cần: refuse\n")
    assert "mục cần có" not in second
    assert f"\n   sau: {LOAN}\n   cần: noi-sinh-hoat\n   được: không trả lời (0," in third


def test_passages_that_were_not_expected_do_not_push_an_entry_back(responder: Responder) -> None:
    question = "Sách bị rách bìa thì bạn đọc mang đến quầy để cô thủ thư dán lại"
    first, *_ = responder.search(question)
    assert isinstance(first.item, Passage)
    best_entry = next(
        hit.item.id
        for hit in responder.search(question)
        if hit.item.id in responder.knowledge.entry_by_id
    )
    for expected in (first.item.id, first.item.article, best_entry):
        (verdict,) = evaluate(
            responder, [Judgement(question=question, expect=(expected,))]
        ).verdicts
        assert verdict.rank == 1


def test_noisy_copies_follow_the_questions_and_keep_all_but_the_typing(
    judgements: tuple[Judgement, ...],
) -> None:
    both = with_noise(judgements, ("strip", "typo"), seed=1)
    count = len(judgements)
    assert both[:count] == judgements
    assert len(both) == 3 * count
    assert [copy.noise for copy in both[count:]] == ["+strip"] * count + ["+typo"] * count
    stripped = both[count]
    assert stripped.question == "Muon sach duoc bao lau?"
    assert (stripped.expect, stripped.split) == (judgements[0].expect, judgements[0].split)
    assert both[2 * count - 1].after == ("Muon sach duoc bao lau?",)


def test_the_same_seed_gives_the_same_slips(judgements: tuple[Judgement, ...]) -> None:
    once, again, other = (with_noise(judgements, ("typo",), seed) for seed in (1, 1, 2))
    assert once == again != other


def test_at_the_chosen_threshold_the_trade_off_is_what_came(
    responder: Responder, judgements: tuple[Judgement, ...]
) -> None:
    report = evaluate(responder, with_noise(judgements, ("strip", "typo", "telex"), seed=1))
    (chosen,) = trade_off(report.verdicts, [decision.SURE])
    assert chosen.right == report.figures.answered
    assert chosen.wrong == report.figures.wrong_of_all


def test_a_lower_threshold_never_answers_less(report: Report) -> None:
    points = trade_off(report.verdicts, FINE)
    for lower, higher in pairwise(points):
        assert lower.right >= higher.right
        assert lower.wrong >= higher.wrong
    assert points[-1].right == points[-1].wrong == 0


def test_the_trade_off_names_the_chosen_thresholds(report: Report) -> None:
    _, headings, *rows = trade_off_lines(report)
    assert headings.split() == "ngưỡng dev đúng dev sai held đúng held sai".split()
    marked = [line.split("←")[1].strip() for line in rows if "←" in line]
    assert marked == ["hỏi lại từ đây", "trả lời từ đây", "trích bài viết từ đây"]
    assert [line.split()[0] for line in rows] == sorted(line.split()[0] for line in rows)


def test_a_picture_is_well_formed_and_stays_in_its_frame() -> None:
    curves = [
        Curve("dev", ((0.0, 0.0), (0.07, 1.0)), ((0.0, 0.5),)),
        Curve("held <&", ((0.0, 0.0), (0.2, 0.9)), ((0.1, 0.5), (0.2, 0.9))),
    ]
    svg = ET.fromstring(draw(curves, "sai", "đúng", 'một "hình"'))  # noqa: S314 - our own text
    assert svg.get("aria-label") == 'một "hình"'
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    lines = svg.findall("polyline")
    assert [line.findtext("title") for line in lines] == ["dev", "held <&"]
    for line in lines:
        for x, y in (place.split(",") for place in line.attrib["points"].split()):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height
    assert sum("transform" in path.attrib for path in svg.findall("path")) == 3


@pytest.mark.parametrize("far", [0.0, 0.05, 0.051, 0.3, 1.0])
def test_an_axis_goes_as_far_as_its_curve(far: float) -> None:
    svg = ET.fromstring(draw([Curve("a", ((0, 0), (far, 1)))], "", "", ""))  # noqa: S314
    end = float(svg.find("polyline").attrib["points"].split()[-1].split(",")[0])  # type: ignore[union-attr]
    assert 46 <= end <= 340


def test_a_question_is_text_on_the_page_whatever_it_holds(responder: Responder) -> None:
    question = "<script>alert(1)</script> & <b>"
    report = evaluate(responder, [Judgement(question=question, expect=("tra-muon",))])
    text = page(report, "<i>.yaml")
    read = Reader(text)
    assert not read.tags & {"script", "b", "i"}
    assert f"“{question}”" in read.words


def test_shares_of_nothing_are_shown_as_none(responder: Responder) -> None:
    report = evaluate(responder, [Judgement(question=ELSEWHERE, expect=("refuse",))])
    assert row(report, "tất cả") == ("1", "–", "–", "0,0%", "0,0%", "–", "100,0%")
    assert "Câu chưa đạt: 0" in list(report.lines())


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ({"numbers": -1}, "số trong câu hỏi trái với mục này"),
        ({"numbers": 1}, "số trong câu hỏi khớp"),
        ({"strange": 0.25}, "25% câu hỏi là tên riêng mà mục này không có"),
        ({"another": True}, "câu hỏi nêu tên một người khác"),
        ({"rest": 0.4}, "hỏi điều khác về thứ được gọi bằng số"),
        ({"denied": True}, "câu hỏi phủ định, mục này thì không"),
        ({"kind": -1}, "hỏi điều khác loại (ai, khi nào, ở đâu …)"),
        ({"learned": -1.5}, "so các cách hỏi, từ ngữ của câu nghiêng về mục khác"),
        ({"words": 1}, "câu hỏi có không quá một từ mang nghĩa"),
    ],
)
def test_a_reason_tells_what_speaks_against_a_hit(changes: dict[str, float], remark: str) -> None:
    plain = dict.fromkeys(Evidence.__slots__, 0) | {
        "asked": 0.6,
        "line": 0.8,
        "rest": 1,
        "words": 3,
    }
    evidence = Evidence(**(plain | changes))  # type: ignore[arg-type]
    hits = [
        Hit(
            Entry(id=name, questions=tuple(f"Hỏi {name} {n}?" for n in range(25)), answer="Đáp."),
            score,
            f"Hỏi {name}?",
            weigh=lambda: evidence,
            compare=lambda: 0.5,
        )
        for name, score in (("a", 4.0), ("b", 3.0))
    ]
    judgement = Judgement(question="?", expect=("b",))
    told = reason(hits, None, judgement, 2).split("; ")
    assert told == [
        "a chứa 60% câu hỏi",
        "câu hỏi chứa 80% của “Hỏi a?”",
        remark,
        "hơn b 1,00 điểm",
        "mục cần có đứng thứ 2",
    ]
    assert "kém a 1,00 điểm" in reason(hits, "b", judgement, 2)


def test_without_a_hit_the_reason_says_so() -> None:
    told = reason((), None, Judgement(question="?", expect=("b",)), None)
    assert told == "không từ nào của câu hỏi có trong kho kiến thức"


def test_the_page_stands_alone_and_tells_what_was_printed(tmp_path: Path) -> None:
    file, written = tmp_path / "cau-hoi.yaml", tmp_path / "out.html"
    file.write_text(FILE, encoding="utf-8")
    done = run(
        *("evaluate", str(file), *ON_LIBRARY, "--noise", "strip", "--trade-off"),
        *("--report", str(written)),
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"\nĐã ghi báo cáo: {written}\n")
    lines = done.stdout.splitlines()
    text = written.read_text(encoding="utf-8")
    assert "http" not in text
    read = Reader(text)
    assert {"svg", "polyline", "table", "title"} <= read.tags
    assert "Kết quả chấm cau-hoi.yaml" in read.words

    figures = lines[: lines.index("")]
    begins = next(place for place, line in enumerate(lines) if line.startswith("Đánh đổi"))
    chances = lines[begins + 1 : -2]
    shown = [[cell for cell in cells if cell] for cells in read.rows]
    assert shown == cells([*figures, *chances])
    assert ["+strip", "6"] in [line[:2] for line in shown]

    failed = [line.split("“")[1].rstrip("”") for line in lines if re.match(r"\d+\. ", line)]
    assert failed == [word[1:-1] for word in read.words if re.fullmatch("“.*”", word)]
    for line in lines:
        if line.startswith("   vì: "):
            assert line.removeprefix("   vì: ") in read.words


def test_all_kinds_of_noise_may_be_added_at_once(tmp_path: Path) -> None:
    file = tmp_path / "cau-hoi.yaml"
    file.write_text(f"- {{question: {LOAN}, expect: thoi-han-muon}}\n", encoding="utf-8")
    done = run("evaluate", str(file), *ON_LIBRARY, "--noise", "all", "--seed", "3")
    names = [line[0] for line in cells(done.stdout.split("\n\n")[0].splitlines()[1:])]
    noises = ["strip", "strip+typo", "teen", "telex", "typo", "variants"]
    assert names == ["dev", "gõ thường", *(f"+{noise}" for noise in noises), "tất cả"]


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--noise", "loud"], "“loud”"),
        (["--noise", "clean"], "strip+typo"),
        (["--noise"], "--noise"),
        (["--seed", "0"], "“0”"),
        (["--report"], "--report"),
    ],
)
def test_wrong_use_is_one_sentence(tmp_path: Path, options: list[str], named: str) -> None:
    done = run("evaluate", str(tmp_path / "a.yaml"), *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert named in done.stderr


def test_a_page_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "cau-hoi.yaml"
    file.write_text(FILE, encoding="utf-8")
    done = run("evaluate", str(file), *ON_LIBRARY, "--report", str(tmp_path / "a" / "b.html"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "b.html" in done.stderr
