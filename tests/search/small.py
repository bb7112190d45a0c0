"""A small invented knowledge, a pottery village's, built in code: entries, one article, names."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge.shipped import default_messages, default_vocabulary
from bot.model import Article, Entry, FrontMatter, Knowledge, Passage, Programme, Vocabulary

ENTRIES = {
    "duong-den": "Đường đến làng gốm đi thế nào?|đi lối nào để tới làng|chỉ đường vào làng gốm",
    "ong-duong": "Ông Dương là ai?|nghệ nhân Dương làm nghề gì|bác Dương là người thế nào",
    "gia-ve": "Giá vé tham quan bao nhiêu?|vé vào cửa mấy tiền|tham quan có mất tiền không",
    "gio-mo-cua": "Mấy giờ làng mở cửa?|giờ mở cửa của làng gốm|làng đóng cửa lúc nào",
    "lop-nan": "Lớp học nặn gốm dành cho ai?|học nặn gốm ở đâu|đăng ký lớp nặn gốm",
    "ngay-hoi": "Lễ hội làng gốm tổ chức ngày nào?|hội làng mở khi nào|ngày hội gốm năm 2019",
    "vo-lo": "Mở lò nung gốm lần đầu ai đốt?|ai nhóm lửa lò nung|người đốt lò đầu tiên",
    "quyet-dinh-45": "Quyết định 45/QĐ-UB nói gì?|quyết định số 45 về làng nghề|QĐ 45 của ai",
    "quyet-dinh-78": "Quyết định 78/QĐ-UB nói gì?|quyết định số 78 về đất sét|QĐ 78 của ai",
    "buoc-1": "Bước 1 làm gốm là gì?|bước thứ nhất|bước đầu tiên làm gì",
    "buoc-2": "Bước 2 làm gốm là gì?|bước thứ hai|sau bước đầu làm gì",
    "buoc-6": "Bước 6 làm gốm là gì?|bước thứ sáu|bước cuối cùng làm gì",
}
ANSWERS = {
    "duong-den": "Đi theo đê sông, qua cầu gỗ thì tới.",
    "ong-duong": "Ông Dương là nghệ nhân nặn tượng.",
    "gia-ve": "Vé vào cửa **10.000 đồng**.",
    "gio-mo-cua": "Làng mở cửa từ **7 giờ** đến 17 giờ.",
    "lop-nan": "Lớp nặn dành cho trẻ từ 6 tuổi, học ở sân đình.",
    "ngay-hoi": "Lễ hội diễn ra ngày **15/3/2019**.",
    "vo-lo": "Cụ Tư Thổ nhóm lửa mẻ gốm đầu tiên.",
    "quyet-dinh-45": "Quyết định 45/QĐ-UB công nhận làng nghề.",
    "quyet-dinh-78": "Quyết định 78/QĐ-UB cho phép lấy đất sét bãi bồi.",
    "buoc-1": "Bước 1 là lọc đất.",
    "buoc-2": "Bước 2 là nhào đất.",
    "buoc-6": "Bước 6 là nung lò.",
}
PASSAGES = (
    "Men tro trấu cho màu xanh rêu. Men vỏ sò cho màu trắng sữa, rất kén lửa.",
    "Năm 1972 nước lũ cuốn trôi mười hai bầu lò. Dân làng đắp lại lò bằng gạch vồ.",
)


def entry(id_: str, questions: str, answer: str = "Có.", **fields: object) -> Entry:
    """An entry whose phrasings stand in one text, parted by "|"."""
    return Entry.model_validate(
        {"id": id_, "questions": questions.split("|"), "answer": answer} | fields
    )


def article(id_: str, *passages: str, title: str = "Chuyện làng gốm") -> Article:
    return Article(
        id=id_,
        head=FrontMatter(title=title),
        passages=tuple(
            Passage(id=f"{id_}#{number}", article=id_, heading=None, text=text)
            for number, text in enumerate(passages, start=1)
        ),
    )


def knowledge(
    entries: Sequence[Entry] = (),
    articles: Sequence[Article] = (),
    vocabulary: Vocabulary | None = None,
) -> Knowledge:
    return Knowledge(
        programme=Programme(name="Làng gốm Bãi Sậy", period="2018-2028"),
        messages=default_messages(),
        entries=tuple(entries),
        articles=tuple(articles),
        vocabulary=vocabulary or default_vocabulary(),
    )


def village() -> Knowledge:
    """Every entry and passage of the village, with the everyday vocabulary."""
    entries = [entry(id_, questions, ANSWERS[id_]) for id_, questions in ENTRIES.items()]
    entries.append(
        entry("gap-dan-so", "Làng có bao nhiêu người?|dân số của làng|làng đông không", gap=True)
    )
    entries.append(entry("chao", "Xin chào|chào bạn|hello|hi bot", "Chào bạn!", smalltalk=True))
    return knowledge(entries, [article("chuyen-lang", *PASSAGES)])
