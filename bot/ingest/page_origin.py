"""What a web page's own head tells of its origin: meta elements and JSON-LD, nothing guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from html import unescape

from bot.ingest.values import Document
from bot.model import PartialDate

_HEAD = 400_000  # letters that are looked through for meta elements
_TAG = re.compile(r"<(meta|link)\b([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w:.-])([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,600})", re.IGNORECASE)
_LINKED_DATA = re.compile(r"<script\b[^>]{0,400}application/ld\+json[^>]{0,400}>", re.IGNORECASE)
_SITE_BEHIND = re.compile(r"\s+[|–—-]\s+[^|–—]{2,60}$")
_VIETNAM = timezone(timedelta(hours=7))
_MOST_SCRIPTS = 20

_PUBLISHED = ("article:published_time", "datepublished", "pubdate", "dc.date.issued", "dc.date")


def origin_of(page: str) -> Document:
    """Read title, publisher, day of publication and address of a page; the text stays empty."""
    meta = dict(_meta(page[:_HEAD]))
    data = next(_articles(page), {})
    publisher = data.get("publisher")
    name = publisher.get("name") if isinstance(publisher, Mapping) else None
    published = [data.get("datePublished"), *(meta.get(key) for key in _PUBLISHED)]
    return Document(
        text="",
        title=_title(page, _text(data.get("headline")) or meta.get("og:title")),
        publisher=_text(name) or meta.get("og:site_name"),
        published=next(filter(None, map(_day, published)), None),
        url=meta.get("canonical") or meta.get("og:url") or _text(data.get("url")),
    )


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _meta(head: str) -> Iterator[tuple[str, str]]:
    """Each (name, content), those that come first in the page last, so that they win."""
    for tag in reversed(list(_TAG.finditer(head))):
        found = _ATTRIBUTE.finditer(tag[2])
        attributes = {one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in found}
        name = next(filter(None, map(attributes.get, ("property", "name", "itemprop", "rel"))), "")
        content = attributes.get("content") or attributes.get("href")
        if content and content.strip():
            yield name.lower(), content.strip()


def _articles(page: str) -> Iterator[Mapping[str, object]]:
    """Yield the JSON-LD objects that describe an article."""
    for number, script in enumerate(_LINKED_DATA.finditer(page)):
        end = page.find("</", script.end())
        if end < 0 or number >= _MOST_SCRIPTS:
            return
        try:
            found = json.loads(page[script.end() : end])
        except (ValueError, RecursionError):
            continue
        objects = found if isinstance(found, list) else [found]
        for one in objects:
            graph = one.get("@graph", [one]) if isinstance(one, Mapping) else []
            for data in graph if isinstance(graph, list) else []:
                if isinstance(data, Mapping) and "Article" in str(data.get("@type")):
                    yield data


def _title(page: str, told: str | None) -> str | None:
    if told:
        return told
    found = _TITLE.search(page)
    return _SITE_BEHIND.sub("", unescape(found[1]).strip()) or None if found else None


def _day(written: object) -> PartialDate | None:
    """Read the day, as it was in Việt Nam, of a moment in ISO form; None for anything else."""
    if not isinstance(written, str):
        return None
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    if moment.tzinfo:
        moment = moment.astimezone(_VIETNAM)
    return PartialDate(moment.year, moment.month, moment.day)
