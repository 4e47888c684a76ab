"""A dropped file that was not read is said by feeds and doctor until a command puts it away."""

import os

from tests.e2e.program import Program


def test_feeds_and_doctor_name_a_refused_file_until_it_is_put_away(program: Program) -> None:
    program.ok("connect", "intake")
    dropped = program.home / "intake" / "disk.json"
    dropped.write_text("{", encoding="utf-8")
    os.utime(dropped, (1_700_000_000, 1_700_000_000))
    program.ok("feeds", "ask")
    for said in (program.ok("feeds").out, program.run("doctor").out):
        assert "dropped files not read: 1" in said
        assert "A dropped file could not be read: disk.json: It is no JSON" in said
    assert program.run("feeds", "put-away", "other.json").code == 1
    assert "Put away in refused/seen/: 1." in program.ok("feeds", "put-away", "disk.json").out
    assert "disk.json" not in program.ok("feeds").out
    assert (program.home / "intake" / "refused" / "seen" / "disk.json.reason.txt").exists()
