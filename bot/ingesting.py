"""The command that makes articles of an office's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.console import DONE, FAILED, told
from bot.ingest.copies import near_copy
from bot.ingest.uploads import read_article
from bot.ingest.values import NewArticle
from bot.ingest.writing import article_file, draft_file
from bot.knowledge.articles import read_article as read_written
from bot.knowledge.files import Refused, read_text, why_unreadable
from bot.model import Article, Knowledge


@dataclass(slots=True)
class _Shelf:
    """Where articles are written, and what is there already."""

    folder: Path
    articles: list[Article]
    taken: set[str] = field(default_factory=set)


def ingest(files: Iterable[Path], known: Knowledge, out: Path, *, force: bool) -> int:
    """Write an article and a draft for each file; an article that is there already needs `force`.

    The exit code tells whether all were written.
    """
    shelf = _Shelf(out, [*known.articles, *_written(out)], {*known.entry_by_id})
    shelf.taken |= {article.id for article in shelf.articles}
    codes = [_one(file, shelf, force=force) for file in files]
    return FAILED if any(codes) else DONE


def _one(file: Path, shelf: _Shelf, *, force: bool) -> int:
    try:
        article = read_article(file.name, file.read_bytes(), frozenset(shelf.taken))
    except OSError as failure:
        return told(f"{file}: {why_unreadable(failure)}.", FAILED)
    except Refused as refused:
        return told("\n".join(map(str, refused.problems)), FAILED)
    copy = near_copy(article, shelf.articles)
    if copy and not force:
        there = f"bài này có vẻ đã có ở articles/{copy.article.id}.md ({copy})"
        return told(f"{file}: {there}; vẫn muốn ghi thì thêm --force.", FAILED)
    try:
        _write(article, shelf)
    except OSError as failure:
        return told(f"{shelf.folder}: không ghi được ({failure.strerror}).", FAILED)
    for note in article.notes:
        print(f"  xem lại: {note}")
    return DONE


def _write(article: NewArticle, shelf: _Shelf) -> None:
    text = article_file(article)
    path = shelf.folder / "articles" / f"{article.id}.md"
    _write_whole(path, text)
    print(f"Đã ghi {path}")
    if article.proposals:
        draft = shelf.folder / "drafts" / f"{article.id}.yaml"
        _write_whole(draft, draft_file(article))
        print(f"Đã ghi {draft}: {len(article.proposals)} mục đề xuất, chờ người xem lại")
    shelf.articles.append(read_written(text, article.id, path.name).value)
    shelf.taken |= {article.id, *(proposal.id for proposal in article.proposals)}


def _write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def _written(out: Path) -> Iterator[Article]:
    """Each article that an earlier run wrote and that can be read."""
    for path in sorted(out.glob("articles/*.md")):
        try:
            yield read_written(read_text(path, path.name), path.stem, path.name).value
        except Refused:
            continue
