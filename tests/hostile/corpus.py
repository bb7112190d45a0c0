"""Every hostile or clumsy file: what must be refused, and what is taken harmlessly."""

from __future__ import annotations

from tests.hostile.article_files import MARKDOWN, NAMES, PAGES, TEXTS
from tests.hostile.office_files import PDFS, WORDS
from tests.hostile.yaml_files import CLEVER, CLUMSY, SPOILT
from tests.hostile.zip_files import ZIPS

CORPUS = (*CLEVER, *SPOILT, *CLUMSY, *MARKDOWN, *TEXTS, *PAGES, *NAMES, *ZIPS, *WORDS, *PDFS)
