"""`python -m tests.contracts.fault_table`: every fault and hostile text by channel, with how many tests hold it.

Runs the tests and counts what passed; a cell says what is not so rather than nothing.
"""

import re
import sys
from collections import Counter
from typing import Final

import pytest

_FILES: Final = (
    "tests/contracts/test_publisher_contract.py",
    "tests/contracts/test_cachet.py",
    "tests/contracts/test_email.py",
    "tests/contracts/test_static_page.py",
    "tests/contracts/test_fault_rows.py",
    "tests/e2e/test_fault_table.py",
    "tests/commander/test_newest_first.py",
    "tests/commander/test_outage.py",
    "tests/commander/test_backoff.py",
    "tests/commander/test_delivery_laws.py",
    "tests/commander/test_delivery_desk.py",
    "tests/commander/test_sender.py",
)
CHANNELS: Final = ("Slack", "Statuspage", "Cachet", "e-mail", "page")
# A row and what the names of its tests say.
ROWS: Final = {
    "36 cut before it was sent": r"request_lost_on_the_way|before_the_(mail|text)|nobody_listening|nothing_listening|"
    r"drop_before",
    "37 cut after it was sent": r"answer_lost_after|lost_in_the_middle|answer_is_lost|(drop|reset|hang)_after|"
    r"killed_at_any_step",
    "38 lands after we gave up": r"doubt_is_looked_for|twice_not_there|whatever_happens_the_newest|TestDeliveries",
    "39 a library repeats by itself": r"one_publish_is_one_request|nothing_repeats_it|tried_once",
    "40 an answer of an older attempt": r"older_attempt|old_attempt|answer_comes_twice|TestDeliveries",
    "41 limited (429)": r"limit_is_certain|limits_wait|beyond_the_limit|limited|asks_for_quiet|wish_for_quiet",
    "42 down for an hour": r"hour_in_which|down_for_an_hour|BUSY|busy_after|failing_command",
    "43 fifty desks come back": r"fifty_desks|comes_back_on_the_second",
    "44 an answer that is none": r"nobodys|another_shape|TRICKLE|FLOOD|"
    r"an answer of 50 MB|trickles|not_our_status|hangs_is_ended",
    "45 a sign-in page in between": r"sign_in_page|not_our_status",
    "46 sent elsewhere": r"redirect",
    "47 bad TLS": r"certificate|authority|speak_tls|in_the_clear|implicit_tls",
    "48 a proxy in the environment": r"proxy_in_the_environment",
    "49 no such name": r"does_not_resolve|no_such_name",
    "51 token, scope, place gone": r"revoked|missing_scope|takes_no_post|refusals_by_class|refusal_for_good|"
    r"wrong_password|matter_of|parent_is_missing|missing_command",
    "52 one arrives, another does not": r"told_once_whatever|not_connected_is_held|no_target_waits",
    "53 order": r"one_after_the_other|whatever_happens_the_newest|TestDeliveries",
    "54 replaced while offline": r"on_return_only_the_newest|stale_text_is_held|newest_cancelled|holds_back",
    "62–67, 71 hostile text": r"hostile|inert|header_or_a_command|no_script",
    "66 text without end": r"megabyte|too_long|without_end",
    "— no text at all": r"no_text_at_all|empty_body",
}
# What can't happen to a channel, and why.
NEVER: Final = {
    "page": {
        "39": "no network", "40": "", "41": "no network", "45": "", "46": "no network", "47": "no network",
        "48": "no network", "49": "no network",
    },
    "e-mail": {"46": "SMTP has none", "45": "SMTP has none", "48": "SMTP has none"},
}  # fmt: skip
_OF: Final = {
    "Slack": r"[Ss]lack(?!.*statuspage)|test_publisher_contract.py::test_(a_|an_|check_names|the_manifest)",
    "Statuspage": r"[Ss]tatuspage|netrc|test_publisher_contract.py::test_(a_name|a_side|a_success|a_proxy)",
    "Cachet": r"[Cc]achet",
    "e-mail": r"[Ee]mail",
    "page": r"[Ss]tatic_?[Pp]age",
}
# What sender, desk and rules do for every channel alike.
_ALIKE: Final = re.compile(r"tests/commander/|tests/e2e/")


class _Outcomes:
    """Remembers what became of each test."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.of[report.nodeid] = report.outcome


def table(outcomes: dict[str, str]) -> tuple[str, int]:
    """The table in Markdown, and how many cells nothing holds or something breaks."""
    rows = [f"| fault | {' | '.join(CHANNELS)} | all alike |", "|---|" + "---:|" * (len(CHANNELS) + 1)]
    open_cells = 0
    for row, names in ROWS.items():
        found = {node: outcome for node, outcome in outcomes.items() if re.search(names, node)}
        alike = Counter(outcome for node, outcome in found.items() if _ALIKE.search(node))
        cells = []
        for channel in CHANNELS:
            own = Counter(
                outcome
                for node, outcome in found.items()
                if not _ALIKE.search(node) and re.search(_OF[channel], node)
            )
            why = NEVER.get(channel, {}).get(row.partition(" ")[0])
            open_cells += bool(own["failed"]) or not (own["passed"] or alike["passed"] or why is not None)
            cells.append(_cell(own, why, alike))
        rows.append(f"| {row} | {' | '.join(cells)} | {alike['passed'] or ''} |")
    return "\n".join(rows), open_cells


def _cell(own: Counter[str], why: str | None, alike: Counter[str]) -> str:
    if own["failed"]:
        return f"{own['failed']} BROKEN of {own.total()}"
    if own["passed"]:
        return str(own["passed"])
    if why is not None:
        return f"– {why}".strip()
    return "as all" if alike["passed"] else "OPEN"


def main() -> int:
    """Run, count, print; 1 when a cell is open or broken."""
    outcomes = _Outcomes()
    pytest.main(["-q", "-p", "no:randomly", "--no-header", "--tb=line", *_FILES], plugins=[outcomes])
    said, open_cells = table(outcomes.of)
    passed = sum(outcome == "passed" for outcome in outcomes.of.values())
    sys.stdout.write(f"\n{said}\n\n{passed} of {len(outcomes.of)} tests passed; {open_cells} cells open\n")
    return int(open_cells > 0)


if __name__ == "__main__":
    sys.exit(main())
