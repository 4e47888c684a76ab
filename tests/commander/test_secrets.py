import base64
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from commander.secrets import (
    ALLOWED,
    ENVIRONMENT,
    SLACK_TOKEN,
    STATUSPAGE_KEY,
    KeyringAbsent,
    KeyringFault,
    KeyringLocked,
    KeyringRefused,
    Secrets,
    redacted,
)
from tests.fakes import keyrings

TOKEN = "xoxb-canary-4711"
ROOT = Path(__file__).resolve().parents[2]


def with_keyring(kind, environment=None, **more):
    return Secrets(environment or {}, allowed=((keyrings.__name__, kind),), **more)


@pytest.fixture(autouse=True)
def empty_keyring():
    keyrings.RememberingKeyring.entries.clear()
    keyrings.HangingKeyring.person.clear()
    yield
    keyrings.HangingKeyring.person.set()


def test_a_token_is_stored_read_and_forgotten():
    secrets = with_keyring("RememberingKeyring")
    assert secrets.read(SLACK_TOKEN) is None
    secrets.store(SLACK_TOKEN, f" {TOKEN}\n")
    assert secrets.read(SLACK_TOKEN) == TOKEN
    assert secrets.read(STATUSPAGE_KEY) is None
    secrets.forget(SLACK_TOKEN)
    secrets.forget(SLACK_TOKEN)
    assert secrets.read(SLACK_TOKEN) is None
    assert keyrings.RememberingKeyring.entries == {}


def test_the_environment_of_one_run_comes_before_the_keyring_and_needs_none():
    secrets = with_keyring(
        "AbsentKeyring", {ENVIRONMENT[SLACK_TOKEN]: f"{TOKEN}\n", ENVIRONMENT[STATUSPAGE_KEY]: " "}
    )
    assert secrets.read(SLACK_TOKEN) == TOKEN
    with pytest.raises(KeyringAbsent):
        secrets.read(STATUSPAGE_KEY)


def test_a_keyring_that_forgets_silently_is_found_out_before_it_is_given_the_token():
    with pytest.raises(KeyringRefused):
        with_keyring("ForgetfulKeyring").store(SLACK_TOKEN, TOKEN)


def test_what_a_keyring_quotes_goes_no_further():
    secrets = with_keyring("LoudKeyring")
    with pytest.raises(KeyringRefused) as caught:
        secrets.store(SLACK_TOKEN, TOKEN)
    assert TOKEN not in f"{caught.value!r} {caught.value} {caught.value.__context__!r} {vars(secrets)}"
    with pytest.raises(KeyringRefused, match="OSError"):
        secrets.read(SLACK_TOKEN)


def test_a_keyring_that_hangs_is_given_up_in_time():
    with pytest.raises(KeyringLocked):
        with_keyring("HangingKeyring", time_limit_s=0.05).read(SLACK_TOKEN)


def test_an_empty_token_is_refused():
    with pytest.raises(ValueError, match="slack-token"):
        with_keyring("RememberingKeyring").store(SLACK_TOKEN, " \n")


def test_only_backends_that_the_system_protects_are_asked():
    modules = {module.rpartition(".")[2] for module, _ in ALLOWED}
    assert modules == {"SecretService", "kwallet", "macOS", "Windows"}


@pytest.mark.parametrize("fault", [KeyringAbsent(), KeyringLocked(), KeyringRefused("forgotten")])
def test_each_keyring_fault_has_a_sentence_in_both_languages(fault: KeyringFault):
    assert fault.sentence("ja").endswith("。")
    assert fault.sentence("en").endswith(".")


# What follows runs in a process of its own, because keyring and D-Bus remember the first bus they saw.

SPOKEN = """
import sys
from commander.secrets import KeyringFault, SLACK_TOKEN, STATUSPAGE_KEY, Secrets
secrets = Secrets(time_limit_s=120)
try:
    if "keep" in sys.argv:
        secrets.store(SLACK_TOKEN, "xoxb-canary-4711")
    print("read", Secrets().read(SLACK_TOKEN), Secrets().read(STATUSPAGE_KEY))
    secrets.forget(SLACK_TOKEN)
    print("then", secrets.read(SLACK_TOKEN))
except KeyringFault as fault:
    print(type(fault).__name__)
"""
UNLOCKED = 'eval "$(printf word | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"; exec "$@"'

needs_secret_service = pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")),
    reason="dbus and gnome-keyring are not installed",
)


def said(before, *words, **environment):
    python = [sys.executable, "-c", SPOKEN, *words]
    ended = subprocess.run(
        [*before, *python],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert TOKEN not in ended.stderr
    return ended.stdout.strip()


@needs_secret_service
@pytest.mark.parametrize(
    "backend", ["", "keyring.backends.null.Keyring", "keyring.backends.SecretService.Keyring"]
)
def test_the_real_secret_service_keeps_a_token_whatever_backend_the_environment_names(backend):
    before = ["dbus-run-session", "--", "sh", "-c", UNLOCKED, "sh"]
    named = {"PYTHON_KEYRING_BACKEND": backend} if backend else {}
    assert said(before, "keep", **named) == f"read {TOKEN} None\nthen None"


@needs_secret_service
def test_a_locked_secret_service_is_told_from_an_absent_one():
    # The daemon is started by the bus on demand and finds nobody to ask: first for a word for the log-in
    # collection that there isn't, then for the word of the one that there is.
    assert said(["dbus-run-session", "--"], "keep") == "KeyringLocked"
    said(["dbus-run-session", "--", "sh", "-c", UNLOCKED, "sh"], "keep")
    assert said(["dbus-run-session", "--"], "keep") == "KeyringLocked"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a keyring is always there")
@pytest.mark.parametrize("backend", ["", "keyring.backends.null.Keyring", "no.such.Backend"])
def test_without_a_bus_there_is_no_keyring_and_null_is_refused(backend):
    named = {"PYTHON_KEYRING_BACKEND": backend} if backend else {}
    assert said([], "keep", DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent", **named) == "KeyringAbsent"


@pytest.mark.parametrize(
    "text",
    [
        "token xoxb-12-34-abc failed",
        "xoxe.xoxp-1-abc-def",
        "xapp-1-A1-2-abc",
        "Authorization: Bearer abc.def-123456",
        "authorization: OAuth 89a229ce-1a8d",
        "https://hooks.slack.com/services/T0/B0/abcdef",
        "https://user:abcdef@host/path",
        "postgres://u:abcdef@db",
    ],
)
def test_what_looks_like_a_token_is_hidden(text):
    shown = redacted(text)
    assert "[hidden]" in shown
    for part in ("abc", "34", "1a8d", "A1"):
        assert part not in shown


def test_a_known_token_is_hidden_in_every_form():
    token = "päss/word+1"
    forms = [token, quote(token, safe=""), base64.b64encode(token.encode()).decode().rstrip("=")]
    assert redacted(" ".join(forms), [token]) == "[hidden] [hidden] [hidden]"


def test_ordinary_text_is_left_alone():
    text = "https://status.example/a?b=c@d: 決済 OAuth is on, a@b.example, 1 of 2"
    assert redacted(text, ["", "a"]) == text
