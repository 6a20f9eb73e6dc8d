from __future__ import annotations

from mujaz.clean.boxes import cut_boxes
from mujaz.clean.markup import parse, squeeze

ONE = "قالت هيئة الأنهار إن منسوب الماء عاد إلى معدله، وإن الطريق المؤدي إلى الحي صار سالكاً أمام الحافلات."
TWO = "The ferry between the two banks resumed on Saturday after eleven days, the authority said in a statement."


def left(page: str) -> str:
    tree = parse(page)
    cut_boxes(tree)
    return squeeze(tree.text_content())


def test_a_list_of_links_goes_and_its_neighbours_stay() -> None:
    box = "<div><span>اقرأ أيضاً</span><a href=/a>أسعار المياه على حالها في المدينة</a></div>"
    assert left(f"<div><p>{ONE}</p>{box}<p>{TWO}</p></div>") == f"{ONE}{TWO}"


def test_text_behind_a_box_stays() -> None:
    assert left(f"<div>{ONE}<ul><li><a href=/a>Related story</a></li></ul>{TWO}</div>") == f"{ONE}{TWO}"


def test_a_paragraph_with_a_link_stays() -> None:
    assert left(f"<article><p><a href=/a>{TWO}</a></p></article>") == TWO
    assert left(f"<div><p>{ONE} <a href=/a>المزيد</a></p></div>").startswith(ONE)


def test_a_form_between_paragraphs_goes() -> None:
    form = "<div><p>Never miss a thing</p><p>Every Friday.</p><button>OK</button></div>"
    assert left(f"<div><p>{ONE}</p>{form}<p>{TWO}</p></div>") == f"{ONE}{TWO}"


def test_a_box_that_holds_the_headline_is_none() -> None:
    assert "Ferry returns" in left("<div class=share-bar><h1><a href=/>Ferry returns</a></h1></div>")


def test_a_long_element_is_no_box_whatever_it_is_called() -> None:
    assert left(f"<div class=newsletter-body>{''.join(f'<p>{TWO}</p>' for _ in range(6))}</div>").count(TWO) == 6


def test_words_for_screen_readers_go() -> None:
    assert left(f"<div><span class=visually-hidden>Image caption,</span><p>{TWO}</p></div>") == TWO


def test_a_table_that_lays_out_the_page_is_opened_and_one_of_figures_is_not() -> None:
    figures = "<table><tr><td>Day</td><td>Level</td></tr></table>"
    tree = parse(f"<table><tr><td><p>{ONE}</p><p>{TWO}</p>{figures}</td></tr></table>")
    cut_boxes(tree)
    assert len(tree.xpath("//table")) == 1
    assert tree.xpath("//table//td/text()") == ["Day", "Level"]


def test_a_note_on_the_writer_goes_by_its_class() -> None:
    for name in ("Component-bio", "bio-text", "css-bio"):
        note = f"<div class={name}><p>Ann Lee is our bureau chief.</p></div>"
        assert left(f"<div><p>{ONE}</p>{note}<p>{TWO}</p></div>") == f"{ONE}{TWO}"
    assert left(f"<div class=biology><p>{ONE}</p></div>") == ONE


def test_a_box_may_have_its_name_in_what_labels_it() -> None:
    for named in ("aria-labelledby=podcast-promo", "data-testid=related-links", "data-component=newsletter"):
        assert left(f"<div><p>{ONE}</p><section class=x1 {named}><p>Listen to us</p></section><p>{TWO}</p></div>") == (
            f"{ONE}{TWO}"
        )
    assert left(f"<div><p data-testid=paragraph-0>{ONE}</p></div>") == ONE


def test_what_is_said_of_a_video_is_no_text() -> None:
    box = "<div class=player><p class=video-desc>Boats wait for the tide.</p></div>"
    assert left(f"<div><p>{ONE}</p>{box}<p>{TWO}</p></div>") == f"{ONE}{TWO}"
