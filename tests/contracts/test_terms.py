"""One word for one thing in the Japanese of the program: what docs/glossary.md says is not said in another way."""

from __future__ import annotations

import re

import pytest
from sources import ROOT, sentences

# The word to use → other words for the same thing, as patterns. The first stands in the glossary.
REJECTED = {
    "得意先": "顧客|お客様(?!の声)|軒",
    "得意先台帳": "顧客台帳",
    "担当者": "担当を替え|営業(?!所|時間)",
    "先方担当者": "先方の人|先方の担当者|窓口",
    "面談者": "面談した人|会った人",
    "取引区分": "業態|業種|(?<!取引)区分",
    "卸先 · 設備先 · 契約先": "卸売|製造|サービス",
    "地区": "エリア|地域",
    "位置": "座標",
    "出発地": "拠点",
    "訪問周期": "訪問頻度",
    "訪問期限": "次回期限",
    "まだ先": "期限前",
    "訪問時期": "適期",
    "過剰訪問": "しすぎ",
    "訪問・電話": "接触",
    "面談できず": "面会|門前払い",
    "中止": "取りやめ",
    "アポ": "予約|訪問の約束",
    "約束・宿題": "タスク|フォロー",
    "ニーズ": "要望|望んで",
    "クレーム": "苦情",
    "案内": "情報|伝え",
    "注文": "最終受注|受注時期",
    "おすすめ数": "提案数",
    "見直し案": "提案(?!済み)",
    "在庫": "棚(?!卸)|店頭",
    "入数": "入り数",
    "いつもの商品": "常用品",
    "解約申出期限": "解約申し出|解約申出(?!期限)|解約期限|予告期間",
    "満了": "契約終了",
    "退職・異動": "離任",
    "休業日": "休み",
    "稼働日": "営業日",
    "今日は回らない得意先": "回れない|未割当|割り当て",
    "優先度": "優先順",
    "終了時刻": "終わりの時刻",
    "運転時間": "稼働時間",
}
# How Japanese is spelled here: words of everyday in kana, one sign for a range, counts in figures.
SPELLING = "全て|他の|出来|無い|挨拶|見積り|申し出|～|一件|指定がなければ"

EXCEPTIONS = {
    "closure.last_workday": "最終営業日: the last day on which a customer opens, as a shop says it",
    "head.kind": "区分: the kind of a row, not of a customer",
    "brief.place": "基本情報: facts of the customer, nothing to tell",
    "help.news": "お客様: whom we tell, as one says it to them",
    "help.program": "ルート営業: the job",
    "template.readme": "ルート営業: the job",
    "help.review": "訪問頻度: too often and too seldom, what the review asks for",
    "explain.file-name": "予約名: of Windows",
    "help.log.drop": "取りやめ: a promise given up",
    "entry.dropped": "取りやめ: a promise given up",
    "field.entry.dropped": "取りやめ: a promise given up",
    "field.dropped.id": "取りやめ: a promise given up",
    "field.dropped.why": "取りやめ: a promise given up",
    "field.machine.serial": "製造番号: of a machine",
    "purpose.service": "アフターサービス: after sales",
    "purpose.proposal": "提案: of what a need asks for",
    "kind_of.proposal": "提案: of what a need asks for",
    "reason.proposal": "提案: of what a need asks for",
    "reason.contract_full": "提案: of what the use asks for",
    "review.ranks": "提案: of what a need asks for",
    "explain.comment-cut": "棚: a note as somebody may write it",
    "today.lunch": "昼休み: the midday break",
    "field.rep.lunch": "昼休み: the midday break",
    "field.lunch.minutes": "休み: the midday break",
    "field.lunch.between": "休み: the midday break",
    "move.away": "休み: of the rep",
    "clash.rep_away": "休み: of the rep",
    "propose.why.rep_away": "休み: of the rep",
    "fix.unknown-country": "休み: of a whole country or firm",
    "explain.unknown-country": "休み: of a whole country or firm",
    "template.settings": "休み: of a whole firm",
    "init.step_log": "休み: of reps and customers alike",
}

JAPANESE = sentences("ja")


def rejected(text: str) -> set[str]:
    """The words of a sentence for which there is another."""
    return set(re.findall("|".join([*REJECTED.values(), SPELLING]), text))


def test_no_sentence_says_it_with_another_word() -> None:
    assert {id_: found for id_, text in JAPANESE.items() if (found := rejected(text)) and id_ not in EXCEPTIONS} == {}


@pytest.mark.parametrize("id_", EXCEPTIONS)
def test_the_exceptions_are_needed(id_: str) -> None:
    word, _, _ = EXCEPTIONS[id_].partition(":")
    assert word in JAPANESE[id_]
    assert {found for found in rejected(JAPANESE[id_]) if found not in word} == set()


@pytest.mark.parametrize("word", REJECTED)
def test_the_glossary_has_the_word_to_use(word: str) -> None:
    assert word in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
