"""Pages made to take long or to break something: each must have a clear outcome in a few CPU seconds."""

from __future__ import annotations

AR = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات والشاحنات."
EN = "The ferry between the two banks resumed on Saturday after eleven days, the river authority said in a statement."
TOP = "<!DOCTYPE html><html><title>Ferry returns to the river</title><body><h1>Ferry returns to the river</h1>"

PAGES = [
    TOP + "<div>" * 100_000 + AR,
    TOP + "<div>" * 100_000 + EN + "</div>" * 100_000,
    TOP + "<p>" + "[" * 50_000 + f"</p><p>{EN}</p>",
    TOP + "<p>" + "![" * 50_000 + f"</p><p>{AR}</p>",
    TOP + "<p>" + "ا" * 3_000_000,
    TOP + f"<p>{EN}</p><p>" + "a" * 390_000,
    TOP + f"<p>{AR}</p>" * 3_000,
    TOP + "<p>a" * 14_000,
    TOP + "<div " + " ".join(f"a{number}" for number in range(200_000)) + f"><p>{EN}</p>",
    TOP + "<h2>a b c d e</h2>" * 14_000,
    TOP + "<p>" + "&amp;lt;script&amp;gt;" * 20_000 + "&#0;&#x110000;&#xD800;&nosuch;" * 1000,
    "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + TOP + "&b;" * 100_000,
    TOP + "<script>var a = 1;</script>" * 10_000,
    "<script type='application/ld+json'>" + "[" * 2_000_000 + "</script>" + TOP + f"<p>{EN}</p>",
    "<meta property='og:title' content='" + "a | " * 500_000 + "'>" + TOP + f"<p>{EN}</p>",
    TOP + "<div class='related'>" * 200 + "<p>a b c d</p>" * 14_000,
    TOP + "".join(f"<a href='/{n}'>A headline of some words {n}</a>" for n in range(9_000)),
    f"عودة الماء\n{AR}\n" + "." * 390_000 + "x",
    f"عودة الماء\n{AR}\n" + "\u201d" * 390_000 + "x",
    f"Ferry returns\n{EN}\n" + "- " * 190_000,
    f"عودة الماء\n{AR}\n" + "ماء نهر سد\n" * 7_900,
    f"عودة الماء\n{AR}\n" + "12/8/2023 12 آب 2023\n" * 7_900,
]

PIECES = ("a", "ا", AR, "<", "<script", "<!--", "<script>a</script>", "data:a/b;", "&amp;", "ط§ظ„", "ÇáÊÍÇáÝ ")
"""What a file of the largest size is filled with."""
