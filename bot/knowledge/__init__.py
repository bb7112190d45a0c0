"""Files -> Knowledge, or every Problem at once."""

from bot.knowledge.advice import advise
from bot.knowledge.fixing import Mended, mend
from bot.knowledge.folder import load, load_judgements, read
from bot.knowledge.places import Places
from bot.knowledge.schemas import SCHEMAS, json_schemas, schema_files
from bot.knowledge.snapshot import FOLDERS, Snapshot, is_read, take

__all__ = [
    "FOLDERS",
    "SCHEMAS",
    "Mended",
    "Places",
    "Snapshot",
    "advise",
    "is_read",
    "json_schemas",
    "load",
    "load_judgements",
    "mend",
    "read",
    "schema_files",
    "take",
]
