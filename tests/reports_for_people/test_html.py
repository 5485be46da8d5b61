"""The HTML report: valid, complete in itself, accessible, and with all that was found."""

import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.reports_for_people.made import words_of


@pytest.fixture(scope="module")
def page(smartcoop):
    return smartcoop.html


def ids(page):
    return [element.get("id") for element in page.iter() if element.get("id") is not None]


def test_every_id_is_one_of_a_kind_and_every_reference_leads_somewhere(page):
    assert not [name for name, number in Counter(ids(page)).items() if number > 1]
    named = [
        name
        for element in page.iter()
        for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for")
        for name in (element.get(key) or "").split()
    ]
    inside = [a.get("href")[1:] for a in page.iter("a") if a.get("href").startswith("#")]
    assert len(named) > 5
    assert len(inside) > 2 * len(list(page.iter("article")))
    assert {*named, *inside} <= set(ids(page))


def test_it_needs_nothing_from_elsewhere(page):
    elsewhere = {"link", "img", "iframe", "object", "embed"}
    assert not [element for element in page.iter() if element.tag in elsewhere]
    assert not [element for element in page.iter() if element.get("src") is not None]
    style = page.findtext("head/style")
    assert "url(" not in style
    assert "@import" not in style
    code = [script.text for script in page.iter("script") if script.get("type") is None]
    assert len(code) == 1
    assert not re.search(r"fetch|XMLHttp|import\(|https?:|innerHTML|eval", code[0])


def test_it_can_be_read_without_a_script(page):
    (form,) = page.iter("form")
    assert form.get("hidden") is not None
    assert not [one for one in page.iter("article") if one.get("hidden") is not None]


def test_headings_leave_no_level_out_and_landmarks_are_there(page):
    assert page.get("lang") == "fr-BE"
    levels = [int(e.tag[1]) for e in page.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("header", "nav", "main", "footer"):
        assert len(list(page.iter(landmark))) == 1
    for section in page.iter("section"):
        assert section.get("aria-labelledby")


def test_every_control_has_a_label(page):
    parents = {child: parent for parent in page.iter() for child in parent}
    controls = [e for e in page.iter() if e.tag in ("input", "select")]
    assert len(controls) == 4 + 2 + 1
    assert all(parents[control].tag == "label" for control in controls)
    assert all(words_of(button) for button in page.iter("button"))


def test_every_finding_is_there_with_what_filters_ask_and_unfolds(smartcoop, page):
    shown = {
        one.get("id"): (one.get("data-outcome"), one.get("data-regime"), one.get("data-weight"))
        for one in page.iter("article")
    }
    expected = {
        f"{f['rule']}--{f['subject']['id']}": (f["outcome"], f["regime"], f["weight"])
        for f in smartcoop.data["findings"]
    }
    assert shown == expected
    for one in page.iter("article"):
        assert one.find("details/summary/h4") is not None


def test_every_place_of_law_is_a_link_and_every_question_is_asked(smartcoop, page):
    articles = {one.get("id"): one for one in page.iter("article")}
    for finding in smartcoop.data["findings"]:
        article = articles[f"{finding['rule']}--{finding['subject']['id']}"]
        links = {a.get("href") for a in article.iter("a")}
        assert {law["eli"] for law in finding["citations"]["law"] if law["eli"]} <= links
        text = words_of(article)
        for need in finding["needs"]:
            assert need["question"]["fr"] in text
        assert (article.find(".//ul[@class='trace']") is None) == (finding["because"] is None)


def test_how_a_finding_comes_about_is_told_with_its_values(failing):
    (article,) = [
        one for one in failing.html.iter("article") if one.get("id") == "cnc.capped-dividend--2024"
    ]
    trace = words_of(article.find(".//ul[@class='trace']"))
    assert "class-a" in trace
    assert "« dividende brut par part » : 4,29 € [pv-ag-2024, point 4]" in trace
    assert "« valeur nominale de la part » : 50,00 €" in trace
    assert ": 6 % [AR62 art. 1 §1 5°]" in trace
    for name in ("dividend.gross", "all", "at most", "true"):
        assert name not in trace.split()


def test_what_is_missing_is_asked_once_and_conditions_first(page):
    asked = [words_of(one) for one in page.find(".//ol[@class='questions']")]
    assert asked[0].startswith("Aucun fichier : exercice 2022")
    ranks = {"condition": 0, "obligation": 1, "remarque": 2}
    weights = [re.search(r"· (condition|obligation|remarque) ·", one) for one in asked[1:]]
    order = [ranks[found.group(1)] for found in weights]
    assert order == sorted(order)
    assert set(order) == {0, 1, 2}
    assert len(asked) == len(set(asked))


def test_the_report_itself_is_kept_in_the_file(smartcoop, page):
    (kept,) = [
        script for script in page.iter("script") if script.get("id") == "accreditation-report"
    ]
    assert kept.get("type") == "application/json"
    assert json.loads(kept.text) == smartcoop.data


def test_no_finding_is_told_by_colour_alone(page):
    words = {"non respecté", "indéterminé", "respecté", "sans objet"}
    for badge in page.iter("span"):
        if (badge.get("class") or "").startswith("badge"):
            assert words_of(badge)[2:] in words
    cells = [a for table in page.iter("table") for a in table.iter("a")]
    assert len(cells) == len(list(page.iter("article")))
    assert {words_of(cell)[1:].strip() for cell in cells} == words


def _luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_every_colour_of_words_can_be_read_on_every_ground(page):
    named = dict(re.findall(r"--([\w-]+): (#\w{6})", page.findtext("head/style")))
    grounds = {"#ffffff", "#f6f7fa", named["shade"]}
    pairs = [(named[word], ground) for word in ("dark", "quiet") for ground in grounds]
    pairs += [("#1f4e9e", ground) for ground in grounds]
    for tone in ("pass", "fail", "open", "none"):
        pairs += [(named[tone], named[f"{tone}-shade"]), (named[tone], "#ffffff")]
    for word, ground in pairs:
        dark, light = sorted((_luminance(word), _luminance(ground)))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (word, ground)
