"""Keyrings that answer like keyring's backends: one that works, and one for each way of not working."""

import threading
from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError, PasswordSetError


class RememberingKeyring(KeyringBackend):
    """Keeps entries for the process; deletes only what is there, as the real ones do."""

    priority = 1
    entries: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service, username):
        return self.entries.get((service, username))

    def set_password(self, service, username, password):
        self.entries[service, username] = password

    def delete_password(self, service, username):
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")


class ForgetfulKeyring(RememberingKeyring):
    """Takes everything and keeps nothing, like keyring's null backend."""

    def set_password(self, service, username, password):
        pass


class LoudKeyring(RememberingKeyring):
    """Refuses, and quotes the secret while doing so."""

    def set_password(self, service, username, password):
        raise PasswordSetError(f"can't store {password}")

    def get_password(self, service, username):
        raise OSError("bus error")


class HangingKeyring(RememberingKeyring):
    """Asks a person who is not there."""

    person = threading.Event()

    def get_password(self, service, username):
        self.person.wait()


class AbsentKeyring(RememberingKeyring):
    """Not of this machine."""

    viable = False
