"""What `mujaz check` can set right by itself: planned for the files of an archive, and written if that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mujaz.errors import Problems
from mujaz.export.fixes import Fix, Mended, decode, mend_item, mend_record
from mujaz.export.fixvalues import Resolve
from mujaz.export.write import replace_file
from mujaz.model import RECORD_KINDS, RecordKind
from mujaz.register import Register, load
from mujaz.site.documents import find_documents
from mujaz.site.settings import SiteSettings


def hints(settings: SiteSettings, register: Register, paths: Iterable[str]) -> dict[tuple[str, int], Fix]:
    """Return what would be written on which line of the files at `paths`."""
    found = {}
    for path in paths:
        planned = _plan(settings.root / path, register, is_record=path.endswith(".yaml"))
        if planned is not None:
            found.update({(path, fix.line): fix for fix in planned[1].fixes})
    return found


def fix_all(settings: SiteSettings) -> Iterator[tuple[str, Fix]]:
    """Set right what leaves no doubt in every item, text and record; yield each line that was changed, by its file."""
    yield from _fix(settings, _records(settings), None)
    register = load(settings.root, settings.archive.named_in, Problems())
    folder = (path for name in ("briefings", "pages") for path in find_documents(settings, name, Problems()))
    yield from _fix(settings, folder, register)


def _records(settings: SiteSettings) -> Iterator[Path]:
    for kind in RECORD_KINDS:
        yield from sorted(path for path in (settings.content / kind).rglob("*.yaml") if not path.name.startswith("."))


def _fix(settings: SiteSettings, files: Iterable[Path], register: Register | None) -> Iterator[tuple[str, Fix]]:
    for file in files:
        planned = _plan(file, register, is_record=register is None)
        if planned is None or not planned[1].fixes:
            continue
        data, mended = planned
        target = file.resolve()
        if target.read_bytes() == data:  # somebody may have saved it in the meantime
            replace_file(target, mended.text)
            shown = file.relative_to(settings.root).as_posix()
            yield from ((shown, fix) for fix in mended.fixes)


def _plan(file: Path, register: Register | None, *, is_record: bool) -> tuple[bytes, Mended] | None:
    """Return a file's bytes and what it should be; None if it cannot be read."""
    try:
        data = file.read_bytes()
    except (OSError, RuntimeError):
        return None
    text = decode(data)
    if text is None:
        return None
    mended = mend_record(text) if is_record or register is None else mend_item(text, _resolver(register))
    if text.encode() != data and not mended.fixes:
        mended = Mended(mended.text, (Fix(0, "UTF-16", "UTF-8"),))
    return data, mended


def _resolver(register: Register) -> Resolve:
    kinds: dict[str, RecordKind] = {kind: kind for kind in RECORD_KINDS}
    return lambda kind, name: register.resolve(kinds[kind], name) is not None
