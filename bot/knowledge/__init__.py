"""Files -> Knowledge, or every Problem at once."""

from bot.knowledge.folder import load, load_judgements, read
from bot.knowledge.schemas import json_schemas
from bot.knowledge.snapshot import FOLDERS, Snapshot, is_read, take

__all__ = [
    "FOLDERS",
    "Snapshot",
    "is_read",
    "json_schemas",
    "load",
    "load_judgements",
    "read",
    "take",
]
