"""Cards of other articles are no text, however much they say."""

from __future__ import annotations

from collections.abc import Callable

from paragraphs import bodies

from mujaz.model import CleanArticle

Clean = Callable[..., CleanArticle]

TEXT = (
    "قبل خمسة أعوام كان عبد الكريم يعود إلى بيته بسلتين من السمك، أما اليوم فيعود بواحدة نصفها فارغ، كما يقول.",
    "ويعيش على ضفتي النهر نحو سبعة آلاف صياد، بحسب اتحاد الصيادين، تراجعت دخولهم كثيراً في أربعة أعوام.",
    "أما عبد الكريم فيقول إنه لا يعرف عملاً آخر، ومن يعرف النهر لا يتركه، مهما قل ما يعطيه كل صباح.",
)
CARDS = (
    (
        "قرية تضيء شوارعها بروث المواشي",
        "مشروع صغير بدأ بفكرة من معلم فيزياء وصار يزود ثلاثين بيتا بالكهرباء.",
    ),
    ("حكاية آخر ساعاتي في السوق", "يفتح دكانه كل صباح منذ خمسين عاما ولا أحد من أبنائه يريد أن يتعلم مهنته."),
)
HEAD = "<html><head><title>حياة الصيادين على النهر</title></head><body><main><h1>حياة الصيادين على النهر</h1>"


def _page(*parts: str) -> str:
    return f"{HEAD}<div>{''.join(f'<p>{text}</p>' for text in TEXT)}</div>{''.join(parts)}</main></body></html>"


def test_cards_behind_the_text_go(clean_page: Clean) -> None:
    cards = "".join(f'<div class="q"><h3><a href="/{n}">{a}</a></h3><p>{b}</p></div>' for n, (a, b) in enumerate(CARDS))
    article = clean_page(_page(f'<div class="z">{cards}</div>'), "page.html")
    assert bodies(article) == list(TEXT)


def test_parts_of_an_article_whose_headings_lead_nowhere_stay(clean_page: Clean) -> None:
    parts = "".join(f"<section><h3>{a}</h3><p>{b}</p></section>" for a, b in CARDS)
    article = clean_page(_page(f"<div>{parts}</div>"), "page.html")
    assert bodies(article) == [*TEXT, *(text for card in CARDS for text in card)]
