"""Mail and Cachet in the window: set up and tested by keyboard, and called by what is known of them."""

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from commander.board.deliveries import DeliveryState
from commander.board.mailing import Mailing
from commander.board.message import OrderBroadcast
from commander.board.organisation import Audience
from commander.board.policy_import import ImportPolicy
from commander.drafting.drafting import draft_message
from commander.secrets import CACHET_TOKEN, EMAIL_PASSWORD
from commander.settings.settings import Cachet, Email, load
from commander.wording.language import Language
from commander.wording.templates import TemplateId
from tests.ui.desk_window import POLICY, DeskWindow
from tests.ui.keys import Hands
from tests.ui.test_connect import Scene
from ui.models.desk_overview import DeskOverview
from ui.panes.messages import MessagesPane
from ui.panes.top_bar import TopBar
from ui.widgets.connection_dot import ConnectionDot
from ui.widgets.pick_box import PickBox
from ui.widgets.row import Row

PARTNERS = Audience(
    key="partners", name_ja="提携先", name_en="Partners", targets=("email:partners",), public=True
)
PUBLIC = Audience(key="public", name_ja="お客様", name_en="Customers", targets=("cachet",), public=True)


@pytest.fixture
def scene(desk_window: DeskWindow, hands: Hands, qtbot: QtBot) -> Scene:
    return Scene(desk_window, hands, qtbot)


def typed(scene: Scene, **texts: str) -> QLineEdit:
    """Fields filled in by name; answers the last one."""
    field = None
    for name, text in texts.items():
        field = scene.field(name.replace("_", " ").replace("Senders", "Sender's"))
        field.setFocus()
        scene.hands.write(text)
    assert field is not None
    return field


def test_a_mail_server_is_kept_with_its_password_and_tested(scene: Scene) -> None:
    typed(scene, Mail_server="smtp.example.com", Port="2525", Senders_address="a@example.com", User="ops")
    box = next(one for one in scene.dialog.findChildren(PickBox) if one.accessibleName() == "Encryption")
    box.setFocus()
    scene.hands.write("TLS")  # picked by the beginning of its name
    field = scene.field("Password")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    scene.test(field, "secret-1")
    assert load(scene.window.home).email == Email(
        host="smtp.example.com", port=2525, tls="implicit", sender="a@example.com", user="ops"
    )
    assert scene.keeper.kept == {EMAIL_PASSWORD: "secret-1"}
    assert scene.asked == ["email"]
    assert field.text() == ""


@pytest.mark.parametrize(("port", "said"), [("smtp", "1–65535"), ("70000", "1–65535")])
def test_a_port_that_is_none_is_a_sentence_and_is_not_kept(scene: Scene, port: str, said: str) -> None:
    scene.test(scene.field("Port"), port)
    assert scene.says(said)
    assert scene.asked == []
    assert load(scene.window.home).email == Email()


def test_a_cachet_is_kept_with_its_token_and_tested(scene: Scene) -> None:
    typed(scene, API_address="https://status.example.com/api/")
    scene.test(scene.field("API token"), "7|abc")
    assert load(scene.window.home).cachet == Cachet(base_url="https://status.example.com/api")
    assert scene.keeper.kept == {CACHET_TOKEN: "7|abc"}
    assert scene.asked == ["cachet"]


def with_partners(window: DeskWindow) -> None:
    """An incident that partners were told of by mail, and customers on Cachet."""
    mailing = Mailing(key="partners", addresses=("a@partner.example", "b@partner.example"))
    policy = msgspec.structs.replace(POLICY, audience=(PUBLIC, PARTNERS), mailing=(mailing,))
    window.submit(ImportPolicy(policy=policy))
    window.settle()
    window.declare()
    model = window.model
    for message, audience in (("m-1", "public"), ("m-2", "partners")):
        drafted = draft_message(
            model.board, model.policy, TemplateId.T01, [audience], window.now(), {}, message
        )
        window.submit(OrderBroadcast(incident=model.stream, messages=(drafted,), undo=timedelta(seconds=8)))
        window.settle()
    window.deliver("cachet", DeliveryState.DELIVERED)
    window.deliver("email:partners", DeliveryState.DELIVERED)
    window.settle()


def test_a_mail_is_never_called_delivered(desk_window: DeskWindow, hands: Hands) -> None:
    with_partners(desk_window)
    pane = MessagesPane(desk_window.model, desk_window.words)
    hands.show(pane)
    rows = [row for row in pane.findChildren(Row) if row.isVisible()]
    customers, partners, *_ = (row.accessibleName() for row in rows)
    assert customers.endswith("delivered")
    assert partners.endswith("taken by the mail server")
    desk_window.words.switch(Language.JA)
    assert rows[1].accessibleName().endswith("サーバー受理")
    settled = desk_window.records("delivery-settled")
    lines = [desk_window.words.line(record, desk_window.model.policy) for record in settled]
    assert lines == ["Cachet に届きました", "メール(partners) をメールサーバーが受け付けました"]


def test_both_have_a_light_of_their_own(desk_window: DeskWindow, hands: Hands, qtbot: QtBot) -> None:
    with_partners(desk_window)
    overview = DeskOverview(desk_window.model)
    bar = TopBar(desk_window.model, desk_window.words, overview)
    hands.show(bar)
    desk_window.settle()
    names = [dot.accessibleName() for dot in bar.findChildren(ConnectionDot) if dot.isVisible()]
    assert any(name.startswith("Cachet") and "delivered" in name for name in names), names
    assert any(name.startswith("Mail") and "taken by the mail server" in name for name in names), names
    qtbot.waitUntil(lambda: not overview.findChildren(QTimer)[0].isActive())
