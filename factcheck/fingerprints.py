"""Digests by which a finding, its readings and its places are known again in another run.

They rest on the rule, the readings and the normalised sentences: never on paths, lines, order or confidence. So they
outlive moved text, renamed files and other documents. The version goes before a finding's digest; it changes with
anything that makes other digests of the same findings.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from factcheck.finding import Variant

VERSION = "v1"


def finding(rule: str, variants: Sequence[Variant]) -> str:
    """The identity of a finding: "v1-" and 16 hexadecimal digits."""
    return f"{VERSION}-{_digest(VERSION, rule, *sorted(_texts(variants)), length=16)}"


def values(variants: Sequence[Variant]) -> tuple[str, ...]:
    """One digest for each reading, sorted."""
    return tuple(sorted({_digest(variant.normalized) for variant in variants}))


def sides(variants: Sequence[Variant]) -> tuple[str, ...]:
    """One digest for each reading in each of its sentences, sorted."""
    return tuple(sorted({_digest(text) for text in _texts(variants)}))


def _texts(variants: Sequence[Variant]) -> list[str]:
    return [
        f"{variant.normalized}\x1f{_plain(evidence.sentence)}" for variant in variants for evidence in variant.evidence
    ]


def _digest(*parts: str, length: int = 12) -> str:
    text = "\x1e".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).hexdigest()[:length]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
