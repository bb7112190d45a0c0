"""The peers: each indexes some texts and ranks them for a question.

None is needed until it is built; `pip install --editable '.[bench]'` brings all of them.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from bot.language.normal import strip_marks

MOST = 10

Ranking = list[tuple[int, float]]
"""Places of the best texts with their scores, best first; at most MOST."""

Ask = Callable[[str], Ranking]
Build = Callable[[Sequence[str]], Ask]


def fold(text: str) -> str:
    return strip_marks(text.lower())


def bm25s(texts: Sequence[str]) -> Ask:
    """Build bm25s as it comes: its own tokenizer and weights, text as typed."""
    import bm25s as peer  # noqa: PLC0415 - each peer is imported where it is built

    index = peer.BM25()
    index.index(peer.tokenize(list(texts), show_progress=False), show_progress=False)
    k = min(MOST, len(texts))

    def ask(question: str) -> Ranking:
        words = peer.tokenize(question, show_progress=False)
        places, scores = index.retrieve(words, k=k, show_progress=False)
        return list(zip(places[0].tolist(), scores[0].tolist(), strict=True))

    return ask


def tantivy_folded(texts: Sequence[str]) -> Ask:
    """Build tantivy over folded text: any of the words, BM25."""
    import tantivy  # noqa: PLC0415

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text")
    builder.add_integer_field("place", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(num_threads=1)
    for place, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=fold(text), place=place))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(question: str) -> Ranking:
        words = "".join(char if char.isalnum() else " " for char in fold(question))
        found = searcher.search(index.parse_query(words, ["text"]), MOST).hits
        return [(searcher.doc(address)["place"][0], score) for score, address in found]

    return ask


def fts5_trigram(texts: Sequence[str]) -> Ask:
    """Build SQLite's full-text index over trigrams: any trigram of the question, BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = 'trigram')")
    database.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", enumerate(texts))

    def ask(question: str) -> Ranking:
        asked = question.lower().replace('"', " ")
        trigrams = {asked[place : place + 3] for place in range(len(asked) - 2)}
        found = database.execute(
            "SELECT rowid, -rank FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{trigram}"' for trigram in sorted(trigrams)), MOST),
        )
        return found.fetchall()

    return ask


def tfidf_folded(texts: Sequence[str]) -> Ask:
    """Build scikit-learn's TF-IDF over folded words and pairs of words, cosine.

    Words of one letter kept and counts damped: the settings that suit it best here.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    words = re.compile(r"\w+").findall
    vectorizer = TfidfVectorizer(
        preprocessor=fold,
        tokenizer=words,
        token_pattern=None,
        ngram_range=(1, 2),
        sublinear_tf=True,
    )
    matrix = vectorizer.fit_transform(texts)

    def ask(question: str) -> Ranking:
        scores = (matrix @ vectorizer.transform([question]).T).toarray().ravel()
        best = scores.argsort()[::-1][:MOST]
        return [(int(place), float(scores[place])) for place in best]

    return ask


def rapidfuzz_folded(texts: Sequence[str]) -> Ask:
    """Build nothing: rapidfuzz compares the question with every folded text."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    folded = [fold(text) for text in texts]

    def ask(question: str) -> Ranking:
        found = process.extract(fold(question), folded, scorer=fuzz.token_set_ratio, limit=MOST)
        return [(place, score) for _, score, place in found]

    return ask


PEERS: Mapping[str, Build] = {
    "bm25s": bm25s,
    "tantivy, folded": tantivy_folded,
    "FTS5 trigram": fts5_trigram,
    "TF-IDF 1-2, folded": tfidf_folded,
    "rapidfuzz, folded": rapidfuzz_folded,
}

BASE = "bm25s"
"""The peer whose time is 1."""

SCANNING = frozenset({"rapidfuzz, folded"})
"""Peers that compare with every text, too slow to be asked every question."""


def built(texts: Sequence[str], names: Sequence[str] = tuple(PEERS)) -> Iterator[tuple[str, Ask]]:
    """Each named peer over the texts; one that is not installed is told and left out."""
    for name in names:
        try:
            yield name, PEERS[name](texts)
        except ModuleNotFoundError as missing:
            print(f"{name}: not installed ({missing.name}); see the extra bench", file=sys.stderr)
