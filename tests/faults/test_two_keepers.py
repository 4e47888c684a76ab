"""Two processes at one restricted file, kept, erased and let go beside each other: none is named without its bytes."""

import os
from pathlib import Path

import pytest

from commander.attachments.store import RESTRICTED_FOLDER, Lies, Store
from commander.attachments.taking import take_bytes
from commander.board.erasing import EraseEntry
from commander.board.privacy_files import KeepPrivacyFiles
from commander.board.privacy_records import RaisePrivacyConcern
from commander.board.refusal import Refused
from commander.board.roles import COMMANDER, AssignRole
from commander.desk.desk import Desk
from commander.journal.journal import Journal
from commander.journal.verify import verify
from commander.reading import Reading
from tests.commander.console import Console
from tests.commander.story import A

CONTENT = b"22:31 another shop's orders\n"
TIMES = 25
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def keep_and_erase(home: Path, incident: str) -> None:
    desk = Desk(Journal(home), person=A, zone="Asia/Tokyo")
    store = Store(home, RESTRICTED_FOLDER)
    for _ in range(TIMES):
        file = take_bytes(store, CONTENT, "a.log", 1 << 20)
        try:
            (record,) = desk.submit(KeepPrivacyFiles(incident=incident, files=(file,)))
        except Refused:
            desk.restricted_files.let_go([file.sha256])
            continue
        desk.submit(EraseEntry(incident=incident, entry=record.id, reason="x"))


def test_what_a_record_names_lies_there_whoever_erased_or_let_go_beside_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Console(home) as console:
        incident = console.declare()
        console.desk.submit(AssignRole(incident=incident, role=COMMANDER, person=A))
        console.desk.submit(RaisePrivacyConcern(incident=incident))
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            ended = 1
            try:
                keep_and_erase(home, incident)
                ended = 0
            finally:
                os._exit(ended)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    store = Store(home, RESTRICTED_FOLDER)
    with Reading(home) as reading:
        files = reading.track(incident, A)[0].files
    assert [store.lies(one.sha256, one.size) for one in files] == [Lies.SOUND] * len(files)
    assert verify(home).ok
