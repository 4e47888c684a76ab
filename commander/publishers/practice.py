"""Practice: keeps what would have gone out, for the window to show. Can't reach a network."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from commander.board.bulletin import Bulletin, Wording
from commander.board.deliveries import Operation, able_to
from commander.board.standing import Showing
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    Errand,
    NotThere,
    Outcome,
    Rejected,
    RejectionCause,
    Seen,
    Sight,
)
from commander.outbox.standing import Belief, Standing, Stands, Unread
from commander.publishers.outward import outward

_FILE = "practice.jsonl"
_CHANGING = (Operation.SUMMARY, Operation.EDIT, Operation.WITHDRAW)


class PracticePost(msgspec.Struct, frozen=True, kw_only=True):
    """One post that would have gone out."""

    ref: str
    key: str
    target: str
    tried_at: str
    bulletin: Bulletin


class PracticePublisher:
    """A target that is only a file: practice.jsonl in one folder, one post a line, a key at most once.

    Any thread; one process at a time (the one that holds sender.lock). When publish returns, it is on disk.
    """

    can = able_to("practice")
    timeout_s = 0.0

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._lock = threading.Lock()

    def publish(self, errand: Errand) -> Outcome:
        """Keep the post; a key that is there already is not kept again."""
        with self._lock:
            try:
                posts = self.posts()
                for post in posts:
                    if post.key == errand.key:
                        return Delivered(ref=post.ref, name=_name(errand))
                standing = errand.at_ref if errand.operation in _CHANGING else None
                ref = standing or f"practice:{len(posts) + 1}"
                self._append(
                    PracticePost(
                        ref=ref,
                        key=errand.key,
                        target=errand.target,
                        tried_at=errand.first_tried_at,
                        bulletin=_outward(errand.bulletin),
                    )
                )
            except OSError as fault:
                return Rejected(cause=RejectionCause.SETTINGS, detail=_reason(fault))
            return Delivered(ref=ref, name=_name(errand))

    def look(self, errand: Errand) -> Sight:
        """Whether the key is in the file."""
        try:
            return next((Seen(ref=post.ref) for post in self.posts() if post.key == errand.key), NotThere())
        except OSError as fault:
            return CannotTell(detail=_reason(fault))

    def standing(self, belief: Belief) -> Standing:
        """What the file holds now of a post of ours."""
        try:
            found = next((post for post in self.posts() if post.key == belief.key), None)
        except OSError as fault:
            return Unread(detail=_reason(fault))
        ours = _showing(_outward(belief.bulletin))
        return Stands(ours=ours, post=_showing(found.bulletin) if found else None)

    def posts(self) -> list[PracticePost]:
        """All posts as they stand, oldest first; a line torn by a crash is left out. Raises OSError."""
        # What was edited in place stands where it stood, with its newest text.
        return list({post.ref: post for post in self._readable()}.values())

    def _readable(self) -> Iterator[PracticePost]:
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                yield msgspec.json.decode(line, type=PracticePost)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue

    def _append(self, post: PracticePost) -> None:
        is_new = not self._path.exists()
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            torn = size > 0 and file.read(1) != b"\n"
            file.write((b"\n" if torn else b"") + msgspec.json.encode(post) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if is_new and os.name == "posix":
            folder = os.open(self._path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)  # a new name lives in the folder; without this it can be lost with the power
            finally:
                os.close(folder)


def _name(errand: Errand) -> str:
    """What a channel that was practised would be called."""
    wish = errand.bulletin.channel
    return wish.name if wish else ""


def _outward(bulletin: Bulletin) -> Bulletin:
    texts = {
        language: Wording(title=outward(wording.title), body=outward(wording.body))
        for language, wording in bulletin.in_order()
    }
    return msgspec.structs.replace(bulletin, texts=texts)


def _showing(bulletin: Bulletin) -> Showing:
    texts = [wording for _, wording in bulletin.in_order()]
    return Showing(
        title=" / ".join(text.title for text in texts if text.title),
        body="\n\n".join(text.body for text in texts if text.body),
        stage=bulletin.stage.value,
    )


def _reason(fault: OSError) -> str:
    return f"practice file: {fault.strerror or type(fault).__name__}"
