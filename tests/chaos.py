"""Break things under load and see that nothing is lost: `make chaos`.

The failure tests, larger and oftener than in the suite, with a line for each: ok or FAILED, how
long it took, what was done and what was found. The exit status is 1 if one failed.
"""

import argparse
import os
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "failure"


class Lines:
    """In place of pytest's own report."""

    def __init__(self) -> None:
        self.failures: list[str] = []

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.unregister(name="terminalreporter")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and report.passed:
            return
        outcome = {"passed": "ok", "failed": "FAILED"}.get(report.outcome, report.outcome)
        told = {name: str(words) for name, words in report.user_properties}
        found = told.get("found", "") if report.passed else _why(report)
        print(f"{outcome:<8}{report.duration:6.1f} s  {_name(report.nodeid)}", flush=True)
        print(f"          {told.get('did', '')} → {found}", flush=True)
        if report.failed:
            self.failures.append(f"{report.nodeid}\n{report.longreprtext}")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            print(f"FAILED  {report.nodeid}\n{report.longreprtext}", flush=True)


def _name(nodeid: str) -> str:
    """The name of a test as words.

    >>> _name("tests/failure/test_beats.py::test_two_beats_do_nothing_twice")
    'two beats do nothing twice'
    """
    return nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " ")


def _why(report: pytest.TestReport) -> str:
    """The last line that says something; of a skipped test the reason."""
    if report.skipped and isinstance(report.longrepr, tuple):
        return report.longrepr[2]
    said = [line[2:] for line in report.longreprtext.splitlines() if line.startswith("E ")]
    return said[0].strip() if said else "see below"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often, and how large (5)")
    parser.add_argument("-k", default="", metavar="WORDS", help="only tests with these words")
    parser.add_argument("tests", nargs="*", default=[FOLDER], type=Path)
    given = parser.parse_args()
    os.environ["CHAOS_TIMES"] = str(given.times)
    lines = Lines()
    options = ["-p", "no:randomly", "-p", "no:cacheprovider", "-k", given.k]
    status = pytest.main([*options, *map(str, given.tests)], plugins=[lines])
    print("\n\n".join(["", *lines.failures]))
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
