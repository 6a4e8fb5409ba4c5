"""Run a Hub for trial on this machine; at the end accounts and files are gone again.

``sh deploy/try`` calls it as root, with the Hub's own Python.
"""

import argparse
import contextlib
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import accounts
import marking
from layout import DeployError, read

HERE = Path(__file__).resolve().parent
SITE = Path(sys.prefix, "etc/jupyter")
#: Parts of JupyterLab: a question about news, and what is for who writes assignments.
HIDDEN = (
    "@jupyterlab/apputils-extension:announcements",
    "@jupyter/nbgrader:create-assignment",
    "@jupyter/nbgrader:formgrader",
)
CHECKOUT_FILES = "solutions", "course"


def main(argv=None):
    """Serve until Ctrl-C; return the exit status."""
    options = _parser().parse_args(argv)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        hub = read(options.place, options.courses)
        _free(range(options.port, options.port + 3 + len(hub.courses)))
        _none_there(hub)
        try:
            passwords = prepare(hub, options.checkout)
            return _serve(hub, options, passwords)
        finally:
            clear(hub)
    except DeployError as error:
        print(f"error: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped before the Hub ran; nothing is left.", file=sys.stderr)
    return 1


def prepare(hub, checkout):
    """Make accounts, exchange and each course's folder; return the passwords."""
    for folder, mode in ((hub.place, 0o755), (hub.homes, 0o755), (hub.state, 0o700)):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(mode)
    # Everyone writes here, and with the sticky bit nobody moves what is another's.
    hub.exchange.mkdir(exist_ok=True)
    hub.exchange.chmod(0o1777)
    passwords = accounts.make([*hub.people, *_graders(hub)], hub.homes)
    for course in hub.courses:
        passwords.pop(course.grader, None)  # nobody logs in as a grader
        _course(hub, course, checkout)
        marking.prepare(course, course.grader)
    _site(hub)
    file = hub.state / "accounts.json"
    file.write_text(json.dumps(passwords, indent=1))
    return passwords


def clear(hub):
    """Remove the accounts and folders of a trial."""
    accounts.remove([*hub.people, *_graders(hub)])
    for folder in (hub.exchange, hub.homes, hub.state):
        shutil.rmtree(folder, ignore_errors=True)


def _graders(hub):
    return [course.grader for course in hub.courses]


def _none_there(hub):
    """Refuse accounts that are somebody's; clear those of a trial that was killed."""
    for name in [*hub.people, *_graders(hub)]:
        if accounts.exists(name) and accounts.home(name) != hub.homes / name:
            raise DeployError(
                f"There is an account {name} on this machine already: choose another "
                "name in the file of courses."
            )
    clear(hub)


def _course(hub, course, checkout):
    """Give the grader's account the course: answers, tests and nbgrader's settings."""
    home = hub.homes / course.grader
    folder, own = home / "course", home / ".jupyter"
    for name in CHECKOUT_FILES:
        shutil.copytree(checkout / name, folder / name)
    text = (HERE / "course_config.py").read_text("utf-8")
    text = text.replace('"COURSE"', repr(course.name))
    text = text.replace('"ENGINE"', repr(course.engine))
    text = text.replace('["STUDENTS"]', repr(list(course.students)))
    (folder / "nbgrader_config.py").write_text(text, "utf-8")
    own.mkdir()
    (own / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.root = {str(folder)!r}\n"
        f"c.CourseDirectory.course_id = {course.name!r}\n"
    )
    inbound = hub.exchange / course.name / "inbound"
    (inbound.parent / "outbound").mkdir(parents=True)
    inbound.mkdir()
    inbound.parent.chmod(0o755)
    inbound.chmod(0o3733)  # students put work in, and see nobody's
    for top in (home, inbound.parent):
        _give(top, course.grader)


def _give(top, name):
    who = pwd.getpwnam(name)
    for folder, _, files in os.walk(top):
        os.chown(folder, who.pw_uid, who.pw_gid)
        for file in files:
            os.chown(Path(folder, file), who.pw_uid, who.pw_gid, follow_symlinks=False)


def _site(hub):
    """Tell all accounts where the exchange is, and which parts are not for them."""
    text = (HERE / "nbgrader_config.py").read_text("utf-8")
    text = text.replace('"EXCHANGE"', repr(str(hub.exchange)))
    (SITE / "nbgrader_config.py").write_text(text, "utf-8")
    off = {"nbgrader.server_extensions.formgrader": False}
    server = SITE / "jupyter_server_config.d/zz-nnkit.json"
    server.write_text(json.dumps({"ServerApp": {"jpserver_extensions": off}}))
    page = SITE / "labconfig/page_config.json"
    page.parent.mkdir(exist_ok=True)
    page.write_text(json.dumps({"disabledExtensions": dict.fromkeys(HIDDEN, True)}))


def _serve(hub, options, passwords):
    env = os.environ | {
        "NNKIT_HUB": str(hub.place),
        "NNKIT_HUB_COURSES": str(options.courses),
        "NNKIT_HUB_PORT": str(options.port),
        "NNKIT_HUB_PROXY": str(options.proxy),
    }
    print(f"JupyterHub is at http://127.0.0.1:{options.port}; Ctrl-C ends it.")
    for name, word in passwords.items():
        print(f"  {name:20} password {word}")
    print(f"  log: {hub.state}/hub.log", flush=True)
    command = [sys.executable, "-m", "jupyterhub", "-f", HERE / "jupyterhub_config.py"]
    with (hub.state / "hub.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=hub.state, env=env, stdout=log, stderr=log
        )
    try:
        process.wait()
    except KeyboardInterrupt:
        _end(hub, process)
        print("The Hub has ended.")
        return 0
    tail = (hub.state / "hub.log").read_text("utf-8", "replace").splitlines()[-5:]
    raise DeployError("JupyterHub ended by itself:\n" + "\n".join(tail))


def _end(hub, process):
    """End the Hub and all that it started: its own way takes half a minute a course."""
    process.send_signal(signal.SIGTERM)
    accounts.end([*hub.people, *_graders(hub)])
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    process.kill()
    process.wait()
    with contextlib.suppress(OSError, ValueError):
        os.kill(int((hub.state / "proxy.pid").read_text()), signal.SIGTERM)


def _stop(*_):
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _free(ports):
    for port in ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError as error:
                raise DeployError(
                    f"Port {port} is taken: choose another with --port."
                ) from error


def _parser():
    parser = argparse.ArgumentParser(prog="sh deploy/try", description=__doc__)
    text = "holds the homes, the exchange and the Hub's state (default: %(default)s)"
    parser.add_argument("--place", type=Path, default="/srv/nnkit-hub", help=text)
    text = "who teaches and who learns (default: deploy/courses.toml)"
    parser.add_argument(
        "--courses", type=Path, default=HERE / "courses.toml", help=text
    )
    text = "the first of a few ports in a row (default: %(default)s)"
    parser.add_argument("--port", type=int, default=8000, help=text)
    text = "a checkout of the course (default: this one)"
    parser.add_argument("--checkout", type=Path, default=HERE.parent, help=text)
    parser.add_argument("--proxy", type=Path, required=True, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
