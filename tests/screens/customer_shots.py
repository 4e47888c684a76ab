"""Affected customers as pictures: a list with doubles to judge, columns before an import."""

from PySide6.QtWidgets import QWidget

from commander.board.roles import AssignRole
from commander.customers import errands, importing, table_file
from commander.customers.columns import guessed
from commander.customers.shelf import Shelf
from commander.secrets import Secrets
from tests.fakes import keyrings
from tests.fakes.customer_files import csv_text, written
from tests.screens.stage import Stage
from ui.panes.customers import CustomersPage
from ui.panes.customers_mapping import CustomersMapping
from ui.panes.customers_parts import HandOut
from ui.shortcuts import Action

_ROWS = (
    ("00120", "株式会社さくら商事", "info@sakura.example", "03-1234-5678", "100-0001"),
    ("00121", "みなと水産", "minato@example.jp", "090-1111-2222", "105-0011"),
    ("", "㈱さくら商事", "keiri@sakura.example", "", "１０００００１"),
    ("00121", "みなと水産", "", "+81 90 1111 2222", ""),
    ("00122", "やまと文具", "yamato@example.jp", "", ""),
    ("", "", "", "", ""),
)
_MORE = (("00122", "やまと文具", "", "", ""), ("00300", "あおば薬局", "", "045-222-3333", "220-0011"))


def judged(stage: Stage) -> QWidget:
    """Two files, one double to judge, who is handed what, until when it is kept."""
    _leads(stage)
    shelf = _shelf(stage)
    stream, policy = stage.program.model.stream, stage.program.model.policy.customers
    if not shelf.lists(stream):
        zone = stage.program.words.zone_info
        begun = errands.begun(shelf, stream, policy, zone, stage.program.model.now)
        with shelf.open(begun) as file:
            for name, rows in (
                (stage.say("決済エラー.csv", "payment-errors.csv"), _ROWS),
                (stage.say("問い合わせ.csv", "inquiries.csv"), _MORE),
            ):
                look = table_file.look(written(stage.home, csv_text(*rows), name))
                wish = importing.Wish(look=look, columns=guessed(look.headings), by="p-a", at="t")
                importing.take(file, wish)
    page = _open(stage)
    stage.until(page.findChild(HandOut).isVisible)
    stage.settle()
    return stage.window


def mapping(stage: Stage) -> QWidget:
    """Which column holds what, before anything is taken."""
    _leads(stage)
    page = _open(stage)
    headings = ("会員番号", "氏名", "連絡先メール", "TEL", "備考")
    path = written(stage.home, csv_text(*_ROWS, headings=headings), "決済エラー.csv", "cp932")
    page.look_at([path])
    stage.until(page.findChild(CustomersMapping).isVisible)
    stage.settle()
    return stage.window


def _leads(stage: Stage) -> None:
    model = stage.program.model
    if "cl" not in model.board.roles.held_by(model.person):
        stage.program.bridge.submit(AssignRole(incident=model.stream, role="cl", person=model.person))
        stage.settle()


def _open(stage: Stage) -> CustomersPage:
    stage.window.place.keep_lists_by(lambda: _shelf(stage))
    stage.go(Action.CUSTOMERS)
    page = stage.window.page.findChild(CustomersPage)
    page.findChild(CustomersMapping).leave.click()
    stage.settle()
    return page


def _shelf(stage: Stage) -> Shelf:
    return Shelf(stage.home, Secrets({}, allowed=((keyrings.__name__, "RememberingKeyring"),)))
