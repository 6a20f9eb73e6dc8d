"""One record's file: what is read, and what is said of mistakes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mujaz.errors import Problems
from mujaz.model import Alias, SourceRules, Validity
from mujaz.register import Register
from mujaz.register.fields import FIELDS, Field
from mujaz.register.read import read
from mujaz.yamltext import dump

Make = Callable[[Mapping[str, str]], Register]
Check = Callable[[Mapping[str, str]], list[str]]

NAMES = "names: {ar: دير الزور, en: Deir ez-Zor}\n"

DEIR_EZ_ZOR = """\
names: {ar: دير الزور, en: Deir ez-Zor}
aliases:
  ar: [ديرالزور, {text: الدير, match: weak}]
  en: [Deir Ezzor, {text: DZ, match: hidden, valid: {from: 2014, until: 2017-11-03}}]
cues: {ar: [محافظة, ريف], en: [city]}
blocked_by: {ar: [شارع دير الزور]}
type: governorate
description:
  ar: محافظة في شرق سوريا.
  en: A governorate in the east of Syria.
coordinates: [35.336, -40.141]
coordinates_from: geonames
valid: {from: 1960}
same_as: {geonames: "170792", wikidata: Q239097}
merged_ids: [deir-ezzor]
references: [https://www.un.org/, "http://example.org/a?b=c"]
notes: for the curator
x_colour: [anything, {at: all}]
"""


def place_errors(check: Check, lines: str) -> list[str]:
    return check({"places/deir-ez-zor.yaml": NAMES + lines})


def test_every_key_of_a_place_is_read(make_register: Make) -> None:
    record = make_register({"places/east/deir-ez-zor.yaml": DEIR_EZ_ZOR}).records("places")[0]
    assert (record.kind, record.id) == ("places", "deir-ez-zor")
    assert record.path == "content/places/east/deir-ez-zor.yaml"
    assert record.names == (("ar", "دير الزور"), ("en", "Deir ez-Zor"))
    assert record.aliases == (
        Alias("دير الزور", "ar"),
        Alias("Deir ez-Zor", "en"),
        Alias("ديرالزور", "ar"),
        Alias("الدير", "ar", "weak"),
        Alias("Deir Ezzor", "en"),
        Alias("DZ", "en", "hidden", Validity("2014", "2017-11-03")),
    )
    assert record.cues == (("ar", ("محافظة", "ريف")), ("en", ("city",)))
    assert record.blocked_by == (("ar", ("شارع دير الزور",)),)
    assert record.type == "governorate"
    assert record.description[1] == ("en", "A governorate in the east of Syria.")
    assert record.coordinates == (35.336, -40.141)
    assert record.coordinates_from == "geonames"
    assert record.valid == Validity("1960", None)
    assert record.same_as == (("geonames", "170792"), ("wikidata", "Q239097"))
    assert record.merged_ids == ("deir-ezzor",)
    assert record.references == ("https://www.un.org/", "http://example.org/a?b=c")


def test_every_key_of_a_source_is_read(make_register: Make) -> None:
    text = """\
names: {ar: بلدي نيوز, en: Baladi News}
type: agency
url: https://baladi.example/
domains: [Baladi.example, news.baladi.example]
languages: [ar, en]
rights: excerpt
headline_suffixes: ["It's Over 9000!"]
related_markers: [مقالات ذات صلة]
bylines: [بلدي نيوز - خاص]
end_markers: [اقرأ في هذا الملف]
dropped_lines: [صورة من الأرشيف]
kept_lines: [عن الكاتب]
body_selectors: [article]
dropped_selectors: [aside]
"""
    record = make_register({"sources/baladi-news.yaml": text}).records("sources")[0]
    assert (record.url, record.languages, record.rights) == (
        "https://baladi.example/",
        ("ar", "en"),
        "excerpt",
    )
    assert record.rules == SourceRules(
        domains=("baladi.example", "news.baladi.example"),
        headline_suffixes=("It's Over 9000!",),
        related_markers=("مقالات ذات صلة",),
        bylines=("بلدي نيوز - خاص",),
        end_markers=("اقرأ في هذا الملف",),
        dropped_lines=("صورة من الأرشيف",),
        kept_lines=("عن الكاتب",),
        body_paths=("descendant-or-self::article",),
        dropped_paths=("descendant-or-self::aside",),
    )


def test_values_of_a_record_are_plain_texts(make_register: Make) -> None:
    record = make_register({"places/deir-ez-zor.yaml": DEIR_EZ_ZOR}).records("places")[0]
    texts = [record.type, record.coordinates_from, *record.merged_ids, *record.references, record.names[0][1]]
    assert {type(text) for text in texts} == {str}


@pytest.mark.parametrize(
    ("again", "strength"),
    [
        ("aliases: {ar: [{text: الباب, match: weak}]}", "weak"),
        ("aliases: {ar: [{text: اَلْباب, match: never}]}", "never"),
        ("aliases: {ar: [الباب]}", "strong"),
    ],
)
def test_a_name_listed_again_keeps_the_weaker_strength(make_register: Make, again: str, strength: str) -> None:
    names = "names: {ar: الباب, en: Al-Bab}\n"
    record = make_register({"places/al-bab.yaml": names + again}).records("places")[0]
    assert {alias.strength for alias in record.aliases if alias.language == "ar"} == {strength}
    assert record.aliases[0].text == "الباب"


def test_a_name_listed_again_takes_its_period_from_there(make_register: Make) -> None:
    text = NAMES + "aliases: {en: [{text: Deir ez-Zor, valid: {until: 2024}}]}"
    record = make_register({"places/deir-ez-zor.yaml": text}).records("places")[0]
    assert record.aliases == (
        Alias("دير الزور", "ar"),
        Alias("Deir ez-Zor", "en", "strong", Validity(None, "2024")),
    )


MISTAKES = {
    "type: goverorate": '4: `type` is "goverorate"; write governorate.',
    "type: [city]": "4: `type` has a list here; write it as in `type: governorate`.",
    "type:": "4: `type` is empty; write a value, or leave it out.",
    "typ: city": "4: `typ` is not a key of places; write `type`.",
    "url: https://a.example": "4: `url` is not a key of places; leave it out or call it `x_url`.",
    "coordinates: [35.3]": ("4: `coordinates` are not two numbers; write them as in `coordinates: [35.336, 40.141]`."),
    "coordinates: [35.3, north]": (
        "4: `coordinates` are not two numbers; write them as in `coordinates: [35.336, 40.141]`."
    ),
    "coordinates: [35.3, nan]": (
        "4: `coordinates` are not two numbers; write them as in `coordinates: [35.336, 40.141]`."
    ),
    "coordinates: 35.3, 40.1": (
        "4: `coordinates` are not two numbers; write them as in `coordinates: [35.336, 40.141]`."
    ),
    "coordinates: [140.1, 35.3]": ("4: The latitude 140.1 is not between -90 and 90; write [latitude, longitude]."),
    "coordinates: [35.3, -180.5]": (
        "4: The longitude -180.5 is not between -180 and 180; write [latitude, longitude]."
    ),
    "aliases: {ar: [{text: الدير, match: week}]}": ('4: `match` is "week"; write one of strong, weak, hidden, never.'),
    "aliases: {ar: [{text: الزور, macht: weak}]}": "4: `macht` is not known in `aliases.ar`; write `match`.",
    "aliases: {ar: [{match: weak}]}": ("4: An alias here has no text; write it as in `{text: الدير, match: weak}`."),
    'aliases: {ar: [""]}': "4: `aliases.ar` is empty; write a value, or leave it out.",
    "aliases: {en: [Deir, '-']}": ('4: The name "-" has neither letter nor digit; write a name, or leave it out.'),
    "aliases: {ar: [ـــ]}": ('4: The name "ـــ" has neither letter nor digit; write a name, or leave it out.'),
    "aliases: [Deir]": (
        "4: `aliases` has a list here; write it as in `aliases: {ar: [ديرالزور, {text: الدير, match: weak}]}`."
    ),
    "aliases: {en: Deir}": (
        "4: `aliases.en` has a text here; write it as in `aliases: {ar: [ديرالزور, {text: الدير, match: weak}]}`."
    ),
    "aliases: {english: [Deir]}": ('4: `aliases` has the language "english"; write a code such as `ar` or `en`.'),
    'aliases: {en: ["Deir\\u202e"]}': (
        "4: `aliases.en` has the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE); write the text again without it."
    ),
    'aliases: {ar: ["دير\\u0007"]}': (
        "4: `aliases.ar` has the invisible character U+0007 (a control character); write the text again without it."
    ),
    "cues: {ar: محافظة}": ("4: `cues.ar` has a text here; write it as in `cues: {ar: [محافظة, مدينة], en: [city]}`."),
    "valid: {from: last year}": '4: `from` is "last year"; write a year or a day, as in 2014 or 2014-06-29.',
    "valid: {from: 2014-02-30}": ('4: `from` is "2014-02-30"; write a year or a day, as in 2014 or 2014-06-29.'),
    "valid: {from: ٢٠١٤}": '4: `from` is "٢٠١٤"; write a year or a day, as in 2014 or 2014-06-29.',
    "valid: {from: 2024, until: 2014-06-29}": (
        "4: `valid` is from 2024 until 2014-06-29, which is earlier; write the earlier one after `from`."
    ),
    "valid: {to: 2014}": "4: `to` is not known in `valid`; write `from` or `until`.",
    "valid: 2014": "4: `valid` has a text here; write it as in `valid: {from: 2014, until: 2024-12-08}`.",
    "part_of: سوريا": ('4: `part_of` is "سوريا", which is no id; write the name of a record\'s file without `.yaml`.'),
    "merged_ids: [Deir Ezzor]": (
        '4: `merged_ids` is "Deir Ezzor", which is no id; write the name of a record\'s file without `.yaml`.'
    ),
    "same_as: {wikidata: 239097}": (
        '4: `same_as.wikidata` is "239097"; copy the identifier from the data set, as in Q1234.'
    ),
    "same_as: {geonames: Deir}": (
        '4: `same_as.geonames` is "Deir"; copy the identifier from the data set, as in "1234".'
    ),
    "references: [javascript:alert(1)]": (
        '4: `references` has "javascript:alert(1)"; write an address with http:// or https://.'
    ),
    "references: [www.un.org]": '4: `references` has "www.un.org"; write an address with http:// or https://.',
    "references: ['https://[::1']": ('4: `references` has "https://[::1"; write an address with http:// or https://.'),
    "references: https://un.org": (
        "4: `references` has a text here; write it as in `references: [https://www.un.org/]`."
    ),
    "type: city\ntype: town": ("5: `type` stands here a second time (first in line 4); keep one of them."),
}
"""What a record says wrongly in its fourth line, and what is said of that."""


@pytest.mark.parametrize(("lines", "message"), MISTAKES.items(), ids=str)
def test_a_mistake_is_told_with_its_line_and_its_cure(check: Check, lines: str, message: str) -> None:
    assert place_errors(check, "# one\n# two\n" + lines) == [f"content/places/deir-ez-zor.yaml:{message}"]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_what_messages_show_as_an_example_is_right(check: Check, field: Field) -> None:
    kind = "places" if "places" in field.kinds else field.kinds[0]
    names = "" if field.key == "names" else "names: {ar: اسم ما, en: Some Name}\n"
    messages = check({f"{kind}/record-one.yaml": f"{names}{field.example}\n"})
    assert [message for message in messages if "which no record has" not in message] == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("rights: all", '2: `rights` is "all"; write full or excerpt or metadata.'),
        ("domains: [https://a.example/]", ('2: `domains` has "https://a.example/"; write the host alone, '
         "as in `domains: [news.example]`.")),
        ("body_selectors: [div..story]", ('2: `body_selectors` has "div..story", which is no CSS selector '
         "(Expected ident, got <DELIM '.' at 4>); write it as in `body_selectors: [div.story-text]`.")),
        ("dropped_selectors: ['p::before']", ('2: `dropped_selectors` has "p::before", which is no CSS selector '
         "(Pseudo-elements are not supported.); write it as in `dropped_selectors: [.read-also, 'div[data-ad]']`.")),
        ("url: ftp://a.example/", '2: `url` has "ftp://a.example/"; write an address with http:// or https://.'),
        ("languages: [Arabic]", '2: `languages` has "Arabic"; write codes, as in `languages: [ar, en]`.'),
        ("type: blog", ('2: `type` is "blog"; write newspaper or agency or broadcaster or website or '
         "organisation or sample.")),
    ],
)  # fmt: skip
def test_a_publication_is_told_its_mistakes(check: Check, lines: str, message: str) -> None:
    text = f"names: {{ar: جريدة النموذج, en: Gazette}}\n{lines}\n"
    assert check({"sources/gazette.yaml": text}) == [f"content/sources/gazette.yaml:{message}"]


def test_topics_have_no_type(check: Check) -> None:
    text = "names: {ar: الهدن, en: Ceasefires}\ntype: city\n"
    assert check({"topics/ceasefires.yaml": text}) == [
        "content/topics/ceasefires.yaml:2: `type` is not a key of topics; leave it out or call it `x_type`."
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("names: {ar: حلب}", ["1: There is no name in the language `en`; write it as in `names: {en: …}`."]),
        ("names:\n  en: Aleppo",
         ["2: There is no name in the language `ar`; write it as in `names: {ar: …}`."]),
        ("names: {ar: '', en: Aleppo}", ["1: `names.ar` is empty; write a value, or leave it out."]),
        ("names: Aleppo", [("1: `names` has a text here; write it as in "
                           "`names: {ar: دير الزور, en: Deir ez-Zor}`.")]),
        ("type: city", [" There is no name in the language `ar`; write it as in `names: {ar: …}`.",
                        " There is no name in the language `en`; write it as in `names: {en: …}`."]),
    ],
)  # fmt: skip
def test_a_name_is_wanted_in_each_language(check: Check, text: str, messages: list[str]) -> None:
    expected = [f"content/places/aleppo.yaml:{message}" for message in messages]
    assert check({"places/aleppo.yaml": text}) == expected


def test_all_mistakes_of_a_file_are_told_at_once(check: Check) -> None:
    text = "names: {ar: حلب}\ntyp: city\ncoordinates: here\npart_of: Syria\n"
    assert [message.partition(": ")[0] for message in check({"places/aleppo.yaml": text})] == [
        "content/places/aleppo.yaml:1",
        "content/places/aleppo.yaml:2",
        "content/places/aleppo.yaml:3",
        "content/places/aleppo.yaml:4",
    ]


@pytest.mark.parametrize("stem", ["Deir", "deir_ez_zor", "deir--zor", "-deir", "دير", "d" * 81, "deir zor"])
def test_a_file_is_named_by_an_id(check: Check, stem: str) -> None:
    assert check({f"places/{stem}.yaml": NAMES}) == [
        (
            f"content/places/{stem}.yaml: The file's name is the record's id; "
            "name it with a-z, 0-9 and single hyphens, at most 80."
        )
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("names: {ar: حلب}".encode("cp1256"), (':1: The file is not UTF-8 (byte 0xcd); it looks like windows-1256 '
         '("حلب}"). Open it as that, and save it as UTF-8.')),
        (b"type: city\nnames: {ar: \xc8}", ":2: The file is not UTF-8 (byte 0xc8); save it as UTF-8."),
        ("names: {}".encode("utf-16"), ":1: The file is UTF-16; save it as UTF-8."),
        ("\ufeffnames: {ar: حلب, en: Aleppo}".encode(),
         ":1: The file starts with a byte-order mark; save it as UTF-8 without BOM."),
        (b"", ":1: There are no `key: value` lines here; write at least a name or title."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_text_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    file = tmp_path / "aleppo.yaml"
    file.write_bytes(data)
    problems = Problems()
    entry = read(file, "content/places/aleppo.yaml", "places", ("ar", "en"), problems)
    assert list(map(str, problems)) == [f"content/places/aleppo.yaml{message}"]
    assert entry.record.id == "aleppo"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    problems = Problems()
    read(tmp_path / "aleppo.yaml", "content/places/aleppo.yaml", "places", ("ar", "en"), problems)
    assert list(map(str, problems)) == [
        (
            "content/places/aleppo.yaml: The file cannot be read: it is gone, or a link to something that is no"
            "t there; put it back, or delete the link."
        )
    ]


def test_names_may_hold_the_joiners_that_spelling_needs(check: Check) -> None:
    assert place_errors(check, 'aliases: {ku: ["d\\u200cz"]}') == []


KEYS = st.sampled_from([*(field.key for field in FIELDS), "notes", "x_a", "nam", "ar", "en", "from", "match"])
LETTERS = st.characters(codec="utf-8", max_codepoint=0xFFFF)
SCALARS = st.text(LETTERS, max_size=8) | st.sampled_from(["2014", "35.3", "الأسد", "weak", "https://un.org"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
MESSES = st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace"))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values=st.dictionaries(KEYS, VALUES, max_size=8), kind=st.sampled_from(["actors", "places", "sources"]))
def test_any_values_give_a_record_or_problems(tmp_path_factory: pytest.TempPathFactory, values: object,
                                              kind: str) -> None:  # fmt: skip
    problems = Problems()
    file = tmp_path_factory.mktemp("mess") / "mess.yaml"
    file.write_text(dump(values), encoding="utf-8")
    record = read(file, "mess.yaml", kind, ("ar", "en"), problems).record  # type: ignore[arg-type]
    assert record.name("ar")
    assert len(problems) > 0 or dict(record.names).keys() >= {"ar", "en"}
    assert all(str(problem) for problem in problems)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=MESSES)
def test_any_bytes_give_problems_and_never_a_traceback(tmp_path_factory: pytest.TempPathFactory,
                                                       data: bytes) -> None:  # fmt: skip
    problems = Problems()
    file = tmp_path_factory.mktemp("mess") / "mess.yaml"
    file.write_bytes(data)
    read(file, "mess.yaml", "places", ("ar", "en"), problems)
    assert len(problems) > 0
    assert all(str(problem) for problem in problems)
