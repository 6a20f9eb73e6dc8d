"""The audit beside a raw page: which of its lines are in the article, which are not and why, and what was read.

It is for people who check an import and for later runs; nothing of it is ever published or imported.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

from mujaz import __version__
from mujaz.clean.account import Told
from mujaz.errors import MujazError, Problem
from mujaz.export.inbox import INBOX
from mujaz.export.write import replace_file
from mujaz.frozen import frozen
from mujaz.model import CleanArticle

FORMAT = 1
"""The version of the audit's format; it rises when a key changes its meaning."""
SUFFIX, FOLDER = ".audit.json", ".audit"
"""What stands behind the raw page's name; the parts of a container have theirs in a folder."""
DIGITS = 16
"""So much of a part's digest is its audit's name; ids of parts hold what file systems do not take."""


class UnwrittenError(MujazError):
    """An audit cannot be written, because a file of somebody else is in its place."""


@frozen
class Copy:
    """An item of which a page is a copy."""

    slug: str
    path: str
    similarity: float


@frozen
class Audit:
    """What is known of a raw page once it was read."""

    raw: str
    """Its place in the inbox; of a part of a container with `#` and the part behind it."""
    raw_sha256: str
    article: CleanArticle
    lines: Sequence[Told]
    repairs: Sequence[str] = ()
    item: str | None = None
    """The Markdown file that was made of it."""
    questions: Sequence[str] = ()
    """What the page leaves open, so that nothing was made of it yet."""
    copy_of: Copy | None = None
    version_of: str | None = None


def audit_path(raw: str, raw_sha256: str) -> PurePosixPath:
    """Return where the audit of a raw page lies, relative to the archive.

    >>> str(audit_path("content/inbox/page.html", "9e1b4995e1e2f292"))
    'content/inbox/page.html.audit.json'
    >>> str(audit_path("content/inbox/crawl.warc.gz#urn:uuid:1", "9e1b4995e1e2f29287c8"))
    'content/inbox/crawl.warc.gz.audit/9e1b4995e1e2f292.json'
    """
    file, mark, _ = raw.partition("#")
    if mark:
        return PurePosixPath(f"{file}{FOLDER}") / f"{raw_sha256[:DIGITS]}.json"
    return PurePosixPath(f"{file}{SUFFIX}")


def write_audit(root: Path, audit: Audit) -> None:
    """Write an audit beside its raw page in the archive `root`, in place of an older one."""
    path = audit_path(audit.raw, audit.raw_sha256)
    if (root / path).exists() and "ruleset" not in read_audit(root / path):
        raise UnwrittenError(f"{path} is no audit and stands where one belongs; give that file another name.")
    replace_file(root / path, dump_audit(describe_audit(audit)))


def dump_audit(audit: Mapping[str, Any]) -> str:
    """Return an audit as JSON with one line for each line of the page."""
    head = json.dumps({key: value for key, value in audit.items() if key != "lines"}, ensure_ascii=False, indent=1)
    lines = ",\n  ".join(json.dumps(line, ensure_ascii=False) for line in audit["lines"])
    return f'{head.removesuffix("}").rstrip()},\n "lines": [\n  {lines}\n ]\n}}\n'


def describe_audit(audit: Audit) -> dict[str, Any]:
    """Return an audit as an object of JSON, the same for the same page, register and version."""
    article, date = audit.article, audit.article.date
    return {
        "format": FORMAT,
        "raw": audit.raw,
        "raw_sha256": audit.raw_sha256,
        "importer": f"mujaz {__version__}",
        "ruleset": ruleset(),
        "item": audit.item,
        "questions": list(audit.questions),
        "duplicate_of": _copy(audit.copy_of),
        "version_of": audit.version_of,
        "decisions": {
            "headline": article.headline,
            "language": article.language,
            "source": article.source,
            "byline": article.byline,
            "date": date.value if date else None,
            "date_precision": date.precision if date else None,
            "date_evidence": date.evidence if date else None,
            "canonical_url": article.canonical_url,
            "summary": article.summary,
            "related_headlines": list(article.related_headlines),
        },
        "repairs": list(audit.repairs),
        "lines": [_line(told) for told in audit.lines],
    }


def _copy(copy: Copy | None) -> dict[str, object] | None:
    return {"slug": copy.slug, "path": copy.path, "similarity": round(copy.similarity, 3)} if copy else None


def _line(told: Told) -> dict[str, object]:
    return {"line": told.number, "fate": told.fate, "rule": told.rule, "text": told.text}


@cache
def ruleset() -> str:
    """Return the version of the rules: the start of the digest of all that stage 1 is made of.

    >>> len(ruleset())
    12
    """
    found = hashlib.sha256()
    parts = (part for part in files("mujaz.clean").iterdir() if part.name.endswith((".py", ".toml")))
    for part in sorted(parts, key=lambda part: part.name):
        found.update(f"{part.name}\n".encode() + part.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()[:12]


def known_copy(root: Path, raw: str, raw_sha256: str) -> str | None:
    """Return the Markdown file of which a raw page is known to be a copy, if that still is in the archive."""
    audit = read_audit(root / audit_path(raw, raw_sha256))
    copy = audit.get("duplicate_of") if audit.get("raw_sha256") == raw_sha256 else None
    path = copy.get("path") if isinstance(copy, dict) else None
    return path if isinstance(path, str) and path.startswith("content/") and (root / path).is_file() else None


def is_rejected(root: Path, raw: str, raw_sha256: str) -> bool:
    """Tell whether somebody has looked at what was made of a raw page and does not want it in the archive."""
    audit = read_audit(root / audit_path(raw, raw_sha256))
    return audit.get("raw_sha256") == raw_sha256 and isinstance(audit.get("rejected"), dict)


def is_audit(path: Path) -> bool:
    """Tell whether a file or folder is the audit of a raw page beside it, and no page."""
    ending = next((ending for ending in (SUFFIX, FOLDER) if path.name.endswith(ending)), None)
    if ending is None:
        return path.suffix == ".json" and path.parent.name.endswith(FOLDER) and is_audit(path.parent)
    return path.with_name(path.name.removesuffix(ending)).is_file()


def check_audits(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with audits: one whose raw page is gone, one that cannot be read."""
    inbox = root / INBOX
    for path in sorted((*inbox.rglob(f"*{SUFFIX}"), *inbox.rglob(f"*{FOLDER}/*.json"))):
        audit, shown = read_audit(path), path.relative_to(root).as_posix()
        raw = str(audit.get("raw", "")).partition("#")[0]
        if audit.get("format") != FORMAT:
            yield Problem.of(shown, 0, "This audit cannot be read; delete it, and import its page again.",
                             {}, severity="integrity")  # fmt: skip
        elif not (root / raw).is_file():
            yield Problem.of(shown, 0, "The raw page {raw} is gone; put it back from a copy, or delete this audit.",
                             {"raw": raw}, severity="integrity")  # fmt: skip


def read_audit(path: Path) -> Mapping[str, Any]:
    """Return the audit in the file `path`; an empty one for a file that is missing or none."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
