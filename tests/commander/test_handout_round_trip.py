"""Out of one home and into an empty one: the same board, timeline and files in every format, and nothing restricted."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commander.attachments.store import Store
from commander.attachments.taking import take_bytes
from commander.board.attachments import AttachFiles
from commander.board.erasing import EraseEntry
from commander.board.milestones import CorrectMilestone, Milestone
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.record import Occurred
from commander.board.restricted import restricted_of
from commander.board.signals import RaiseSignal
from commander.board.slack_entries import Sight
from commander.board.slack_place import SlackPlace
from commander.board.timeline import AddEntry, CorrectEntry, EntryKind
from commander.desk.slack import keep_sight
from commander.figures.milestone_rows import milestones
from commander.journal.verify import verify
from commander.reading import Reading
from commander.reports.exporting import Form, export, pieces
from commander.reports.handout import Choice
from commander.reports.importing import import_records
from commander.wording.language import Language
from tests.commander.console import Console

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
RESTRICTED = "氏名と住所が見えた"
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20).map(
    lambda text: f"記録{text}"
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "late", "correct", "strike", "erase", "mark", "slack", "attach", "signal"]),
        WORDS,
    ),
    min_size=1,
    max_size=8,
)


class Scribe:
    """Writes one incident, a step at a time."""

    def __init__(self, console: Console) -> None:
        self.console, self.stream = console, console.declare()
        self.entries: list[str] = []
        self.add("最初の記録")
        console.desk.submit(RaisePrivacyConcern(incident=self.stream, note=RESTRICTED))

    def submit(self, command):
        return self.console.desk.submit(command)

    def add(self, text: str) -> None:
        entry = AddEntry(incident=self.stream, text=text, entry_kind=EntryKind.DECISION)
        self.entries.append(self.submit(entry)[0].id)

    def late(self, text: str) -> None:
        early = Occurred(
            instant=self.console.clock() - timedelta(hours=30), zone="Asia/Tokyo", approximate=True
        )
        self.entries.append(self.submit(AddEntry(incident=self.stream, text=text, occurred=early))[0].id)

    def correct(self, text: str) -> None:
        self.submit(CorrectEntry(incident=self.stream, entry=self.entries[-1], text=text, reason="誤り"))

    def strike(self, text: str) -> None:
        self.submit(CorrectEntry(incident=self.stream, entry=self.entries[-1], text="", reason=text))

    def erase(self, text: str) -> None:
        self.add(text)
        self.submit(EraseEntry(incident=self.stream, entry=self.entries.pop(), reason="秘密"))

    def mark(self, text: str) -> None:
        at = Occurred(instant=self.console.clock() - timedelta(minutes=3), zone="Asia/Tokyo")
        self.submit(
            CorrectMilestone(
                incident=self.stream,
                milestone=Milestone.MITIGATED,
                happened=at,
                reason=text,
                entry=self.entries[-1],
            )
        )

    def slack(self, text: str) -> None:
        said = self.console.clock() + timedelta(seconds=1)
        where = SlackPlace(channel="C0INCIDENT1", ts=f"{said.timestamp():.6f}", by="担当Z", user="U0ZZZ")
        keep_sight(self.console.desk, self.stream, Sight(place=where, text=text, is_marked=True))

    def attach(self, text: str) -> None:
        file = take_bytes(Store(self.console.home), ascii(text).encode(), f"{text}.log", 10**6)
        self.submit(AttachFiles(incident=self.stream, files=(file,), text=text))

    def signal(self, text: str) -> None:
        self.submit(RaiseSignal(incident=self.stream, text=text, source="cron"))


def said(reading: Reading, form: Form, stream: str, **more) -> bytes:
    choice = Choice(stream=stream, zone="Europe/Paris", **more)
    return b"".join(pieces(reading, form, choice, NOW))


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_what_was_handed_out_is_the_same_incident_in_an_empty_home(steps, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("round")
    with Console(folder / "a") as console, Console(folder / "b") as other:
        scribe = Scribe(console)
        for name, text in steps:
            console.clock.advance(seconds=70)
            getattr(scribe, name)(text)
        stream, path = scribe.stream, folder / "x.jsonl"
        with Reading(console.home) as reading:
            export(reading, Form.JSON_LINES, Choice(stream=stream), NOW, path, attachments=True)
        assert RESTRICTED not in path.read_text("utf-8")
        taken = import_records(other.desk, path)
        assert taken.missing == 0
        assert verify(other.home).ok
        with Reading(console.home) as ours, Reading(other.home) as theirs:
            assert theirs.board(stream) == ours.board(stream)
            assert [
                (one.record.id, one.record.event, one.correction and one.correction.id)
                for one in theirs.timeline(stream)
            ] == [
                (one.record.id, one.record.event, one.correction and one.correction.id)
                for one in ours.timeline(stream)
            ]
            assert milestones(theirs.board(stream), theirs.policy()) == milestones(
                ours.board(stream), ours.policy()
            )
            for form in (Form.MARKDOWN, Form.HTML, Form.CSV):
                for language in Language:
                    for redact in (False, True):
                        whose = [
                            said(one, form, stream, language=language, redact=redact)
                            for one in (ours, theirs)
                        ]
                        assert whose[0] == whose[1]
            assert theirs.state_records(restricted_of(stream)) == []
            attached = theirs.board(stream).attachments.all()
            for file in attached:
                kept = [Store(one.home).read(file.sha256, file.size) for one in (console, other)]
                assert kept[0] == kept[1]
