"""Pure: the blanks of a draft as a person sees them, and back: {{ok}} is 〔影響のない機能〕 or [what still works].

The mark behind the opening bracket can't be typed: brackets that a person writes stay a person's own words.
"""

import re

from commander.wording.language import Bilingual, Language

_MARK = "\u2060"  # takes no room and breaks no line
_BRACKETS = {Language.JA: ("〔", "〕"), Language.EN: ("[", "]")}
_STORED = re.compile(
    r"\{\{(?P<name>[^\s{}\[\]〔〕\u2060](?:[^{}\[\]〔〕\u2060\n]{0,78}[^\s{}\[\]〔〕\u2060])?)\}\}"
)
# As the desk reads it: anything in braces is open, and so is half a mark.
_OPEN = re.compile(r"\{\{[^{}]{0,80}\}\}|\{\{|\[\[")

WORDS = {
    "as_planned": Bilingual("予定どおりか", "whether as planned"),
    "called_off": Bilingual("中止の仕方", "how it was called off"),
    "date": Bilingual("更新の日時", "when the update is"),
    "end": Bilingual("終了予定の時刻", "planned end"),
    "end_actual": Bilingual("終わった時刻", "when it ended"),
    "end_new": Bilingual("新しい終了予定", "new end"),
    "normal": Bilingual("通常どおりか", "whether all is back to normal"),
    "reason_plain": Bilingual("変更・中止の理由", "reason in plain words"),
    "risk": Bilingual("起こるかもしれないこと", "what may happen"),
    "rollback": Bilingual("起きたときに行うこと", "what we will do then"),
    "start": Bilingual("開始の時刻", "when it starts"),
    "why": Bilingual("作業の目的", "purpose of the work"),
    "apology": Bilingual("自分の言葉でのお詫び", "apology in your own words"),
    "closing": Bilingual("結びの言葉", "closing words"),
    "comm_actions": Bilingual("お知らせの改善", "how informing gets better"),
    "comm_eval": Bilingual("お知らせの自己評価", "how well we informed"),
    "confirmed": Bilingual("数の確かさ", "how sure the number is"),
    "day": Bilingual("発生した日", "day it happened"),
    "done_list": Bilingual("実施済みの対策", "what is done already"),
    "effect": Bilingual("どうなったか", "what came of it"),
    "glossary": Bilingual("用語の説明", "terms explained"),
    "mechanism": Bilingual("起きた仕組み", "how it came about"),
    "progress_date": Bilingual("進捗を知らせる日", "date of the progress report"),
    "progress_url": Bilingual("進捗を載せる場所", "where progress is reported"),
    "still_in_place": Bilingual("暫定対処が今どうか", "whether the stopgap is still there"),
    "sweep": Bilingual("同種箇所の点検", "check of like places"),
    "symptoms": Bilingual("お客様に見えた症状", "what customers saw"),
    "t_detect": Bilingual("検知した時刻", "when it was detected"),
    "t_first": Bilingual("最初のお知らせの時刻", "time of the first notice"),
    "timeline_table": Bilingual("対応の経過", "what was done, in order"),
    "todo_list": Bilingual("期日のある対策", "what is planned, with dates"),
    "trigger": Bilingual("きっかけ", "what set it off"),
    "ttfp": Bilingual("最初のお知らせまでの長さ", "time to the first notice"),
    "why_long": Bilingual("時間を要した理由", "why it took so long"),
    "why_not_detected": Bilingual("気づけなかった理由", "why it was not noticed"),
    "why_not_prevented": Bilingual("防げなかった理由", "why it was not prevented"),
    "about": Bilingual("頃か", "about or exactly"),
    "ask": Bilingual("判断してほしいこと", "decision needed"),
    "ask_due": Bilingual("判断の期限", "decision due"),
    "asof": Bilingual("いつ時点か", "as of when"),
    "backlog": Bilingual("滞っている処理", "delayed work"),
    "call": Bilingual("通話の場所", "call link"),
    "certainty": Bilingual("確度", "how sure"),
    "channel": Bilingual("連絡の場所", "where to join"),
    "clocks": Bilingual("法定報告の要否", "statutory reports"),
    "contact": Bilingual("問い合わせ先", "contact address"),
    "client": Bilingual("相手の会社名", "name of the client"),
    "data": Bilingual("データへの影響", "effect on data"),
    "decided": Bilingual("決めた方針", "what was decided"),
    "deputy": Bilingual("副指揮の名前", "deputy's name"),
    "doing": Bilingual("いま行っている対応", "what we are doing"),
    "begun": Bilingual("対応がどこまで進んだか", "how far it is"),
    "standing": Bilingual("いまの段階", "where it stands"),
    "due": Bilingual("次の対応の期限", "next step due"),
    "dur": Bilingual("影響が続いた長さ", "how long it lasted"),
    "elapsed": Bilingual("経過時間", "time elapsed"),
    "escalate": Bilingual("上申先", "whom to escalate to"),
    "eta": Bilingual("復旧の見込み", "expected recovery"),
    "eta_public": Bilingual("公表する復旧の見込み", "expected recovery, for customers"),
    "evidence_plain": Bilingual("よくなったと分かる事実", "what shows it is better"),
    "fact": Bilingual("いま伝えること", "what to tell now"),
    "fix_time": Bilingual("対応した時刻", "when it was fixed"),
    "func": Bilingual("影響のある機能", "affected function"),
    "ic": Bilingual("指揮の名前", "commander's name"),
    "imp": Bilingual("お客様に起きていること", "what customers meet"),
    "imp_short": Bilingual("起きていることを短く", "the impact in short"),
    "interval": Bilingual("お知らせの間隔", "interval of the updates"),
    "last": Bilingual("前回掲示の時刻", "time of the last post"),
    "last_title": Bilingual("前回の件名", "title of the last post"),
    "n": Bilingual("影響を受けた数", "how many are affected"),
    "n_about": Bilingual("数につける「約」", "“about” before the number"),
    "n_sure": Bilingual("数が推計か確定か", "whether the number is an estimate"),
    "n_asof": Bilingual("数がいつ時点か", "when it was counted"),
    "fix_date": Bilingual("訂正する日", "date of the correction"),
    "now_plain": Bilingual("現在の状況", "how it stands now"),
    "partner_imp": Bilingual("相手への影響", "effect on the partner"),
    "record": Bilingual("誤っていた記録の名前", "what was recorded wrongly"),
    "rows": Bilingual("影響一覧の件数と版", "rows and version of the list"),
    "secure": Bilingual("安全な受け渡しの方法", "secure way to pass it"),
    "sender": Bilingual("差出人の肩書と氏名", "who signs, with title"),
    "where": Bilingual("確認できる場所", "where to check"),
    "next": Bilingual("次回のお知らせの時刻", "time of the next update"),
    "next_exec": Bilingual("次の経営報告の時刻", "next executive update"),
    "next_step": Bilingual("次に行うこと", "next step"),
    "ok": Bilingual("影響のない機能", "unaffected functions"),
    "options": Bilingual("検討中の案", "options being weighed"),
    "pd": Bilingual("個人情報の懸念の有無", "personal-data concern"),
    "plan_plain": Bilingual("進めている対応", "recovery work under way"),
    "prev": Bilingual("前回の時刻", "time of the previous post"),
    "prev_until": Bilingual("復旧を知らせた時刻", "when recovery was told"),
    "prev_url": Bilingual("前の障害のページ", "page of the earlier incident"),
    "report_date": Bilingual("原因報告の期日", "date of the report"),
    "right": Bilingual("正しい内容", "what is correct"),
    "scribe": Bilingual("書記の名前", "scribe's name"),
    "sev": Bilingual("深刻度", "severity"),
    "side": Bilingual("作業中に起こりうること", "side effects meanwhile"),
    "since": Bilingual("始まった時刻", "when it began"),
    "svc": Bilingual("サービス名", "name of the service"),
    "times": Bilingual("影響が分かれた回数", "how many times it happened"),
    "tag": Bilingual("集計用の記号", "tag for counting"),
    "todo": Bilingual("お客様に必要な操作", "what customers must do"),
    "tz": Bilingual("時間帯", "time zone"),
    "until": Bilingual("復旧した時刻", "when it was restored"),
    "url": Bilingual("掲示のアドレス", "address of the page"),
    "watch": Bilingual("経過観察の長さ", "how long it was watched"),
    "windows": Bilingual("影響のあった時間帯", "times of impact"),
    "who": Bilingual("影響を受けた方", "who is affected"),
    "work": Bilingual("回避方法", "workaround"),
    "wrong": Bilingual("誤っていた内容", "what was wrong"),
    # Of the texts about personal data, D01 to D05.
    "authorities": Bilingual("関係機関への報告・相談", "which authorities are told"),
    "basis": Bilingual("対象と判断した根拠", "on what the duty rests"),
    "cause": Bilingual("漏えいの原因", "cause of the leak"),
    "cause_plain": Bilingual("分かりやすく書いた原因", "cause in plain words"),
    "company": Bilingual("自社の名前", "name of our company"),
    "contained": Bilingual("遮断した日時", "when the route was closed"),
    "done": Bilingual("当社が行った対応", "what we have done"),
    "duties": Bilingual("提出先と期限", "to whom it is due, and by when"),
    "evidence": Bilingual("証拠をどう保全したか", "how evidence was preserved"),
    "filed": Bilingual("提出者と受付番号", "who filed it, and its number"),
    "found": Bilingual("気づいた日時", "when it was found"),
    "hotline": Bilingual("専用の窓口", "help desk for those concerned"),
    "items": Bilingual("関係する個人データの項目", "items of data concerned"),
    "known": Bilingual("最初に気づいた部署・人・時刻", "who first knew, and when"),
    "known_at": Bilingual("把握した日時", "when we became aware"),
    "malicious": Bilingual("不正の意図の可能性", "whether it may be malicious"),
    "name": Bilingual("お客様のお名前", "name of the person"),
    "not_items": Bilingual("含まれないと確認した情報", "data confirmed as not involved"),
    "notice_way": Bilingual("個別に連絡する方法", "how those concerned are told"),
    "occurred_on": Bilingual("漏えいが起きた日時", "when the leak happened"),
    "other": Bilingual("その他の事項", "anything else"),
    "overview": Bilingual("起きていることを一、二文で", "one or two sentences"),
    "persons": Bilingual("本人の人数", "number of persons"),
    "prevention": Bilingual("再発防止の対策", "how it is prevented from now on"),
    "publication": Bilingual("公表したか", "whether it is published"),
    "request": Bilingual("お客様にお願いしたいこと", "what we ask people to do"),
    "response": Bilingual("本人への対応", "what is done for the persons"),
    "secondary": Bilingual("二次被害があるか", "misuse seen or possible"),
    "started": Bilingual("期限の起算時刻", "when the clock started"),
    "third_party": Bilingual("外から見られた可能性", "whether outsiders could see it"),
    "timeline": Bilingual("経緯と現在の対応", "what happened and what we did"),
    "vector_plain": Bilingual("漏えいの経路", "the route of the leak"),
    "what_plain": Bilingual("分かりやすく書いた事象", "what happened, in plain words"),
}
_NAMES = {words: name for name, said in WORDS.items() for words in (said.ja, said.en)}
# One that lost its end is known by its words; what is left of another is a person's text.
_KNOWN = "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))
_SHOWN = re.compile(rf"[〔\[]{_MARK}(?:(?P<words>[^\[\]〔〕{_MARK}\n]+)[\]〕]|(?P<known>{_KNOWN}))")


def blank(name: str, language: Language) -> str:
    """A blank by its words in brackets, for a line that speaks of it."""
    before, after = _BRACKETS[language]
    return f"{before}{_words(name, language)}{after}"


def shown(text: str, language: Language) -> str:
    """A stored text as a person sees and changes it. What only looks like a blank stays as it was typed."""
    before, after = _BRACKETS[language]

    def words(found: re.Match[str]) -> str:
        name = found["name"]
        return found[0] if name in _NAMES else f"{before}{_MARK}{_words(name, language)}{after}"

    return _STORED.sub(words, text)


def stored(text: str) -> str:
    """The text behind what is shown. A blank that was broken is still open: it must not go out half a blank."""

    def braces(found: re.Match[str]) -> str:
        words = found["words"] or found["known"]
        return "{{" + _NAMES.get(words, words) + "}}"

    return _SHOWN.sub(braces, text).replace(_MARK, "")


def read_back(text: str, language: Language) -> str:
    """The text of a file that a person changed elsewhere, where the hidden mark of a blank may have been lost."""
    before, after = map(re.escape, _BRACKETS[language])
    mended = re.sub(
        rf"{before}(?:{_KNOWN}){after}", lambda found: f"{found[0][0]}{_MARK}{found[0][1:]}", text
    )
    return stored(mended)


def blanks_in(text: str) -> list[tuple[int, int]]:
    """Where the blanks stand in a text as it is shown: the first character of each and the one after its last."""
    return sorted(found.span() for pattern in (_SHOWN, _OPEN) for found in pattern.finditer(text))


def _words(name: str, language: Language) -> str:
    return WORDS[name].said_in(language) if name in WORDS else name
