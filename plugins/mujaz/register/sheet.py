"""A record's file while it is read: hands out values of the right shape, and notes what has another."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mujaz.errors import Problems
from mujaz.frozen import frozen
from mujaz.register.fields import find_field
from mujaz.yamltext import Mapping, Sequence, Text, Value

JOINERS = ("\u200c", "\u200d")
"""Zero-width non-joiner and joiner: invisible, but part of how some names are spelled."""

UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories of characters that a reader cannot see."""

FOUND = {Text: "a text", Sequence: "a list", Mapping: "a set of `key: value` pairs"}


@frozen
class Sheet:
    """The values of one file by key; `path` and `problems` are for what is wrong with them."""

    path: str
    values: dict[str, Value]
    problems: Problems

    def note(self, at: Value | str, text: str, **values: object) -> None:
        """Note that the value or key `at` has the problem `text`."""
        line, column = (at.line, at.column) if isinstance(at, Text | Sequence | Mapping) else (0, 0)
        self.problems.add(self.path, line, text, column=column, severity="error", **values)

    def text(self, key: str) -> Text | None:
        """Return the text of `key`, None if there is none."""
        return self.as_text(self.values[key], key) if key in self.values else None

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return the texts that `key` lists."""
        return self.as_texts(self.values[key], key) if key in self.values else ()

    def pairs(self, key: str) -> Iterator[tuple[str, Value]]:
        """Yield what stands in the `key: value` pairs of `key`."""
        value = self.values.get(key)
        if isinstance(value, Mapping):
            yield from value.items()
        elif value is not None:
            self.refuse_shape(value, key)

    def as_text(self, value: Value, key: str, *, many_lines: bool = False) -> Text | None:
        """Return `value` without the blanks around it if it is a text that a reader can see."""
        if not isinstance(value, Text):
            self.refuse_shape(value, key)
            return None
        stripped = value.strip()
        if not stripped:
            self.note(value, "`{key}` is empty; write a value, or leave it out.", key=key)
        elif many_lines or value.isprintable() or self._is_visible(value, key):
            return value if len(stripped) == len(value) else Text.at(stripped, value.line, value.column)
        return None

    def as_texts(self, value: Value, key: str) -> tuple[Text, ...]:
        """Return the texts in the list `value`."""
        texts = (self.as_text(item, key) for item in self.as_list(value, key))
        return tuple(text for text in texts if text is not None)

    def as_list(self, value: Value, key: str) -> Sequence:
        """Return `value` if it is a list, else an empty one."""
        if isinstance(value, Sequence):
            return value
        self.refuse_shape(value, key)
        return Sequence()

    def refuse_shape(self, value: Value, key: str) -> None:
        """Note that `value` is not what `key` takes, and show what it takes."""
        example = find_field(key.partition(".")[0]).example
        if isinstance(value, Text) and not value.strip():
            self.note(
                value,
                "`{key}` is empty; write it as in `{example}`, or leave it out.",
                key=key,
                example=example,
            )
        else:
            self.note(
                value,
                "`{key}` has {found} here; write it as in `{example}`.",
                key=key,
                found=FOUND[type(value)],
                example=example,
            )

    def _is_visible(self, value: Text, key: str) -> bool:
        unseen = next((c for c in value.strip() if unicodedata.category(c) in UNSEEN and c not in JOINERS), None)
        if unseen is None:
            return True
        name = unicodedata.name(unseen, "a control character")
        self.note(
            value,
            "`{key}` has the invisible character U+{code} ({name}); write the text again without it.",
            key=key,
            code=f"{ord(unseen):04X}",
            name=name,
        )
        return False
