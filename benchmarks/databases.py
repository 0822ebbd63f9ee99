"""Where benchmarks make their databases: a PostgreSQL cluster of their own, and SQLite's files."""

import os
import pathlib
import shutil
import subprocess
import tempfile

binaries = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))


class Server:
    """A PostgreSQL cluster of its own, with its files in a directory."""

    def __init__(self, directory):
        self.data = directory / "cluster"
        self.socket = tempfile.mkdtemp(prefix="instar-bench-", dir="/tmp")
        self.as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self.as_user:
            self.data.mkdir()
            for path in (self.data, self.socket):
                shutil.chown(path, "postgres")
            for parent in self.data.parents:
                if parent != pathlib.Path("/") and parent.owner() == "root" and str(parent).startswith(str(directory)):
                    parent.chmod(0o755)
        self.run("initdb", "--username=postgres", "--auth=trust", "-D", str(self.data))
        self.run("pg_ctl", "-w", "-D", str(self.data), "-l", f"{self.socket}/log", "-o",
                 f"-k {self.socket} -c listen_addresses=", "start")
        self.count = 0

    def run(self, program, *arguments):
        subprocess.run([*self.as_user, binaries[-1] / program, *arguments], check=True, stdout=subprocess.DEVNULL,
                       cwd="/")

    def new_database(self, more=""):
        self.count += 1
        self.ask("postgres", f"CREATE DATABASE bench_{self.count} {more}")
        return self.url(f"bench_{self.count}")

    def ask(self, database, sql):
        """What the database answers, in the form of psql."""
        url = database if "://" in database else self.url(database)
        return subprocess.run(["psql", "-qXAt", url, "-c", sql], check=True, stdout=subprocess.PIPE, text=True
                              ).stdout.strip()

    def drop(self):
        self.ask("postgres", f"DROP DATABASE bench_{self.count}")

    def url(self, database):
        return f"postgresql:///{database}?host={self.socket}&user=postgres"

    def stop(self):
        self.run("pg_ctl", "-w", "-D", str(self.data), "-m", "immediate", "stop")
        shutil.rmtree(self.socket)


class File:
    """SQLite, as many files as there are databases."""

    def __init__(self, directory):
        self.directory, self.count = directory, 0

    def new_database(self):
        self.count += 1
        return str(self.directory / f"{self.count}.db")

    def drop(self):
        (self.directory / f"{self.count}.db").unlink()

    def stop(self):
        pass


def told(*command):
    """The numbers that a program prints."""
    # A process counts what the one took that it was forked from, and a shell takes less than Python.
    words = ["sh", "-c", '"$@"; exit $?', "sh", *(str(word) for word in command)]
    out = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return [int(word) for word in out.split()]
