"""Say at the end of a run with what the parity tests compared."""


def write(terminalreporter):
    passed = terminalreporter.stats.get("passed", [])
    if any(report.nodeid.startswith("tests/parity/") for report in passed):
        from tests.parity.peer import header

        terminalreporter.write_line(header())
