"""The look at the computer names what is missing, and what to do."""

from importlib import metadata

from nnkit.classroom import environment


def test_this_machine_has_all(capsys):
    environment.report()
    text = capsys.readouterr().out
    assert "70000 handwritten digits" in text
    assert text.endswith("All is in place.\n")
    assert "MISSING" not in text


def test_old_python_missing_package_and_damaged_digits(capsys, monkeypatch):
    def installed(name):
        if name == "nbgrader":
            raise metadata.PackageNotFoundError(name)
        return "1.0"

    def damaged():
        raise ValueError("mnist.npz is damaged: restore it with git checkout")

    rows = environment.inspect((3, 10, 4), installed, damaged)
    remedies = {what: remedy for what, found, remedy in rows if remedy}
    assert set(remedies) == {"Python", "nbgrader", "digits"}
    assert "3.11 or later" in remedies["Python"]
    assert "make lab" in remedies["nbgrader"]
    assert "git checkout" in remedies["digits"]

    monkeypatch.setattr(environment, "inspect", lambda: rows)
    environment.report()
    assert capsys.readouterr().out.endswith("3 to repair: see above.\n")
