"""Files -> Knowledge, or every Problem at once."""

from bot.knowledge.folder import load, load_judgements
from bot.knowledge.schemas import json_schemas

__all__ = ["json_schemas", "load", "load_judgements"]
