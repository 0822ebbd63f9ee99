#!/usr/bin/env python3
"""run.py <build directory> [<runs>]: what an upgrade costs beside Alembic and beside a floor written in C.

Chains of 10, 100 and 1,000 migrations of one operation each, on SQLite and PostgreSQL, on tmpfs and on disk. The
contestants take turns; each number is a median, of the time that passed and of that on the contestant's own processor,
which what else the machine does changes least. Fails at nothing that is slow.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

build = pathlib.Path(sys.argv[1]).resolve() / "benchmarks" / "chains"
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
sizes = (10, 100, 1000)
binaries = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
has_alembic = shutil.which("alembic") is not None

ENV = """
from alembic import context
from sqlalchemy import create_engine
engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
with engine.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
"""

REVISION = """
from alembic import op
import sqlalchemy as sa
revision = "r{0:011d}"
down_revision = {1}
def upgrade():
    op.create_table("table_{0}", sa.Column("id", sa.BigInteger(), nullable=False), sa.Column("title", sa.Text()),
                    sa.PrimaryKeyConstraint("id", name="pk_table_{0}"))
"""


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

    def new_database(self):
        self.count += 1
        subprocess.run(["psql", "-qX", self.url("postgres"), "-c", f"CREATE DATABASE bench_{self.count}"], check=True)
        return self.url(f"bench_{self.count}")

    def drop(self):
        subprocess.run(["psql", "-qX", self.url("postgres"), "-c", f"DROP DATABASE bench_{self.count}"], check=True)

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
    # A process counts what the one took that it was forked from, and a shell takes less than Python.
    words = ["sh", "-c", '"$@"; exit $?', "sh", *(str(word) for word in command)]
    out = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return [int(word) for word in out.split()]


def alembic_project(directory, size):
    (directory / "scripts" / "versions").mkdir(parents=True)
    (directory / "scripts" / "env.py").write_text(ENV)
    for number in range(1, size + 1):
        down = "None" if number == 1 else f'"r{number - 1:011d}"'
        (directory / "scripts" / "versions" / f"{number}.py").write_text(REVISION.format(number, down))


def run_alembic(directory, url):
    (directory / "alembic.ini").write_text(f"[alembic]\nscript_location = scripts\nsqlalchemy.url = {url}\n")
    begin = time.monotonic()
    subprocess.run(["alembic", "upgrade", "head"], cwd=directory, check=True, capture_output=True)
    return (time.monotonic() - begin) * 1e6


class Contest:
    """One chain on one database in one place: the times of each contestant, and the most memory that instar took."""

    def __init__(self, kind, place, size, scratch):
        self.kind, self.place = kind, place
        self.program, self.floor = build / str(size) / "migrate", build / "floor"
        self.statements = build / str(size) / f"{kind}.statements"
        self.alembic = scratch / f"alembic_{size}"
        self.times, self.memory = {}, 0
        if has_alembic and not self.alembic.exists():
            alembic_project(self.alembic, size)
        for turn in range(runs):
            self.take_turns()
            # Alembic takes seconds; two turns will do.
            if has_alembic and turn < 2:
                self.in_new_database(self.run_alembic)

    def take_turns(self):
        self.in_new_database(lambda database: (self.run_instar(database, "every"), self.run_nothing(database)))
        self.in_new_database(lambda database: self.run_floor(database, "every"))
        self.in_new_database(lambda database: self.run_instar(database, "once"))
        self.in_new_database(lambda database: self.run_floor(database, "once"))

    def in_new_database(self, action):
        action(self.place.new_database())
        self.place.drop()

    def run_instar(self, database, mode, name=None):
        url = "sqlite:" + database if self.kind == "sqlite" else database
        wall, processor, kilobytes = told(self.program, url, mode)
        self.note("instar " + (name or mode), wall, processor)
        self.memory = max(self.memory, kilobytes)

    def run_floor(self, database, mode):
        wall, processor, _ = told(self.floor, self.kind, database, mode, self.statements)
        self.note("floor " + mode, wall, processor)

    def run_nothing(self, database):
        for _ in range(5):
            self.run_instar(database, "every", "nothing")
            self.run_floor(database, "nothing")

    def run_alembic(self, database):
        self.note("alembic", run_alembic(self.alembic, "sqlite:///" + database if self.kind == "sqlite" else database), 0)

    def note(self, name, wall, processor):
        self.times.setdefault(name, []).append((wall, processor))

    def median(self, name, clock=0):
        return statistics.median(each[clock] for each in self.times[name])

    def ratio(self, one, other, clock=0):
        least = self.median(other, clock)
        return f"{self.median(one, clock) / least:.2f}" if least else "-"

    def cells(self):
        cells = []
        for mode in ("every", "once", "nothing"):
            ours, floor = "instar " + mode, "floor " + mode
            cells += [f"{self.median(floor) / 1000:.1f}", self.ratio(ours, floor), self.ratio(ours, floor, 1)]
        alembic = self.ratio("alembic", "instar every") if has_alembic else "-"
        return [*cells, alembic, f"{self.memory / 1024:.1f}"]


def main():
    print("| database | on | migrations | every: floor (ms) | ratio | processor | once: floor (ms) | ratio | processor "
          "| nothing: floor (ms) | ratio | processor | Alembic / every | peak (MB) |")
    print("|---" * 14 + "|")
    for medium, where in (("tmpfs", "/dev/shm"), ("disk", str(build))):
        for kind, make in (("sqlite", File), ("postgresql", Server)):
            scratch = pathlib.Path(tempfile.mkdtemp(prefix="instar-bench-", dir=where))
            scratch.chmod(0o755)
            place = make(scratch)
            try:
                for size in sizes:
                    row = [kind, medium, f"{size:,}", *Contest(kind, place, size, scratch).cells()]
                    print("| " + " | ".join(row) + " |", flush=True)
            finally:
                place.stop()
                shutil.rmtree(scratch)


main()
