"""Tokens: in the system keyring, or in the environment for one run, and nowhere else. Not what they open."""

import base64
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from secrets import token_hex
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import quote

from typing_extensions import override

from commander.patience import Overdue, ended

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_Answer = TypeVar("_Answer")


class SecretName(StrEnum):
    """The secrets there are. The value is the name of the keyring's entry and never changes."""

    SLACK_TOKEN = "slack-token"
    SLACK_APP_TOKEN = "slack-app-token"
    STATUSPAGE_KEY = "statuspage-key"
    CACHET_TOKEN = "cachet-token"
    EMAIL_PASSWORD = "email-password"
    ALERTMANAGER_TOKEN = "alertmanager-token"


SLACK_TOKEN: Final = SecretName.SLACK_TOKEN
SLACK_APP_TOKEN: Final = SecretName.SLACK_APP_TOKEN
STATUSPAGE_KEY: Final = SecretName.STATUSPAGE_KEY
CACHET_TOKEN: Final = SecretName.CACHET_TOKEN
EMAIL_PASSWORD: Final = SecretName.EMAIL_PASSWORD
ALERTMANAGER_TOKEN: Final = SecretName.ALERTMANAGER_TOKEN

ENVIRONMENT: Final[Mapping[SecretName, str]] = {
    SLACK_TOKEN: "COMMANDER_SLACK_TOKEN",
    SLACK_APP_TOKEN: "COMMANDER_SLACK_APP_TOKEN",
    STATUSPAGE_KEY: "COMMANDER_STATUSPAGE_KEY",
    CACHET_TOKEN: "COMMANDER_CACHET_TOKEN",
    EMAIL_PASSWORD: "COMMANDER_EMAIL_PASSWORD",
    ALERTMANAGER_TOKEN: "COMMANDER_ALERTMANAGER_TOKEN",
}

# Backends that a system protects with the person's log-in. Everything else that keyring can load (null
# forgets silently, plaintext files, plug-ins, chains of those) is never asked, whatever the environment says.
ALLOWED: Final[Sequence[tuple[str, str]]] = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.Windows", "WinVaultKeyring"),
)
_LIST_KEY: Final = "customers-"
# InitError: the prompt to make the first collection was dismissed, or there was nobody to show it to.
_LOCKED = frozenset({"KeyringLocked", "InitError", "LockedException", "PromptDismissedException"})


class KeyringFault(Exception):
    """The system keyring can't be used. Its texts hold no secret."""

    def sentence(self, language: str) -> str:
        """What is wrong and the way on, in "ja" or "en"."""
        raise NotImplementedError


class KeyringAbsent(KeyringFault):
    """This machine offers no keyring of the allowed kinds."""

    @override
    def sentence(self, language: str) -> str:
        variables = ", ".join(ENVIRONMENT.values())
        if language == "ja":
            return (
                "システムのキーリングが見つからないためトークンを保管できません。キーリング(GNOME Keyring、"
                "KWallet、キーチェーン、資格情報マネージャー)を起動するか、今回の起動に限り環境変数 "
                f"{variables} で渡してください。"
            )
        return (
            "No system keyring was found to keep the token in: start one (GNOME Keyring, KWallet, Keychain, "
            f"Credential Manager), or give the token for this run in the environment ({variables})."
        )


class KeyringLocked(KeyringFault):
    """The keyring is there and closed, or did not answer in time (it may be asking the person)."""

    @override
    def sentence(self, language: str) -> str:
        if language == "ja":
            return "システムのキーリングがロックされているか応答しません。解除してからやり直してください。"
        return "The system keyring is locked or does not answer: unlock it and try again."


class KeyringRefused(KeyringFault):
    """The keyring answered with an error, or did not give back what it was given."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind  # the type of the error only: its text may quote what it was given

    @override
    def sentence(self, language: str) -> str:
        if language == "ja":
            return (
                f"システムのキーリングがトークンを受け付けませんでした({self.kind})。キーリングの設定を確認して"
                "からやり直してください。"
            )
        return f"The system keyring did not take the token ({self.kind}): check it and try again."


class Secrets:
    """Reads, keeps and forgets tokens. Blocks for up to the time limit; any thread but the window's."""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        *,
        service: str = "commander",
        time_limit_s: float = 10.0,
        allowed: Sequence[tuple[str, str]] = ALLOWED,
    ) -> None:
        self._environment = environment
        self._service = service
        self._time_limit_s = time_limit_s
        self._allowed = allowed
        self._round_trip_done = False

    def read(self, name: SecretName) -> str | None:
        """The token given for this run, else the kept one, else None. Raises KeyringFault."""
        for_this_run = self._environment.get(ENVIRONMENT[name], "").strip()
        if for_this_run:
            return for_this_run
        return self._ask(lambda ring: ring.get_password(self._service, name.value))

    def store(self, name: SecretName, value: str) -> None:
        """Keep the token. When this returns, the keyring has given it back.

        Raises KeyringFault, and ValueError for an empty token.
        """
        token = value.strip()
        if not token:
            raise ValueError(name.value)
        if not self._round_trip_done:
            # A backend that forgets silently must be found out before the real token is trusted to it.
            self._round_trip("canary", token_hex(16))
            self._ask(lambda ring: ring.delete_password(self._service, "canary"))
            self._round_trip_done = True
        self._round_trip(name.value, token)

    def forget(self, name: SecretName) -> None:
        """Take the kept token out of the keyring; nothing happens when there is none. Raises KeyringFault."""

        def delete(ring: "KeyringBackend") -> None:
            if ring.get_password(self._service, name.value) is not None:
                ring.delete_password(self._service, name.value)

        self._ask(delete)

    def list_key(self, list_id: str) -> str | None:
        """The key of a list of affected customers; None: there is none here. Raises KeyringFault."""
        return self._ask(lambda ring: ring.get_password(self._service, _LIST_KEY + list_id))

    def keep_list_key(self, list_id: str, key: str) -> None:
        """Keep the key of a list. When this returns, the keyring has given it back. Raises KeyringFault."""
        self._round_trip(_LIST_KEY + list_id, key)

    def destroy_list_key(self, list_id: str) -> None:
        """Take the key out of the keyring: whatever copies of the list are left can't be read. Raises KeyringFault."""

        def delete(ring: "KeyringBackend") -> None:
            if ring.get_password(self._service, _LIST_KEY + list_id) is not None:
                ring.delete_password(self._service, _LIST_KEY + list_id)

        self._ask(delete)

    def _round_trip(self, entry: str, value: str) -> None:
        def there_and_back(ring: "KeyringBackend") -> bool:
            ring.set_password(self._service, entry, value)
            return ring.get_password(self._service, entry) == value

        if not self._ask(there_and_back):
            raise KeyringRefused("forgotten")

    def _ask(self, question: Callable[["KeyringBackend"], _Answer]) -> _Answer:
        try:
            answer = ended(self._time_limit_s, lambda: question(self._keyring()))
        except Overdue:
            raise KeyringLocked from None
        fault = answer.exception()
        if fault is None or isinstance(fault, KeyringFault):
            return answer.result()
        # Backends raise errors of D-Bus, of Windows and their own; no text of theirs goes further.
        kind = type(fault).__name__
        raise KeyringLocked if kind in _LOCKED else KeyringRefused(kind)

    def _keyring(self) -> "KeyringBackend":
        # keyring's own choice would load whatever the environment and its configuration file name.
        from importlib import import_module

        wish = self._environment.get("PYTHON_KEYRING_BACKEND", "")
        names = [name for name in self._allowed if ".".join(name) == wish] or self._allowed
        kinds: list[type[KeyringBackend]] = [getattr(import_module(module), kind) for module, kind in names]
        viable = [kind for kind in kinds if kind.viable]
        if not viable:
            raise KeyringAbsent
        return max(viable, key=lambda kind: float(kind.priority))()


_HIDDEN = "[hidden]"
_PATTERNS = (
    (re.compile(r"\bxox[a-z](?:\.xox[a-z])?-[\w.-]+"), _HIDDEN),
    (re.compile(r"\bxapp-[\w.-]+"), _HIDDEN),
    (
        re.compile(r"(hooks\.slack\.com/(?:services|workflows|triggers)/)[^\s\"'<>]+", re.IGNORECASE),
        rf"\1{_HIDDEN}",
    ),
    (re.compile(r"\b(bearer|oauth|basic)(\s+)[\w.~+/=-]{6,}", re.IGNORECASE), rf"\1\2{_HIDDEN}"),
    (re.compile(r"\b([a-z][a-z0-9+.-]{0,20}://)[^\s/?#@]+@", re.IGNORECASE), rf"\1{_HIDDEN}@"),
)
_SHORTEST = 4  # hiding a shorter value would eat ordinary words


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """The text with every token hidden: the given ones by value, others by what tokens look like."""
    forms = {form for secret in secrets if len(secret) >= _SHORTEST for form in _forms(secret)}
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, _HIDDEN)
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def _forms(secret: str) -> tuple[str, ...]:
    encoded = secret.encode(errors="surrogatepass")
    return (
        secret,
        quote(secret, safe="", errors="replace"),
        base64.b64encode(encoded).decode().rstrip("="),
        base64.urlsafe_b64encode(encoded).decode().rstrip("="),
    )
