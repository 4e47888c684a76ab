from tests.commander.test_verify import home, flip
from commander.journal.journal import JOURNAL_FILE
def test_slice(home):
    path = home / JOURNAL_FILE
    assert flip(home, path, range(1, path.stat().st_size, 4)) == []
