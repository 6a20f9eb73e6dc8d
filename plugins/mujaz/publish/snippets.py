"""Settings for web servers that say what the site's `_headers` says: for nginx, Apache and Caddy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mujaz.publish.headers import SOON, Rule, prefix_of, read_rules

FOLDER = "servers"
"""Where the settings lie, beside the releases and never in the site."""
CACHE = "Cache-Control"
NOTE = (
    "# Written by `mujaz publish` from the site's own _headers, and written anew with every release.",
    "# Access logs are off: what readers read is nobody's business.",
)


def write_snippets(place: Path, site: Path) -> None:
    """Write the settings for a site that is shown as `current` in the folder `place`."""
    rules = read_rules(site)
    if not rules:
        return
    folder = place / FOLDER
    folder.mkdir(exist_ok=True)
    for name, make in {"nginx.conf": nginx, "apache.conf": apache, "Caddyfile": caddy}.items():
        text = "\n".join([*NOTE, *make(rules, place / "current")]) + "\n"
        # The folder's name may hold bytes that the locale cannot read; they are written as they are.
        (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))


def nginx(rules: Sequence[Rule], root: Path) -> Iterator[str]:
    """Yield the lines of what belongs into a `server` block of nginx."""
    prefix, everywhere = _start(rules)
    yield from ("# Include this file in the server block.", *_prefix_note(prefix, root))
    yield from (f"root {_quoted(str(root))};", "index index.html;", "access_log off;", "server_tokens off;")
    yield from (
        f"error_page 404 {prefix}/404.html;",
        "charset utf-8;",
        "charset_types text/css text/plain text/javascript;",
    )
    yield from (f"location {prefix}/ {{", *_indented(_nginx_headers([*everywhere, (CACHE, SOON)])), "}")
    for rule in rules[1:]:
        own = dict(rule.headers)
        type_ = own.pop("Content-Type", None)
        yield f"location {_nginx_pattern(rule.pattern)} {{"
        if type_:
            yield from _indented(["types { }", f"default_type {_quoted(type_)};"])
        yield from _indented(_nginx_headers([*everywhere, (CACHE, SOON), *own.items()]))
        yield "}"


def apache(rules: Sequence[Rule], root: Path) -> Iterator[str]:
    """Yield the lines of what belongs into a `VirtualHost` of Apache, which needs its module headers."""
    prefix, everywhere = _start(rules)
    yield from ("# Include this file in the VirtualHost; it needs mod_headers.", *_prefix_note(prefix, root))
    yield from (f"DocumentRoot {_quoted(str(root))}", 'CustomLog "/dev/null" common', "ServerSignature Off")
    yield from (f"ErrorDocument 404 {prefix}/404.html", "AddDefaultCharset utf-8", "AddCharset utf-8 .css .js .txt")
    yield from (f"<Directory {_quoted(str(root))}>", "  Require all granted", "  Options FollowSymLinks")
    yield from ("  AllowOverride None", "  DirectoryIndex index.html", "</Directory>")
    yield from (f"Header always set {name} {_quoted(value)}" for name, value in [*everywhere, (CACHE, SOON)])
    for rule in rules[1:]:
        yield f'<LocationMatch "{_pattern(rule.pattern)}">'
        for name, value in rule.headers:
            yield (
                f"  ForceType {_quoted(value)}"
                if name == "Content-Type"
                else f"  Header always set {name} {_quoted(value)}"
            )
        yield "</LocationMatch>"


def caddy(rules: Sequence[Rule], root: Path) -> Iterator[str]:
    """Yield the lines of a snippet of Caddy, which a site's block imports; Caddy logs no access unless told to."""
    prefix, everywhere = _start(rules)
    yield from ("# Import this file, and write `import mujaz` into the site's block.", *_prefix_note(prefix, root))
    yield from ("(mujaz_headers) {", "  header {")
    yield from (f"    {name} {_quoted(value)}" for name, value in [*everywhere, (CACHE, SOON)])
    yield from ("    -Server", "  }", "}")
    yield from ("(mujaz) {", f"  root * {_quoted(str(root))}", "  file_server", "  import mujaz_headers")
    for number, rule in enumerate(rules[1:], 1):
        yield f"  @mujaz{number} path {rule.pattern.replace('/*.', '*.')}"
        # Put off until the answer is sent: the file server would set a type of its own.
        yield from (f"  header @mujaz{number} {{", "    defer")
        yield from (f"    {name} {_quoted(value)}" for name, value in rule.headers)
        yield "  }"
    yield from ("  handle_errors {", "    import mujaz_headers", f"    rewrite * {prefix}/404.html", "    file_server")
    yield from ("  }", "}")


def _start(rules: Sequence[Rule]) -> tuple[str, Sequence[tuple[str, str]]]:
    """Return the path of the site on its host, and the headers of every answer."""
    return prefix_of(tuple(rules)), rules[0].headers


def _prefix_note(prefix: str, root: Path) -> list[str]:
    return [f"# The site lies at {prefix}/ on its host: let that path lead to {root}."] if prefix else []


def _nginx_headers(headers: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield headers, of two with one name the later; a location of nginx inherits none once it has one of its own."""
    yield from (f"add_header {name} {_quoted(value)} always;" for name, value in dict(headers).items())


def _nginx_pattern(pattern: str) -> str:
    """Return a pattern of `_headers` as nginx has it: a folder by its start, an ending by an expression."""
    return f"^~ {pattern.removesuffix('*')}" if pattern.endswith("/*") else f"~ {_pattern(pattern)}"


def _pattern(pattern: str) -> str:
    """Return a pattern of `_headers` as a regular expression."""
    return f"^{pattern.replace('.', chr(92) + '.').replace('*', '.*')}$"


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _indented(lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines)
