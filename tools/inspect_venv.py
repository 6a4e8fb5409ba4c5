"""Say what keeps .venv from being what the course needs: ``make setup`` repairs it.

Runs in .venv's own Python, which may hold nothing but the standard library, at the
start of every command: it looks at names and places and imports no package. It prints
why and exits with `INSTALL` where pip can put it right, with `RENEW` where .venv must
be made anew, and with 0 where all is well. If it cannot run at all, neither can .venv.
"""

import ast
import hashlib
import importlib.util
import json
import operator
import os
import platform
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
INSTALL, RENEW = 3, 4
LOWEST = (3, 11)
#: What tools/setup writes into .venv/.stamp while it is at work.
UNFINISHED = "unfinished"
#: The first line of a script; a path that is long or has a space stands in the second.
SCRIPT = re.compile(rb"#!(?:/bin/sh\n'''exec' \"?)?(/[^\n\"]*)/\.venv/bin/python")

COMPARE = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def here() -> dict:
    """Return the values of a requirement's marker for this Python."""
    return {
        "python_version": ".".join(platform.python_version_tuple()[:2]),
        "python_full_version": platform.python_version(),
        "sys_platform": sys.platform,
        "os_name": os.name,
        "platform_system": platform.system(),
        "platform_machine": platform.machine(),
        "implementation_name": sys.implementation.name,
        "platform_python_implementation": platform.python_implementation(),
    }


def applies(marker: str, place: dict) -> bool:
    """Evaluate a marker such as ``python_version < '3.12' and os_name != 'nt'``."""

    def value(node, as_version):
        text = node.value if isinstance(node, ast.Constant) else place[node.id]
        return [int(n) for n in re.findall(r"\d+", text)] if as_version else text

    def holds(node):
        if isinstance(node, ast.BoolOp):
            return (all if isinstance(node.op, ast.And) else any)(
                holds(part) for part in node.values
            )
        left, right = node.left, node.comparators[0]
        names = {part.id for part in (left, right) if isinstance(part, ast.Name)}
        as_version = any(name.startswith("python") for name in names)
        compare = COMPARE[type(node.ops[0])]
        return compare(value(left, as_version), value(right, as_version))

    return holds(ast.parse(marker.strip(), mode="eval").body)


def pins(text: str, place: dict) -> dict:
    """Return {name: version} of the lines of requirements.txt that apply here."""
    found = {}
    for line in text.splitlines():
        requirement, _, marker = line.partition(";")
        name, _, version = requirement.strip().partition("==")
        if version and (not marker or applies(marker, place)):
            found[normal(name)] = version
    return found


def normal(name: str) -> str:
    """Return a package's name as requirements.txt writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed(folders: list) -> dict:
    """Return {name: version}; the version is "" where the package is not whole."""
    found = {}
    for info in (i for folder in folders for i in folder.glob("[!~]*.dist-info")):
        try:
            head = (info / "METADATA").read_text(encoding="utf-8", errors="replace")
            name = re.search(r"^Name: *(\S+)", head, re.MULTILINE)[1]
            version = re.search(r"^Version: *(\S+)", head, re.MULTILINE)[1]
        except (OSError, TypeError):
            name, version = info.name.partition("-")[0], ""
        name = normal(name)
        # Two versions of one package are none: an update was stopped between them.
        whole = name not in found and is_whole(info)
        found[name] = version if whole else ""
    return found


def is_whole(info: Path) -> bool:
    """Tell whether a package was installed to its end and its modules are there.

    RECORD comes with the package; INSTALLER is what pip and uv write last.
    """
    try:
        lines = (info / "RECORD").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return False
    tops = {line.partition(",")[0].split("/")[0].strip('"') for line in lines}
    tops -= {"..", "__pycache__", ""}
    return (info / "INSTALLER").exists() and all(
        os.path.lexists(info.parent / top) for top in tops
    )


def differences(wanted: dict, found: dict) -> list:
    """Return a phrase for each package that is missing or of another version."""
    phrases = []
    for name, version in wanted.items():
        if name not in found:
            phrases.append(f"{name} is missing")
        elif found[name] != version:
            phrases.append(f"{name} is {found[name]}, the course needs {version}")
    return phrases


def maker() -> str:
    """Return the other folder that the scripts in .venv are for, or ""."""
    scripts = VENV / "bin"
    for script in sorted(scripts.iterdir()):
        if script.is_symlink() or not script.is_file():
            continue
        with script.open("rb") as stream:
            python = SCRIPT.match(stream.read(4096))
        if python:
            folder = Path(os.fsdecode(python[1]))
            if not same(folder / ".venv/bin", scripts):
                return str(folder)
    kernel = VENV / "share/jupyter/kernels/python3/kernel.json"
    if kernel.is_file():
        python = Path(json.loads(kernel.read_text(encoding="utf-8"))["argv"][0])
        if python.is_absolute() and not same(python.parent, scripts):
            return str(python.parent)
    return ""


def same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to the same place, whatever their spelling."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False


def why_renew(stamp: str, found: dict) -> str:
    """Return why pip cannot put .venv right, or ""."""
    if not same(Path(sys.prefix), VENV):
        return "it is not a whole environment"
    if sys.version_info[:2] < LOWEST:
        return f"its Python is {platform.python_version()}, the course needs 3.11"
    config = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    before = re.search(r"^version(?:_info)? *= *(\d+\.\d+)", config, re.MULTILINE)
    now = here()["python_version"]
    if before and before[1] != now:
        return f"its Python {before[1]} has become Python {now}"
    if stamp.startswith(UNFINISHED):
        return "an earlier set-up was stopped half-way"
    if folder := maker():
        return f"it was made in another folder, {folder}"
    spec, ours = importlib.util.find_spec("nnkit"), ROOT / "nnkit/__init__.py"
    if spec and not same(Path(spec.origin or ""), ours):
        return f"its nnkit is that of another folder, {spec.origin}"
    if broken := [name for name, version in found.items() if not version]:
        return f"files of {broken[0]} are missing"
    return ""


def why_install(stamp: str, found: dict) -> list:
    """Return what pip has to put right, in phrases."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    phrases = differences(pins(text, here()), found)
    phrases += [f"{name} is missing" for name in ("pip", "nnkit") if name not in found]
    if not phrases and not stamp:
        phrases.append("its last set-up left no sign of having ended")
    elif not phrases and stamp != project():
        phrases.append("pyproject.toml has changed")
    return phrases


def project() -> str:
    """Return what the stamp holds after a whole set-up: the hash of pyproject.toml."""
    return hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()


def inspect() -> tuple:
    """Return the exit status and why it is not 0."""
    stamp = VENV / ".stamp"
    text = stamp.read_text(encoding="utf-8").strip() if stamp.is_file() else ""
    folders = [Path(p) for p in sys.path if p.startswith(sys.prefix + os.sep)]
    found = installed([folder for folder in folders if folder.is_dir()])
    if reason := why_renew(text, found):
        return RENEW, reason
    phrases = why_install(text, found)
    if len(phrases) > 3:
        phrases[2:] = [f"and {len(phrases) - 2} more"]
    return INSTALL if phrases else 0, ", ".join(phrases)


def main() -> int:
    """Print what is wrong, if anything, and return the exit status."""
    if sys.argv[1:] == ["--stamp"]:
        print(project())
        return 0
    try:
        status, reason = inspect()
    except Exception as error:
        status, reason = RENEW, f"it is damaged ({type(error).__name__}: {error})"
    if reason:
        print(reason)
    return status


if __name__ == "__main__":
    sys.exit(main())
