#!/usr/bin/env python3
"""run.py <build directory> [<turns>]: what an upgrade costs beside Alembic and beside a floor written in C.

Chains of 10, 100 and 1,000 migrations of one operation each, on SQLite and PostgreSQL, on tmpfs and on disk. The
contestants take turns of two runs each, of which the second counts, for half a minute and at least <turns> times; Alembic,
whose whole process is measured, takes two. Each number is a median, of the time that passed and of that on the contestant's
own processor, which what else the machine does changes least. Fails at nothing that is slow.
"""

import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from databases import File, Server, told

build = pathlib.Path(sys.argv[1]).resolve() / "benchmarks" / "chains"
least_turns = int(sys.argv[2]) if len(sys.argv) > 2 else 7
least_seconds = 30
sizes = (10, 100, 1000)
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


def alembic_project(directory, size):
    (directory / "scripts" / "versions").mkdir(parents=True)
    (directory / "scripts" / "env.py").write_text(ENV)
    for number in range(1, size + 1):
        down = "None" if number == 1 else f'"r{number - 1:011d}"'
        (directory / "scripts" / "versions" / f"{number}.py").write_text(REVISION.format(number, down))


def alembic_microseconds(directory, url):
    (directory / "alembic.ini").write_text(f"[alembic]\nscript_location = scripts\nsqlalchemy.url = {url}\n")
    begin = time.monotonic()
    done = subprocess.run(["alembic", "upgrade", "head"], cwd=directory, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit("alembic upgrade head: " + done.stderr.strip())
    return (time.monotonic() - begin) * 1e6


class Contest:
    """One chain on one database in one place: the times of each contestant, and the most memory that instar took."""

    modes = ("every",)

    def __init__(self, kind, place, chain, scratch):
        self.kind, self.place, self.chain, self.scratch = kind, place, chain, scratch
        self.program, self.floor = build / str(chain) / kind, build / "floor"
        self.times, self.memory = {}, 0
        self.contest()

    def contest(self):
        for mode in self.modes:
            self.in_new_database(lambda database: self.record(database, mode))
        begin, turns = time.monotonic(), 0
        while turns < least_turns or time.monotonic() - begin < least_seconds:
            self.take_turns()
            turns += 1

    def take_turns(self):
        for mode in self.modes:
            for name, run in (("instar", self.run_instar), ("floor", self.run_floor)):
                self.measure_in_new_databases(f"{name} {mode}", lambda database: run(database, mode))
        self.in_new_database(self.take_turns_with_nothing)

    def take_turns_with_nothing(self, database):
        self.run_instar(database, "every")
        for _ in range(5):
            self.measure("instar nothing", lambda: self.run_instar(database, "every"))
            self.measure("floor nothing", lambda: self.run_floor(database, "nothing"))

    def measure(self, name, run):
        """The first run brings back what the other contestants have driven out of the processor's caches."""
        self.times.setdefault("first " + name, []).append(run())
        self.times.setdefault(name, []).append(run())

    def measure_in_new_databases(self, name, run):
        self.measure(name, lambda: self.in_new_database(run))

    def in_new_database(self, action):
        told_by_action = action(self.place.new_database())
        self.place.drop()
        return told_by_action

    def url(self, database):
        return "sqlite:" + database if self.kind == "sqlite" else database

    def recording(self, mode):
        """Where the statements are that instar sends."""
        return self.scratch / f"{mode}.recording"

    def record(self, database, mode):
        told("env", f"LD_PRELOAD={build / 'recording.so'}", f"INSTAR_RECORDING={self.recording(mode)}", self.program,
             self.url(database), mode)

    def run_instar(self, database, mode):
        wall, processor, kilobytes = told(self.program, self.url(database), mode)
        self.memory = max(self.memory, kilobytes)
        return wall, processor

    def run_floor(self, database, mode):
        recording = [] if mode == "nothing" else [self.recording(mode)]
        wall, processor, _ = told(self.floor, self.kind, database, *recording)
        return wall, processor

    def median(self, name, clock=0):
        return statistics.median(each[clock] for each in self.times[name])

    def ratio(self, one, other, clock=0):
        least = self.median(other, clock)
        return f"{self.median(one, clock) / least:.2f}" if least else "-"

    def cells(self):
        cells = []
        for mode in (*self.modes, "nothing"):
            ours, floor = "instar " + mode, "floor " + mode
            cells += [f"{self.median(floor) / 1000:.1f}", self.ratio(ours, floor), self.ratio(ours, floor, 1)]
        return [*cells, f"{self.memory / 1024:.1f}"]


class ContestOfCreations(Contest):
    """A chain of which each migration makes a table, with Alembic among the contestants."""

    modes = ("every", "once")

    def contest(self):
        self.alembic_directory = self.scratch / f"alembic_{self.chain}"
        if has_alembic:
            alembic_project(self.alembic_directory, self.chain)
        super().contest()

    def take_turns(self):
        super().take_turns()
        # Alembic takes seconds.
        if has_alembic and len(self.times.get("alembic", [])) < 2:
            self.measure_in_new_databases("alembic", self.run_alembic)

    def run_alembic(self, database):
        url = "sqlite:///" + database if self.kind == "sqlite" else database
        return alembic_microseconds(self.alembic_directory, url), 0

    def cells(self):
        *cells, memory = super().cells()
        return [*cells, self.ratio("first instar once", "first floor once"),
                self.ratio("alembic", "instar every") if has_alembic else "-", memory]


class ContestOfChanges(Contest):
    """A chain that adds columns to a thousand tables, which instar makes before each run."""

    def in_new_database(self, action):
        def in_new_tables(database):
            told(self.program, self.url(database), "every", "+1")
            return action(database)

        return super().in_new_database(in_new_tables)


def in_every_place(contest_in):
    """A row of what `contest_in` tells of each database in each place."""
    for medium, where in (("tmpfs", "/dev/shm"), ("disk", str(build))):
        for kind, make in (("sqlite", File), ("postgresql", Server)):
            scratch = pathlib.Path(tempfile.mkdtemp(prefix="instar-bench-", dir=where))
            scratch.chmod(0o755)
            place = make(scratch)
            try:
                for cells in contest_in(kind, place, scratch):
                    print("| " + " | ".join([kind, medium, *cells]) + " |", flush=True)
            finally:
                place.stop()
                shutil.rmtree(scratch)


def main():
    print("| database | on | migrations | every: floor (ms) | ratio | processor | once: floor (ms) | ratio | processor "
          "| nothing: floor (ms) | ratio | processor | once, first runs | Alembic / every | peak (MiB) |")
    print("|---" * 15 + "|")
    in_every_place(lambda kind, place, scratch: ([f"{size:,}", *ContestOfCreations(kind, place, size, scratch).cells()]
                                                 for size in sizes))
    print("\nA thousand changes of a thousand tables:\n\n| database | on | every: floor (ms) | ratio | processor "
          "| nothing: floor (ms) | ratio | processor | peak (MiB) |")
    print("|---" * 9 + "|")
    in_every_place(lambda kind, place, scratch: [ContestOfChanges(kind, place, "of_changes", scratch).cells()])


main()
