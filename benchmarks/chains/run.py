#!/usr/bin/env python3
"""run.py <build directory> [<runs>]: what an upgrade costs beside Alembic and beside a floor written in C.

Chains of 10, 100 and 1,000 migrations of one operation each, on SQLite and PostgreSQL, on tmpfs and on disk. The
contestants take turns; each number is a median. Prints microseconds and ratios, and fails at nothing that is slow.
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
    out = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout
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


def contest(kind, place, size, scratch):
    program, floor = build / str(size) / "migrate", build / "floor"
    statements = build / str(size) / f"{kind}.statements"
    prefix = "sqlite:" if kind == "sqlite" else ""
    times = {name: [] for name in ("every", "floor every", "once", "floor once", "nothing", "floor nothing", "alembic")}
    memory = 0
    project = scratch / f"alembic_{size}"
    if has_alembic and not project.exists():
        alembic_project(project, size)
    for turn in range(runs):
        for mode in ("every", "once"):
            database = place.new_database()
            micros, kilobytes = told(program, prefix + database, mode)
            times[mode].append(micros)
            memory = max(memory, kilobytes)
            if mode == "every":
                times["nothing"].append(told(program, prefix + database, mode)[0])
                times["floor nothing"].append(told(floor, kind, database, "nothing", statements)[0])
            place.drop()
            database = place.new_database()
            times["floor " + mode].append(told(floor, kind, database, mode, statements)[0])
            place.drop()
        # Alembic takes seconds; two turns will do.
        if has_alembic and turn < 2:
            database = place.new_database()
            times["alembic"].append(run_alembic(project, "sqlite:///" + database if kind == "sqlite" else database))
            place.drop()
    return {name: statistics.median(each) if each else None for name, each in times.items()}, memory


def ratio(one, other):
    return "-" if one is None or other is None else f"{one / other:.2f}"


def main():
    print("| database | on | migrations | every (ms) | floor (ms) | ratio | once (ms) | floor (ms) | ratio "
          "| nothing (ms) | floor (ms) | ratio | Alembic / every | peak (MB) |")
    print("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|")
    for medium, where in (("tmpfs", "/dev/shm"), ("disk", str(build))):
        for kind, make in (("sqlite", File), ("postgresql", Server)):
            scratch = pathlib.Path(tempfile.mkdtemp(prefix="instar-bench-", dir=where))
            scratch.chmod(0o755)
            place = make(scratch)
            try:
                for size in sizes:
                    took, memory = contest(kind, place, size, scratch)
                    cells = [kind, medium, f"{size:,}"]
                    for mode in ("every", "once", "nothing"):
                        ours, floor = took[mode], took["floor " + mode]
                        cells += [f"{ours / 1000:.1f}", f"{floor / 1000:.1f}", ratio(ours, floor)]
                    cells += [ratio(took["alembic"], took["every"]), f"{memory / 1024:.1f}"]
                    print("| " + " | ".join(cells) + " |", flush=True)
            finally:
                place.stop()
                shutil.rmtree(scratch)


main()
