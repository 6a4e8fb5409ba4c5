"""Say in pytest's report which PyTorch the library is compared with."""

from tests.parity.peer import header


def pytest_report_header():
    return header()
