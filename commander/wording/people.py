"""Pure: roles by the policy's names, the lines about handovers, teams and presence, and the points of a brief."""

from collections.abc import Mapping
from enum import Enum

from commander.board import duty_roster, presence, report_back, roles, teams
from commander.board.brief import BriefPoint
from commander.board.policy import Policy
from commander.board.presence import Presence
from commander.board.record import Event
from commander.wording.language import Bilingual, Language

PEOPLE_LABELS: Mapping[type[Enum], Mapping[Enum, Bilingual]] = {
    Presence: {
        Presence.HERE: Bilingual("参加中", "here"),
        Presence.WATCHING: Bilingual("見ているだけ", "watching"),
        Presence.LEFT: Bilingual("離席", "left"),
    },
    BriefPoint: {
        BriefPoint.IMPACT: Bilingual("いまの影響", "Impact now"),
        BriefPoint.TRIED: Bilingual("試したこと・外れた仮説", "Tried, ruled out"),
        BriefPoint.DECISIONS: Bilingual("決めたことと理由", "Decisions and why"),
        BriefPoint.TIME_BOXES: Bilingual("動いている対応と期限", "Running, by when"),
        BriefPoint.TEAMS: Bilingual("班の状況", "Teams"),
        BriefPoint.QUESTIONS: Bilingual("未回答の質問", "Open questions"),
        BriefPoint.NEXT_POST: Bilingual("次のお知らせ", "Next post due"),
        BriefPoint.CLOCKS: Bilingual("法律・届け出の時計", "Legal clocks"),
        BriefPoint.PROMISED: Bilingual("誰に何を約束したか", "Who was promised what"),
        BriefPoint.LAST_ENTRY: Bilingual("最後の記録", "Last entry covered"),
        BriefPoint.NOTE: Bilingual("申し送り", "Note"),
    },
}

PEOPLE_LINES: Mapping[type[Event], Bilingual] = {
    roles.RoleOffered: Bilingual(
        "{role}の引き継ぎを {to} に申し出ました{points_note}",
        "Handover of {role} offered to {to}{points_note}",
    ),
    roles.RoleAccepted: Bilingual(
        "{person} が{role}を引き継ぎました{giver_note}{read_note}",
        "{person} took over as {role}{giver_note}{read_note}",
    ),
    roles.RoleOfferEnded: Bilingual(
        "{to} への{role}の引き継ぎは取りやめ{reason_note}",
        "Handover of {role} to {to} came to nothing{reason_note}",
    ),
    report_back.ReportAsked: Bilingual(
        "{role}は {report_at} に報告します{task_note}{box_note}",
        "{role} reports back at {report_at}{task_note}{box_note}",
    ),
    report_back.ReportAcknowledged: Bilingual("{role}が引き受けました", "{role} took the task on"),
    presence.PresenceSet: Bilingual("{person}:{presence}", "{person}: {presence}"),
    teams.TeamJoined: Bilingual("{person} が{team}に入りました", "{person} joined {team}"),
    teams.WaitStated: Bilingual("{role}は{on}を待っています:{what}", "{role} waits for {on}: {what}"),
    teams.WaitEnded: Bilingual("{role}の待ちが終わりました{what_note}", "{role} waits no more{what_note}"),
}
LEFT_TEAM = Bilingual("{person} が班を離れました", "{person} left their team")
# What stands in brackets only when there is something to say.
PEOPLE_NOTES: Mapping[str, Bilingual] = {
    "points": Bilingual("。引き継ぎ事項:{0}", ". The brief:{0}"),
    "giver": Bilingual("({0} から)", " from {0}"),
    "read": Bilingual("。引き継ぎ事項 {0} 件を読み上げて確認", "; {0} points read back"),
    "box": Bilingual("(作業は {0} まで)", " (to be worked on until {0})"),
    "what": Bilingual(":{0}", ": {0}"),
}
ROSTER_LINES: Mapping[type[Event], Bilingual] = {
    duty_roster.RoleRuleListed: Bilingual("運用設定:役割「{rule}」", 'Policy: role "{rule}"'),
    duty_roster.RoleRuleRemoved: Bilingual(
        "運用設定:役割「{key}」を元に戻しました", 'Policy: role "{key}" as shipped again'
    ),
    duty_roster.StaffingSet: Bilingual("運用設定:交代の目安 {staffing}", "Policy: relief {staffing}"),
    duty_roster.OwnerTeamListed: Bilingual(
        "運用設定:担当チーム「{owner_team}」", 'Policy: team "{owner_team}"'
    ),
    duty_roster.OwnerTeamRemoved: Bilingual(
        "運用設定:担当チーム「{key}」を外しました", 'Policy: team "{key}" removed'
    ),
}
_MINUTES = Bilingual("{0} 分", "{0} min")


def point_label(point: str, language: Language) -> str:
    """The heading of a point of a brief; one that a newer Commander made is its own."""
    if point not in tuple(BriefPoint):
        return point
    return PEOPLE_LABELS[BriefPoint][BriefPoint(point)].said_in(language)


def own_role_name(role: str, policy: Policy, language: Language) -> str:
    """What the organisation calls a role; empty: as shipped."""
    rule = policy.roster.rule(role)
    return Bilingual(rule.name_ja or rule.name_en, rule.name_en or rule.name_ja).said_in(language)


def staffing_words(staffing: duty_roster.Staffing, language: Language) -> str:
    """After how long relief is suggested, and the edges of the shifts."""
    after = _MINUTES.said_in(language).format(staffing.relief_minutes)
    return " ・ ".join((after, *staffing.shift_edges))
