"""What the child tells the bot, as one JSON object: an upload, or why it is refused."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bot.ingest.values import KnowledgeFiles, NewArticle, Proposal, Upload
from bot.model import FrontMatter, PartialDate, Problem

_MOST_PROBLEMS = 12


def packed(upload: Upload) -> str:
    match upload:
        case KnowledgeFiles():
            files = {path: base64.b64encode(data).decode() for path, data in upload.files.items()}
            return json.dumps({"files": files, "left_out": upload.left_out})
        case NewArticle():
            head = upload.head
            origin = {
                "title": head.title,
                "publisher": head.publisher,
                "published": head.published.isoformat() if head.published else None,
                "url": head.url,
            }
            rest = {name: getattr(upload, name) for name in ("id", "body", "notes")}
            proposals = [asdict(proposal) for proposal in upload.proposals]
            return json.dumps({"head": origin, **rest, "proposals": proposals})


def refusal(problems: Sequence[Problem]) -> str:
    """Pack the reasons, not more of them than a person reads."""
    lines = [str(problem) for problem in problems[:_MOST_PROBLEMS]]
    if more := len(problems) - len(lines):
        lines.append(f"… và {more} lỗi nữa; hãy sửa những lỗi trên trước")
    return json.dumps({"refused": "\n".join(lines)})


def unpacked(text: bytes) -> Upload | str:
    """Give the upload, or the sentence that refuses it; ValueError for anything else."""
    told: dict[str, Any] = json.loads(text)
    if "refused" in told:
        return str(told["refused"])
    if "files" in told:
        files = {path: base64.b64decode(data) for path, data in told["files"].items()}
        return KnowledgeFiles(files, tuple(told["left_out"]))
    return _article(told)


def _article(told: Mapping[str, Any]) -> NewArticle:
    head = dict(told["head"])
    if head["published"]:
        head["published"] = PartialDate.parse(head["published"])
    proposals = tuple(
        Proposal(**{**one, "questions": tuple(one["questions"]), "doubts": tuple(one["doubts"])})
        for one in told["proposals"]
    )
    return NewArticle(
        told["id"], FrontMatter.model_validate(head), told["body"], proposals, tuple(told["notes"])
    )
