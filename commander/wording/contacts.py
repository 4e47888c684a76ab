"""Pure: the list of contacts (連絡網) as plain text and as one page to print; what an audience is called."""

from datetime import datetime, tzinfo
from html import escape

from commander.board.board import Board
from commander.board.organisation import Audience
from commander.board.policy import Policy
from commander.board.roles import ROLES
from commander.wording.checks import outgoing_title
from commander.wording.directory import COLUMNS, TEAMS, team_cells
from commander.wording.labels import place_label
from commander.wording.language import Bilingual, Language
from commander.wording.role_names import role_name

_TITLE = Bilingual("連絡網", "Contacts")
_MADE = Bilingual("{time} 現在", "as of {time}")
_PEOPLE = Bilingual("人", "People")
_AUDIENCES = Bilingual("宛先", "Audiences")
_NAME = Bilingual("名前", "Name")
_CONTACT = Bilingual("連絡先", "Contact")
_OWNER = Bilingual("担当", "Owner")
_WAY = Bilingual("伝え方", "How")
_BY_HAND = Bilingual("人が電話やメールで", "by a person: phone or mail")
_DESK = Bilingual("問い合わせ窓口", "Desk for inquiries")
_CALL = Bilingual("通話", "Call")
_PAGE = Bilingual("お知らせのページ", "Status page")
_NOTHING = "–"

Table = tuple[str, tuple[str, ...], list[tuple[str, ...]]]

_STYLE = (
    "body{font-family:sans-serif;font-size:11pt;line-height:1.4;margin:14mm;color:#000;background:#fff}"
    "h1{font-size:16pt;margin:0 0 2mm}h2{font-size:12pt;margin:6mm 0 2mm}"
    "table{border-collapse:collapse;width:100%}th,td{border:.3mm solid #555;padding:1mm 2mm;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}tr{break-inside:avoid}"
    "@page{size:A4;margin:10mm}@media print{body{margin:0}}"
)


def audience_name(board: Board, policy: Policy, key: str, language: Language) -> str:
    """What an audience is called, also once it has left the policy."""
    audience = policy.audience(key)
    ja, en = (audience.name_ja, audience.name_en) if audience else board.contacts.names(key)
    return Bilingual(ja or en, en or ja).said_in(language)


def contact_list(policy: Policy, language: Language, now: datetime, zone: tzinfo) -> str:
    """Everybody and how to reach them, as plain text."""
    lines = [_headline(policy, language), _made(language, now, zone)]
    lines += [f"{name}: {value}" for name, value in _service(policy, language)]
    for heading, _, rows in _tables(policy, language):
        lines += ["", heading, *("  " + "  ".join(row) for row in rows)]
    return "\n".join(lines)


def contact_page(policy: Policy, language: Language, now: datetime, zone: tzinfo) -> str:
    """The same as one page of HTML that needs nothing else: to be printed, and kept where no laptop is needed."""
    title = escape(_headline(policy, language))
    facts = "".join(f"<br>{escape(name)}: {escape(value)}" for name, value in _service(policy, language))
    tables = "".join(_table(*table) for table in _tables(policy, language))
    return (
        f'<!DOCTYPE html><html lang="{language.value}"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>"
        f"<p>{escape(_made(language, now, zone))}{facts}</p>{tables}</body></html>\n"
    )


def _headline(policy: Policy, language: Language) -> str:
    service = Bilingual(policy.service.name_ja, policy.service.name_en).said_in(language)
    title = _TITLE.said_in(language)
    return f"{title} – {outgoing_title(service)}" if service else title


def _made(language: Language, now: datetime, zone: tzinfo) -> str:
    return _MADE.said_in(language).format(time=f"{now.astimezone(zone):%Y-%m-%d %H:%M %Z}")


def _service(policy: Policy, language: Language) -> list[tuple[str, str]]:
    service = policy.service
    said = ((_DESK, service.contact), (_CALL, service.call_url), (_PAGE, service.url))
    return [(name.said_in(language), outgoing_title(value)) for name, value in said if value]


def _tables(policy: Policy, language: Language) -> list[Table]:
    name, contact, owner, way = (one.said_in(language) for one in (_NAME, _CONTACT, _OWNER, _WAY))
    people = [_row(person.name, person.contact) for person in policy.persons()]
    audiences = [
        _row(
            Bilingual(one.name_ja, one.name_en).said_in(language),
            one.contact,
            role_name(one.owner, policy, language) if one.owner in ROLES else policy.person_name(one.owner),
            _how(one, language),
        )
        for one in policy.audiences()
    ]
    tables = [
        (_PEOPLE.said_in(language), (name, contact), people),
        (_AUDIENCES.said_in(language), (name, contact, owner, way), audiences),
        (
            TEAMS.said_in(language),
            tuple(column.said_in(language) for column in COLUMNS),
            [team_cells(team, policy, language) for team in policy.roster.teams()],
        ),
    ]
    return [table for table in tables if table[2]]


def _row(*cells: str) -> tuple[str, ...]:
    return tuple(outgoing_title(cell) or _NOTHING for cell in cells)


def _how(audience: Audience, language: Language) -> str:
    if audience.by_hand:
        return _BY_HAND.said_in(language)
    return " ".join(place_label(target, language) for target in audience.targets)


def _table(heading: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<h2>{escape(heading)}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
