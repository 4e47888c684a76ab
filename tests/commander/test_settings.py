import stat
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commander.address import AddressFault, AddressReason, checked_base_url
from commander.settings.fault import FaultReason, SettingsFault
from commander.settings.settings import FILE_NAME, Email, Settings, home_folder, load, save


def fault_in(home, text):
    (home / FILE_NAME).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SettingsFault) as caught:
        load(home)
    return caught.value


def test_without_a_file_everything_has_its_default(tmp_path):
    found = load(tmp_path / "nowhere")
    assert found == Settings()
    assert found.slack.base_url == "https://slack.com/api"
    assert (found.sending.undo_seconds, found.sending.grace_seconds) == (8, 60)
    assert not (tmp_path / "nowhere").exists()


def test_every_key_is_read(tmp_path):
    (tmp_path / FILE_NAME).write_text(
        '[person]\nname = "担当A"\n[window]\nlanguage = "ja"\ntheme = "dark"\n'
        '[slack]\nbase_url = "http://127.0.0.1:8080/api/"\n'
        '[statuspage]\nbase_url = "https://status.example/v1"\npage_id = "abc"\n'
        '[cachet]\nbase_url = "https://cachet.example/api/"\n'
        '[email]\nhost = "mail.example"\nport = 465\ntls = "implicit"\nsender = "a@b.example"\nuser = "u"\n'
        f'[page]\nfolder = "{tmp_path.as_posix()}"\npublic_url = "https://status.example/"\n'
        "publish_command = \"rsync -a 'a b' host:\"\n"
        "[sending]\nundo_seconds = 0\ngrace_seconds = 600\n",
        encoding="utf-8-sig",
    )
    found = load(tmp_path)
    assert found.person.name == "担当A"
    assert (found.window.language, found.window.theme) == ("ja", "dark")
    assert found.slack.base_url == "http://127.0.0.1:8080/api"
    assert (found.statuspage.base_url, found.statuspage.page_id) == ("https://status.example/v1", "abc")
    assert found.cachet.base_url == "https://cachet.example/api"
    assert found.email == Email(host="mail.example", port=465, tls="implicit", sender="a@b.example", user="u")
    assert (found.page.folder, found.page.public_url) == (tmp_path, "https://status.example")
    assert found.page.publish_command == ("rsync", "-a", "a b", "host:")
    assert (found.sending.undo_seconds, found.sending.grace_seconds) == (0, 600)


def test_a_command_may_be_a_list(tmp_path):
    (tmp_path / FILE_NAME).write_text('[page]\npublish_command = ["rsync", "a b"]\n')
    assert load(tmp_path).page.publish_command == ("rsync", "a b")


@pytest.mark.parametrize(
    ("text", "reason", "line", "key"),
    [
        ("[window]\ntheme = [\n", FaultReason.BROKEN, 2, ""),
        ("\n\n[a]\nx = 1 2", FaultReason.BROKEN, 4, ""),
        ("x = " + "[" * 5000, FaultReason.BROKEN, None, ""),
        ("x = " + "9" * 5000, FaultReason.BROKEN, None, ""),
        (b'[person]\nname = "\xff"', FaultReason.NOT_UTF8, 2, ""),
        ("x" * 2_000_000, FaultReason.UNREADABLE, None, ""),
        ("[windows]\n", FaultReason.UNKNOWN_SECTION, 1, "windows"),
        ('[window]\n# c\nlangage = "ja"', FaultReason.UNKNOWN_KEY, 3, "window.langage"),
        ('[person]\npage_id = "x"', FaultReason.UNKNOWN_KEY, 2, "person.page_id"),
        ("window = 1", FaultReason.WRONG_TYPE, 1, "window"),
        ("[window]\nlanguage = 3", FaultReason.WRONG_TYPE, 2, "window.language"),
        ("sending.undo_seconds = true", FaultReason.WRONG_TYPE, 1, "sending.undo_seconds"),
        ("[sending]\nundo_seconds = 8.5", FaultReason.WRONG_TYPE, 2, "sending.undo_seconds"),
        ("[sending]\nundo_seconds = 61", FaultReason.OUT_OF_RANGE, 2, "sending.undo_seconds"),
        ("[sending]\ngrace_seconds = -1", FaultReason.OUT_OF_RANGE, 2, "sending.grace_seconds"),
        ('[window]\nlanguage = "fr"', FaultReason.NOT_A_CHOICE, 2, "window.language"),
        ('[person]\nname = "a\\nb"', FaultReason.BAD_TEXT, 2, "person.name"),
        (f'[person]\nname = "{"x" * 201}"', FaultReason.BAD_TEXT, 2, "person.name"),
        ('[slack]\nbase_url = "http://slack.example"', FaultReason.BAD_ADDRESS, 2, "slack.base_url"),
        ('[page]\nfolder = "public"', FaultReason.BAD_FOLDER, 2, "page.folder"),
        ('[page]\nfolder = "/a\\u0000b"', FaultReason.BAD_FOLDER, 2, "page.folder"),
        ('[page]\npublish_command = "a \'b"', FaultReason.BAD_COMMAND, 2, "page.publish_command"),
        ("[page]\npublish_command = [1]", FaultReason.WRONG_TYPE, 2, "page.publish_command"),
    ],
)
def test_each_fault_names_what_where_and_how_to_mend_it_in_one_sentence(tmp_path, text, reason, line, key):
    fault = fault_in(tmp_path, text)
    assert (fault.reason, fault.line, fault.key) == (reason, line, key)
    for language, end in (("ja", "。"), ("en", ".")):
        sentence = fault.sentence(language)
        assert str(tmp_path) in sentence
        assert "\n" not in sentence
        assert sentence.endswith(end)
        assert key in sentence
        assert (str(line) if line else "") in sentence


def test_broken_toml_names_the_column(tmp_path):
    assert fault_in(tmp_path, "[person]\nname = bad\n").column is not None


def test_a_misspelt_key_is_told_its_nearest_neighbour(tmp_path):
    assert '"language"' in fault_in(tmp_path, '[window]\nlangage = "ja"').sentence("en")
    assert "「window」" in fault_in(tmp_path, "[windw]\n").sentence("ja")
    assert '"statuspage.page_id"' in fault_in(tmp_path, '[person]\npage_id = "x"').sentence("en")


def test_a_token_in_the_wrong_place_is_never_repeated(tmp_path):
    for text in ('[slack]\ntoken = "xoxb-secret"', '[window]\nlanguage = "xoxb-secret"'):
        fault = fault_in(tmp_path, text)
        assert "secret" not in fault.sentence("en") + fault.sentence("ja") + str(fault) + repr(fault)
    fault = fault_in(tmp_path, '[slack]\nbase_url = "https://a:secret@x"')
    assert "secret" not in fault.sentence("en") + str(fault)


@given(st.one_of(st.text(), st.binary().map(lambda raw: raw.decode("latin-1"))))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_holds_the_answer_is_settings_or_a_fault_with_a_sentence(tmp_path, text):
    (tmp_path / FILE_NAME).write_bytes(text.encode("utf-8", "replace"))
    assert sentence_of(tmp_path)[-1] in "。✓"


def sentence_of(home):
    try:
        load(home)
    except SettingsFault as fault:
        return fault.sentence("en") and fault.sentence("ja")
    return "✓"


def test_saving_keeps_comments_and_closes_file_and_folder(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    (home / FILE_NAME).write_text('# mine\n[window]\nlanguage = "en"  # for now\n')
    saved = save(
        home, {"window.language": "ja", "page.publish_command": ("rsync", "-a"), "person.name": "担当A"}
    )
    text = (home / FILE_NAME).read_text("utf-8")
    assert "# mine" in text
    assert 'language = "ja"  # for now' in text
    assert saved == load(home)
    assert saved.page.publish_command == ("rsync", "-a")
    if sys.platform != "win32":
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert stat.S_IMODE((home / FILE_NAME).stat().st_mode) == 0o600


def test_none_brings_back_the_default(tmp_path):
    save(tmp_path, {"window.language": "ja", "window.theme": "dark"})
    assert save(tmp_path, {"window.language": None, "slack.base_url": None}).window.language == "system"
    assert load(tmp_path).window.theme == "dark"


@pytest.mark.parametrize(
    "changes", [{"window.language": "fr"}, {"nothing.here": 1}, {"sending.undo_seconds": 99}]
)
def test_a_wrong_change_is_refused_and_the_file_stays_as_it_was(tmp_path, changes):
    save(tmp_path, {"window.language": "ja"})
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(SettingsFault):
        save(tmp_path, changes)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_broken_file_is_never_overwritten(tmp_path):
    (tmp_path / FILE_NAME).write_text("broken [")
    with pytest.raises(SettingsFault):
        save(tmp_path, {"window.language": "ja"})
    assert (tmp_path / FILE_NAME).read_text() == "broken ["


def test_a_planted_link_is_not_written_through(tmp_path):
    (tmp_path / "theirs").write_text("")
    (tmp_path / FILE_NAME).symlink_to("theirs")
    with pytest.raises(SettingsFault) as caught:
        save(tmp_path, {"window.language": "ja"})
    assert caught.value.reason is FaultReason.UNWRITABLE
    assert (tmp_path / "theirs").read_text() == ""


def test_the_home_folder_is_the_wished_one_or_the_systems_own(tmp_path):
    assert home_folder(tmp_path / "x") == tmp_path / "x"
    assert home_folder(Path("relative")).is_absolute()
    assert home_folder().name == "commander"


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("https://slack.com/api/", "https://slack.com/api"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://[::1]:80/x/", "http://[::1]:80/x"),
        ("http://127.0.0.1", "http://127.0.0.1"),
    ],
)
def test_an_address_is_https_or_this_machine(text, checked):
    assert checked_base_url(text) == checked


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", AddressReason.NOT_AN_ADDRESS),
        ("slack.com", AddressReason.NOT_AN_ADDRESS),
        ("ftp://x", AddressReason.NOT_AN_ADDRESS),
        ("file:///etc/passwd", AddressReason.NOT_AN_ADDRESS),
        ("https://", AddressReason.NOT_AN_ADDRESS),
        ("https://x:99999", AddressReason.NOT_AN_ADDRESS),
        ("https://a b", AddressReason.NOT_AN_ADDRESS),
        ("https://x\\@evil", AddressReason.NOT_AN_ADDRESS),
        ("https://x\n", AddressReason.NOT_AN_ADDRESS),
        ("https://[::1", AddressReason.NOT_AN_ADDRESS),
        ("https://" + "x" * 3000, AddressReason.NOT_AN_ADDRESS),
        ("http://slack.com", AddressReason.NOT_HTTPS),
        ("http://127.0.0.1.evil.example", AddressReason.NOT_HTTPS),
        ("http://0x7f000001", AddressReason.NOT_HTTPS),
        ("http://169.254.169.254", AddressReason.NOT_HTTPS),
        ("https://user:word@x", AddressReason.USER_INFO),
        ("http://localhost@evil.example", AddressReason.USER_INFO),
        ("https://x?api_key=1", AddressReason.QUERY),
        ("https://x#y", AddressReason.QUERY),
    ],
)
def test_any_other_address_is_refused_with_its_reason(text, reason):
    with pytest.raises(AddressFault) as caught:
        checked_base_url(text)
    assert caught.value.reason is reason
    assert caught.value.sentence("ja") != caught.value.sentence("en")
