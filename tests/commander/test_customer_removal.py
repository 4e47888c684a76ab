"""One wrong file is taken out of a list of affected customers again: rows, doubles, counts and links follow (2-16)."""

from datetime import date

import pytest

from commander.board.customer_lists import CountCustomers, ListAct
from commander.board.refusal import Because, Refused
from commander.board.roles import AssignRole
from commander.customers import candidates, history, importing, list_file, removing, table_file
from commander.customers.columns import guessed
from commander.customers.faults import CustomerFault, Why
from commander.customers.sealed import Seal, new_key
from commander.customers.standing import Act
from tests.commander.console import Console
from tests.fakes.customer_files import csv_text, written

KEY = new_key()
MOMENT = {"by": "担当A", "at": "2026-04-02T03:00"}


@pytest.fixture
def make(tmp_path):
    opened = []

    def begin(name):
        path = tmp_path / f"{name}.customers"
        about = list_file.About(list=name, incident="i", created="2026-04-01", delete_by=date(2026, 7, 1))
        list_file.begin(path, about)
        opened.append(list_file.ListFile(path, Seal(KEY, name)))
        return opened[-1]

    yield begin
    for one in opened:
        one.close()


def row(account="", name="", mail="", phone="", postal=""):
    return (account, name, mail, phone, postal)


def taken(file, path):
    look = table_file.look(path)
    return importing.take(file, importing.Wish(look=look, columns=guessed(look.headings), **MOMENT))


@pytest.fixture
def files(tmp_path):
    texts = (
        csv_text(row("1", "佐藤 健", "a@example.jp", postal="100-0001"), row("2", "B", "b@example.jp")),
        csv_text(row("7", "別の客", "b@example.jp"), row("8", "H", "h@example.jp")),
        csv_text(row("", "佐藤　健", "c@example.jp", postal="1000001"), row("3", "C", "b@example.jp")),
    )
    return [written(tmp_path, text, f"{number}.csv") for number, text in enumerate(texts, 1)]


def test_without_the_wrong_file_the_list_is_as_if_it_had_never_been_there(make, files):
    whole, never = make("ab12"), make("cd34")
    for path in files:
        taken(whole, path)
    for path in (files[0], files[2]):
        taken(never, path)
    version = removing.remove(whole, 2, "別の取引先の一覧", **MOMENT)
    assert (version.number, version.act, version.reason) == (4, Act.REMOVED, "別の取引先の一覧")
    assert version.counts == history.versions(never)[-1].counts
    assert [one.number for one in history.standing(whole).sources] == [1, 3]
    assert history.standing(whole).groups == history.standing(never).groups
    assert history.standing(whole).waiting == history.standing(never).waiting


def test_what_a_person_judged_of_the_other_files_stands_and_of_the_wrong_one_is_gone(make, files):
    file = make("ab12")
    for path in files:
        taken(file, path)
    waiting = {(one.first, one.second) for one in history.standing(file).waiting}
    assert (0, 4) in waiting  # a name and its postal code, in the first file and the third
    of_the_wrong = next(pair for pair in waiting if 2 in pair)
    for first, second in ((0, 4), of_the_wrong):
        candidates.decide(file, first, second, same=True, **MOMENT)
    removing.remove(file, 2, "誤り", **MOMENT)
    assert [(one.first, one.second) for one in candidates.decisions(file)] == [(0, 2)]
    now = history.standing(file)
    assert (now.root(2), now.counts.unique) == (0, 3)
    assert candidates.Rows(file, now.sources).shown(2).source == "3.csv"


def test_the_same_file_may_come_in_again_under_a_number_of_its_own_and_the_last_one_may_go(make, files):
    file = make("ab12")
    for path in files[:2]:
        taken(file, path)
    removing.remove(file, 2, "誤り", **MOMENT)
    taken(file, files[2])
    taken(file, files[1])
    assert [one.number for one in history.standing(file).sources] == [1, 2, 3]
    for number in (1, 2, 3):
        version = removing.remove(file, number, "誤り", **MOMENT)
    assert (version.counts.rows, version.counts.unique) == (0, 0)


def test_it_needs_a_file_that_is_there_and_a_reason_and_else_nothing_changes(make, files):
    file = make("ab12")
    taken(file, files[0])
    for number, reason, why in ((9, "x", Why.NO_SUCH_FILE), (1, "  ", Why.REASON_NEEDED)):
        with pytest.raises(CustomerFault) as fault:
            removing.remove(file, number, reason, **MOMENT)
        assert fault.value.why is why
    assert len(history.versions(file)) == 1


def test_stopped_in_the_middle_the_version_before_stands(make, files):
    file = make("ab12")
    for path in files:
        taken(file, path)
    before = history.standing(file).groups

    def stop(_stage, _rows):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        removing.remove(file, 2, "誤り", **MOMENT, progress=stop)
    assert history.standing(file).groups == before


def test_the_journal_keeps_why_and_a_number_in_use_is_an_older_one(tmp_path):
    digest = "ab" * 32
    with Console(tmp_path / "home") as console:
        stream = console.declare("決済が失敗する")
        console.desk.submit(AssignRole(incident=stream, role="legal", person=console.desk.person))
        counted = {
            "incident": stream, "list": "ab12", "rows": 9, "rejected": 0, "left_out": 0, "waiting": 0,
            "digest": digest,
        }  # fmt: skip
        submit = console.desk.submit
        submit(CountCustomers(**counted, version=1, act=ListAct.IMPORTED, unique=9))
        with pytest.raises(Refused) as refusal:
            submit(CountCustomers(**counted, version=2, act=ListAct.REMOVED, unique=4))
        assert refusal.value.because is Because.REASON_NEEDED
        submit(CountCustomers(**counted, version=2, act=ListAct.REMOVED, unique=4, reason="別の取引先"))
        assert console.desk.board(stream).customers.by_id["ab12"].newest.unique == 4
