from __future__ import annotations

from mujaz.clean.markup import parse
from mujaz.clean.metadata import read_metadata
from mujaz.model import LeadImage

FIGURE = (
    "<h1>Ferry returns</h1><figure><img src='/media/ferry-800x600.jpg' alt='A ferry'><figcaption>The ferry on Saturday"
    " <span class=credit>Photo: Sara Khalil</span></figcaption></figure>"
)
HEAD = '<link rel=canonical href="https://gazette.example/ferry">'


def image(page: str) -> LeadImage | None:
    return read_metadata(parse(page)).image


def test_the_stated_picture_has_the_caption_that_it_has_on_the_page() -> None:
    head = f'{HEAD}<meta property=og:image content="https://gazette.example/media/ferry.jpg">'
    assert image(head + FIGURE) == LeadImage(
        "https://gazette.example/media/ferry.jpg", "A ferry", "The ferry on Saturday", "Sara Khalil"
    )


def test_a_page_that_states_none_has_the_picture_in_its_figure() -> None:
    assert image(HEAD + FIGURE) == LeadImage(
        "https://gazette.example/media/ferry-800x600.jpg", "A ferry", "The ferry on Saturday", "Sara Khalil"
    )


def test_a_logo_is_no_picture_of_an_article() -> None:
    assert image(f'{HEAD}<meta property=og:image content="/static/logo.png"><h1>Ferry returns</h1>') is None


def test_the_credit_is_read_at_the_end_of_the_caption() -> None:
    page = f"{HEAD}<figure><img src=/m/1.jpg><figcaption>عبّارة في الضباب (رويترز)</figcaption></figure>"
    assert image(page) == LeadImage("https://gazette.example/m/1.jpg", None, "عبّارة في الضباب (رويترز)", "رويترز")


def test_json_ld_describes_a_picture() -> None:
    picture = '{"@type":"ImageObject","url":"/m/2.jpg","caption":"A bridge","creditText":"AFP"}'
    data = f'{{"@type":"NewsArticle","image":{picture}}}'
    assert image(f'{HEAD}<script type="application/ld+json">{data}</script>') == LeadImage(
        "https://gazette.example/m/2.jpg", None, "A bridge", "AFP"
    )
