import json
import os
import stat
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from commander.board.bulletin import Bulletin, Stage, Wording
from commander.outbox.publisher import (
    CannotTell,
    Delivered,
    Errand,
    NotThere,
    Rejected,
    RejectionCause,
    Seen,
    TryLater,
    Written,
)
from commander.publishers.static_page import PublishedBulletin, StaticPagePublisher
from commander.publishers.static_page.document import LARGEST

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 13, 40, tzinfo=UTC)
NAMES = {"ja": "サンプル決済", "en": "Sample Payments"}
HOSTILE = (
    "<script>alert(1)</script></style><style>*{display:none}</style><img src=x onerror=alert(1)>"
    '" onmouseover="x" \' & </title> javascript:alert(1) <a href="javascript:alert(1)">x</a> {{ 7*7 }} {% raw %}'
    " ]]> \x00\x1b[31m\u202egnp.exe\u2066\ufeff\ud800\ufffe <!-- <svg/onload=x>"
)
ALLOWED_TAGS = {
    "html",
    "head",
    "meta",
    "title",
    "link",
    "style",
    "body",
    "header",
    "p",
    "nav",
    "a",
    "main",
    "section",
    "h1",
    "h2",
    "h3",
    "span",
    "time",
    "article",
    "ol",
    "ul",
    "li",
    "footer",
    "strong",
}
ALLOWED_ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "rel",
    "type",
    "href",
    "hreflang",
    "class",
    "aria-hidden",
    "aria-label",
    "datetime",
    "reversed",
}
VOID = {"meta", "link"}


def bulletin(stage=Stage.INVESTIGATING, *, incident="stream-1", short_id="INC-7K3Q", texts=None, **changes):
    plain = Bulletin(
        message="message-1",
        incident=incident,
        short_id=short_id,
        drill=False,
        stage=stage,
        severity=1,
        public=True,
        texts=texts
        or {
            "ja": Wording(title="決済の不具合", body="調査中です。"),
            "en": Wording(title="Payments", body="Looking."),
        },
        ordered_at="2026-11-22T13:05:00Z",
        started_at="2026-11-22T13:00:00Z",
        next_update_at="2026-11-22T14:00:00Z",
        components={},
        notify_subscribers=False,
    )
    return msgspec.structs.replace(plain, **changes)


def published(key, at, stage=Stage.INVESTIGATING, **changes):
    text = at if isinstance(at, str) else at.isoformat()
    changes.setdefault("started_at", text)
    return PublishedBulletin(key=key, bulletin=bulletin(stage, ordered_at=text, **changes), published_at=text)


def errand(key="key-1", what=None, *, attempt=1):
    return Errand(
        key=key,
        target="page",
        attempt=attempt,
        first_tried_at="2026-11-22T13:06:00Z",
        earlier_ref=None,
        bulletin=what or bulletin(),
    )


def show(folder, history, **more):
    """Publish the newest of a history once more: the page is made from the whole of it."""
    newest = max(history, key=lambda one: one.published_at)
    again = msgspec.structs.replace(errand(newest.key, newest.bulletin), first_tried_at=newest.published_at)
    return page_in(folder, history, **more).publish(again)


def page_in(folder, history=(), **more):
    return StaticPagePublisher(folder, lambda: history, service_name=lambda: NAMES, wall=lambda: NOW, **more)


class Parsed(HTMLParser):
    """A page taken apart: every tag closed in order, nothing that is not on the lists."""

    def __init__(self, path):
        super().__init__()
        self.open, self.links, self.text, self.attributes = [], [], "", []
        self.feed(path.read_text("utf-8"))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED_TAGS
        assert {name for name, _ in attrs} <= ALLOWED_ATTRIBUTES
        self.links += [value for name, value in attrs if name == "href"]
        self.attributes += [(tag, *pair) for pair in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.text += data

    def handle_comment(self, data):
        raise AssertionError(data)


def whole(folder):
    """Every page parses, and every link on it leads to a file."""
    pages = [folder / "index.html"]
    for path in pages:
        for link in Parsed(path).links:
            there = (path.parent / link).resolve()
            assert there.is_file(), link
            if there.suffix == ".html" and there not in pages:
                pages.append(there)
    return len(pages)


def feed_in(folder):
    parser = ElementTree.XMLPullParser(("start",))
    parser.feed((folder / "feed.atom").read_bytes())
    parser.close()
    return next(element for _, element in parser.read_events())


def test_the_empty_page_says_that_all_systems_are_normal(tmp_path):
    long_ago = published("old", NOW - timedelta(days=91), Stage.RESOLVED)
    assert isinstance(show(tmp_path / "page", [long_ago]), Written)
    assert "全システム正常稼働" in Parsed(tmp_path / "page" / "index.html").text
    assert "All systems normal" in Parsed(tmp_path / "page" / "en.html").text
    assert json.loads((tmp_path / "page" / "status.json").read_bytes())["state"] == "operational"
    feed_in(tmp_path / "page")


def test_a_first_bulletin_is_written_on_every_page_in_both_languages(tmp_path):
    assert page_in(tmp_path).publish(errand()) == Written(ref="key-1")
    front = Parsed(tmp_path / "index.html")
    assert "障害を調査しています" in front.text
    assert "2026年11月22日(日) 22:06 JST (13:06 UTC)" in front.text
    assert "次のお知らせ" in front.text
    assert ("html", "lang", "ja") in front.attributes
    english = Parsed(tmp_path / "en.html")
    assert "22 November 2026, 22:06 JST (13:06 UTC)" in english.text
    assert "Looking." in english.text
    assert ("html", "lang", "en") in english.attributes
    assert whole(tmp_path) == 4
    assert sorted(each.name for each in (tmp_path / "incidents").iterdir()) == [
        "INC-7K3Q.en.html",
        "INC-7K3Q.html",
    ]
    (incident,) = json.loads((tmp_path / "status.json").read_bytes())["incidents"]
    assert incident["updates"][0]["key"] == "key-1"


def test_the_organisations_first_language_is_the_one_of_the_front_page(tmp_path):
    names = {"en": "Sample Payments", "ja": "サンプル決済"}
    StaticPagePublisher(tmp_path, list, service_name=lambda: names, wall=lambda: NOW).publish(errand())
    assert "Looking." in Parsed(tmp_path / "index.html").text
    assert "調査中です。" in Parsed(tmp_path / "ja.html").text


def test_a_text_in_one_language_is_marked_as_such_on_the_other_page(tmp_path):
    page_in(tmp_path).publish(errand(what=bulletin(texts={"ja": Wording(title="題", body="本文")})))
    assert ("p", "lang", "ja") in Parsed(tmp_path / "en.html").attributes


def test_updates_stand_newest_first_and_the_least_advanced_stage_is_the_state(tmp_path):
    history = [
        published("b", "2026-11-22T13:20:00Z", Stage.IDENTIFIED),
        published("a", "2026-11-22T13:05:00Z"),
        published("c", "2026-11-22T13:10:00Z", Stage.MONITORING, incident="stream-2", short_id="INC-M2WX"),
    ]
    show(tmp_path, history)
    document = json.loads((tmp_path / "status.json").read_bytes())
    assert document["state"] == "identified"
    assert [each["id"] for each in document["incidents"]] == ["INC-7K3Q", "INC-M2WX"]
    assert [each["key"] for each in document["incidents"][0]["updates"]] == ["b", "a"]
    text = Parsed(tmp_path / "index.html").text
    assert text.index("対応中") < text.index("調査中")


def test_resolved_incidents_stay_for_90_days_and_open_ones_for_ever(tmp_path):
    history = [
        published("old", NOW - timedelta(days=400), incident="s1", short_id="INC-OPEN"),
        published("in", NOW - timedelta(days=90), Stage.RESOLVED, incident="s2", short_id="INC-IN"),
        published(
            "out", NOW - timedelta(days=90, seconds=1), Stage.RESOLVED, incident="s3", short_id="INC-OUT"
        ),
    ]
    show(tmp_path, history)
    front = Parsed(tmp_path / "index.html")
    pages = [link for link in front.links if link.startswith("incidents/")]
    assert pages == ["incidents/INC-OPEN.html", "incidents/INC-IN.html"]
    assert "2026年8月24日(月)" in front.text
    # A link that somebody kept still leads to the old incident's own page.
    assert (tmp_path / "incidents" / "INC-OUT.html").is_file()
    assert b"INC-OUT" not in (tmp_path / "status.json").read_bytes() + (tmp_path / "feed.atom").read_bytes()


def test_a_reopened_incident_is_open_again(tmp_path):
    history = [published("a", "2026-11-22T13:00:00Z", Stage.RESOLVED), published("b", "2026-11-22T13:30:00Z")]
    show(tmp_path, history)
    assert json.loads((tmp_path / "status.json").read_bytes())["state"] == "investigating"


def test_publishing_the_same_key_again_changes_not_one_byte(tmp_path):
    def content():
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    page_in(tmp_path).publish(errand())
    before = content()
    page_in(
        tmp_path, [published("key-1", "2026-11-22T13:06:00Z", started_at="2026-11-22T13:00:00Z")]
    ).publish(errand(attempt=2))
    assert content() == before


def test_a_drill_is_refused_and_nothing_is_written(tmp_path):
    outcome = page_in(tmp_path / "page").publish(errand(what=bulletin(drill=True)))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.SETTINGS
    assert not (tmp_path / "page").exists()
    page_in(tmp_path / "page", [published("d", NOW, incident="s2", drill=True)]).publish(errand())
    (incident,) = json.loads((tmp_path / "page" / "status.json").read_bytes())["incidents"]
    assert [update["key"] for update in incident["updates"]] == ["key-1"]


def test_a_text_without_end_is_refused(tmp_path):
    endless = {"ja": Wording(title="題", body="x" * 1_000_000)}
    outcome = page_in(tmp_path).publish(errand(what=bulletin(texts=endless)))
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.CONTENT


def test_hostile_text_is_text_everywhere(tmp_path):
    hostile = bulletin(
        texts={language: Wording(title=HOSTILE, body=f"{HOSTILE}\n{HOSTILE}") for language in ("ja", "en")},
        short_id="../../etc/<b>passwd",
    )
    history = [published("r", NOW, Stage.RESOLVED, incident="s2", short_id="INC-R", texts=hostile.texts)]
    names = {"ja": HOSTILE, "en": HOSTILE}
    page = StaticPagePublisher(
        tmp_path / "page", lambda: history, service_name=lambda: names, wall=lambda: NOW
    )
    assert page.publish(errand(key="<key>&", what=hostile)) == Written(ref="<key>&")
    assert whole(tmp_path / "page") == 6
    assert [each.name for each in tmp_path.iterdir()] == ["page"]
    front = Parsed(tmp_path / "page" / "index.html")
    assert "<script>alert(1)</script>" in front.text
    assert "{{ 7*7 }}" in front.text
    assert not [link for link in front.links if ":" in link]
    feed_in(tmp_path / "page")
    document = json.loads((tmp_path / "page" / "status.json").read_bytes())
    assert document["incidents"][0]["updates"][0]["key"] in {"<key>&", "r"}
    for path in (tmp_path / "page").rglob("*.*"):
        text = path.read_text("utf-8")
        assert not set(text) & set("\x00\x1b\u202e\u2066\ufeff\ufffe")


def test_no_script_and_no_style_but_ours_can_run(tmp_path):
    page_in(tmp_path).publish(errand())
    policies = [
        each
        for each in Parsed(tmp_path / "index.html").attributes
        if (each[2] or "").startswith("default-src")
    ]
    assert len(policies) == 1
    assert policies[0][2].startswith("default-src 'none'; style-src 'sha256-")


def test_the_feed_is_atom_with_ids_that_never_change(tmp_path):
    def feed(folder, **more):
        history = [
            published("a", "2026-11-22T13:00:00Z"),
            published("b", "2026-11-22T13:20:00Z", Stage.IDENTIFIED),
        ]
        show(folder, history, **more)
        return feed_in(folder)

    atom = "{http://www.w3.org/2005/Atom}"
    root = feed(tmp_path / "one")
    assert root.tag == f"{atom}feed"
    for required in ("id", "title", "updated", "author"):
        assert root.find(f"{atom}{required}") is not None
    entries = root.findall(f"{atom}entry")
    assert [each.findtext(f"{atom}updated") for each in entries] == [
        "2026-11-22T13:20:00Z",
        "2026-11-22T13:00:00Z",
    ]
    for entry in entries:
        for required in ("id", "title", "updated", "link", "content"):
            assert entry.find(f"{atom}{required}") is not None
    moved = feed(tmp_path / "two", public_url="https://status.invalid/x")
    assert [each.findtext(f"{atom}id") for each in moved.findall(f"{atom}entry")] == [
        each.findtext(f"{atom}id") for each in entries
    ]
    assert entries[0].findtext(f"{atom}id").startswith("urn:uuid:")
    assert moved.find(f"{atom}link[@rel='self']").get("href") == "https://status.invalid/x/feed.atom"


def test_status_json_stays_readable_however_much_there_is(tmp_path):
    long = {
        "ja": Wording(title="題" * 100, body="文" * 20_000),
        "en": Wording(title="t" * 100, body="b" * 20_000),
    }
    history = [
        published(
            f"key-{n}", NOW - timedelta(minutes=n), incident=f"s{n % 3}", short_id=f"INC-{n % 3}", texts=long
        )
        for n in range(40)
    ]
    show(tmp_path, history)
    content = (tmp_path / "status.json").read_bytes()
    assert len(content) <= LARGEST
    keys = {update["key"] for incident in json.loads(content)["incidents"] for update in incident["updates"]}
    assert keys == {f"key-{n}" for n in range(40)}


# --- the folder


def test_files_are_public_whatever_the_umask(tmp_path):
    before = os.umask(0o077)
    try:
        page_in(tmp_path / "page").publish(errand())
    finally:
        os.umask(before)
    for path in (tmp_path / "page", *(tmp_path / "page").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize("planted", ["index.html", "status.json", "incidents", "incidents/INC-7K3Q.html"])
def test_a_planted_link_is_refused_and_its_target_untouched(tmp_path, planted):
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (tmp_path / "page" / "incidents").mkdir(parents=True)
    link = tmp_path / "page" / planted
    if planted == "incidents":
        link.rmdir()
    link.symlink_to(theirs if planted == "incidents" else theirs / "file")
    outcome = page_in(tmp_path / "page").publish(errand())
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.SETTINGS
    assert Path(planted).name in outcome.detail
    assert list(theirs.iterdir()) == []


def test_a_folder_whose_parent_is_missing_is_refused_and_not_made(tmp_path):
    outcome = page_in(tmp_path / "not mounted" / "page").publish(errand())
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.SETTINGS
    assert page_in(tmp_path / "not mounted" / "page").check().missing
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.contracts.test_static_page import errand, bulletin, page_in, published, Stage
folder = Path(sys.argv[1])
def history(n):
    return [published(f"k{i}", f"2026-11-22T13:{i:02}:00Z", incident=f"s{i % 4}", short_id=f"INC-K{i % 4}")
            for i in range(n)]
page_in(folder).publish(errand("e0"))
for step in range(1, 60):
    child = os.fork()
    if child == 0:
        left = step
        def count(event, arguments):
            global left
            if event in {"open", "os.rename", "os.mkdir", "os.remove"}:
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        publisher = page_in(folder, history(step % 40))
        sys.addaudithook(count)
        publisher.publish(errand(f"e{step}", bulletin(incident="s9", short_id=f"INC-S{step}")))
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    print("killed" if os.WIFSIGNALED(status) else "done", flush=True)
    if sys.stdin.readline() != "go\\n":
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork to be killed at a chosen step")
def test_killed_at_any_step_the_page_is_whole_and_the_next_publish_clears_up(tmp_path):
    folder = tmp_path / "page"
    killed = 0
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder), str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdin
        assert process.stdout
        for line in process.stdout:
            killed += line == "killed\n"
            whole(folder)
            json.loads((folder / "status.json").read_bytes())
            feed_in(folder)
            process.stdin.write("go\n")
            process.stdin.flush()
    assert process.returncode == 0
    assert killed >= 30
    page_in(folder).publish(errand())
    assert not list(folder.rglob(".*"))


# --- the command


def python(code):
    return (sys.executable, "-c", code)


def test_the_command_runs_in_the_folder_without_a_shell_and_without_our_tokens(tmp_path, monkeypatch):
    monkeypatch.setenv("COMMANDER_SLACK_TOKEN", "xoxb-1-secret")
    code = (
        "import os, sys, pathlib; pathlib.Path('../ran').write_text("
        "sys.argv[1] + str('COMMANDER_SLACK_TOKEN' in os.environ) + str(os.path.exists('index.html')))"
    )
    (tmp_path / "page").mkdir()
    outcome = page_in(tmp_path / "page", publish_command=(*python(code), "$HOME; ls")).publish(errand())
    assert outcome == Written(ref="key-1")
    assert (tmp_path / "ran").read_text() == "$HOME; lsFalseTrue"


def test_a_failing_command_is_tried_later_with_its_first_line_and_without_secrets(tmp_path):
    code = "import sys; print('\\n  no route to https://me:word@host\\x1b[2J\\nmore'); sys.exit(7)"
    outcome = page_in(tmp_path, publish_command=python(code)).publish(errand())
    assert isinstance(outcome, TryLater)
    assert outcome.detail.startswith("exit 7: no route to https://[hidden]@host")
    assert "\x1b" not in outcome.detail
    assert "more" not in outcome.detail
    assert (tmp_path / "index.html").is_file()


@pytest.mark.parametrize("command", [("no-such-program-anywhere",), ("/",)])
def test_a_missing_command_is_a_fault_of_the_settings(tmp_path, command):
    page = page_in(tmp_path, publish_command=command)
    outcome = page.publish(errand())
    assert isinstance(outcome, Rejected)
    assert outcome.cause is RejectionCause.SETTINGS
    assert page.check().missing == command


def test_a_command_that_hangs_is_ended_with_all_it_started(tmp_path):
    code = (
        "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()']);"
        "open('pid', 'w').write(str(child.pid)); child.wait()"
    )
    for patience in (1.5, 6.0, 24.0, 96.0):  # a slow machine needs more to get as far as the child's child
        outcome = page_in(tmp_path, publish_command=python(code), timeout_s=patience).publish(errand())
        assert isinstance(outcome, TryLater)
        assert f"{patience:g} s" in outcome.detail
        if (tmp_path / "pid").exists() and (tmp_path / "pid").read_text():
            break
    child = int((tmp_path / "pid").read_text())
    until = time.monotonic() + 60
    while is_running(child):
        assert time.monotonic() < until


def is_running(process_id):
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process_id}/status").read_text()
    except OSError:
        return False


# --- the public address


@contextmanager
def served(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Answer(BaseHTTPRequestHandler):
    """Answers every request with one fixed answer."""

    status, headers_out, body, asked = 200, (), b"", None

    def do_GET(self):
        type(self).asked = dict(self.headers)
        self.send_response(self.status)
        for name, value in self.headers_out:
            self.send_header(name, value)
        self.end_headers()
        try:
            for piece in self.body if isinstance(self.body, list) else [self.body]:
                self.wfile.write(piece() if callable(piece) else piece)
                self.wfile.flush()
        except OSError:
            self.close_connection = True

    def log_message(self, *_):
        pass


def answering(**answer):
    return type("Answering", (Answer,), answer)


def test_delivered_only_when_the_public_address_shows_the_key(tmp_path):
    public = tmp_path / "public"
    public.mkdir()
    with served(partial(Quiet, directory=public)) as url:
        page = page_in(tmp_path / "page", public_url=f"{url}/")
        assert page.look(errand()) == CannotTell(detail="HTTP 404")
        assert page.publish(errand()) == Written(ref="key-1", read_back=True)
        copy = "import shutil; shutil.copytree('.', '../public', dirs_exist_ok=True)"
        page = page_in(tmp_path / "page", public_url=url, publish_command=python(copy))
        seen_at = f"{url}/incidents/INC-7K3Q.html"
        assert page.publish(errand()) == Delivered(ref="key-1", url=seen_at)
        assert page.look(errand()) == Seen(ref="key-1", url=seen_at)
        assert page.look(errand("another")) == NotThere()
        assert page.check().ok


def test_without_a_public_address_nobody_can_tell(tmp_path):
    assert page_in(tmp_path).look(errand()) == CannotTell(detail="no public address")


def test_a_page_that_leaves_updates_out_can_not_prove_absence(tmp_path):
    body = b'{"version":1,"state":"operational","updated_at":null,"complete":false,"incidents":[]}'
    with served(answering(body=body)) as url:
        assert isinstance(page_in(tmp_path, public_url=url).look(errand()), CannotTell)


@pytest.mark.parametrize(
    "answer",
    [
        {"body": b"<html>log in</html>"},
        {"body": b""},
        {"body": b"null"},
        {"body": b'{"incidents": []}'},
        {
            "body": b'{"version":1,"state":"x","updated_at":null,"complete":true,"incidents":[]}',
            "status": 503,
        },
        {"body": b"[" * 100_000},
        {"body": [b"x" * 65536] * 40},
        {"status": 302, "headers_out": (("Location", "http://localhost:9/status.json"),)},
        {"status": 302, "headers_out": (("Location", "file:///etc/passwd"),)},
        {"status": 302, "headers_out": (("Location", "/status.json"),)},
        {"status": 302, "headers_out": (("Location", "http://[broken"),)},
        {"headers_out": (("Content-Encoding", "gzip"),), "body": b"not gzip"},
    ],
)
def test_what_is_not_our_status_json_tells_nothing(tmp_path, answer):
    with served(answering(**answer)) as url:
        assert isinstance(page_in(tmp_path, public_url=url).look(errand()), CannotTell)


def test_no_credentials_go_to_the_public_address(tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password word\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    handler = answering(body=b"{}")
    with served(handler) as url:
        page_in(tmp_path, public_url=url).look(errand())
    assert "Authorization" not in handler.asked


def test_an_address_that_trickles_or_refuses_is_given_up_in_time(tmp_path):
    stop = threading.Event()
    told = []

    def slowly():
        stop.wait(0.1)
        told.append(1)
        return b" "

    with served(answering(body=[slowly] * 10_000)) as url:
        outcome = page_in(tmp_path, public_url=url, timeout_s=0.4).look(errand())
        assert len(told) < 5_000  # it was still telling
        stop.set()
    assert isinstance(outcome, CannotTell)
    assert isinstance(page_in(tmp_path, public_url="http://127.0.0.1:9").look(errand()), CannotTell)
