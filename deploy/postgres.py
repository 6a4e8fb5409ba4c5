"""A server of PostgreSQL's for tests: in a folder of its own, and gone afterwards."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

PASSWORD = "a%b/c d"  # noqa: S105 (what breaks an address that is put together badly)
QUOTED = "a%25b%2Fc%20d"


class Server:
    """The server whose files are in a folder."""

    def __init__(self, folder):
        self.folder = folder
        found = shutil.which("initdb") or max(
            map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=""
        )
        if not found:
            raise SystemExit("There is no PostgreSQL: apt-get install postgresql")
        self.bin = Path(found).resolve().parent
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        (folder / "word").write_text(PASSWORD)
        if os.getuid() == 0:  # it refuses to run as root
            shutil.chown(folder, "postgres")
            shutil.chown(folder / "word", "postgres")
        how = "--auth=scram-sha-256", f"--pwfile={folder}/word", "-U", "grader", "-N"
        self.run("initdb", "-D", f"{folder}/data", "-E", "UTF8", *how)

    def run(self, program, *arguments):
        """Run one of the programs that come with it."""
        who = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        return subprocess.run(
            [*who, str(self.bin / program), *arguments],
            cwd=self.folder,
            env={**os.environ, "PGPASSWORD": PASSWORD},
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def control(self, *what):
        """Start it, stop it, or both."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        place = "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w"
        self.run("pg_ctl", *place, "-o", options, *what)

    def sql(self, text):
        """Run a command in the database `postgres`."""
        where = "-h", "127.0.0.1", "-p", str(self.port), "-U", "grader", "postgres"
        self.run("psql", *where, "-v", "ON_ERROR_STOP=1", "-c", text)

    def address(self, base, word=QUOTED):
        """Return what names a database of it."""
        where = f"127.0.0.1:{self.port}/{base}"
        return f"postgresql+psycopg://grader:{word}@{where}"


@contextlib.contextmanager
def running():
    """Run a server; yield it."""
    with tempfile.TemporaryDirectory(prefix="nnpg-") as folder:
        Path(folder).chmod(0o755)
        made = Server(Path(folder))
        made.control("start")
        try:
            yield made
        finally:
            made.control("-m", "immediate", "stop")
