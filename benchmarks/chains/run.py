#!/usr/bin/env python3
"""run.py <build directory> [<runs>]: what an upgrade costs beside Alembic and beside a floor written in C.

Chains of 10, 100 and 1,000 migrations of one operation each, on SQLite and PostgreSQL, on tmpfs and on disk. The
contestants take turns; each number is a median, of the time that passed and of that on the contestant's own processor,
which what else the machine does changes least. Fails at nothing that is slow.
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
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
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


def run_alembic(directory, url):
    (directory / "alembic.ini").write_text(f"[alembic]\nscript_location = scripts\nsqlalchemy.url = {url}\n")
    begin = time.monotonic()
    done = subprocess.run(["alembic", "upgrade", "head"], cwd=directory, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit("alembic upgrade head: " + done.stderr.strip())
    return (time.monotonic() - begin) * 1e6


class Contest:
    """One chain on one database in one place: the times of each contestant, and the most memory that instar took."""

    def __init__(self, kind, place, size, scratch):
        self.kind, self.place = kind, place
        self.program, self.floor = build / str(size) / kind, build / "floor"
        self.scratch = scratch
        self.alembic = scratch / f"alembic_{size}"
        self.times, self.memory = {}, 0
        self.contest(size)

    def contest(self, size):
        if has_alembic and not self.alembic.exists():
            alembic_project(self.alembic, size)
        for mode in ("every", "once"):
            self.in_new_database(lambda database: self.record(database, mode))
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

    def url(self, database):
        return "sqlite:" + database if self.kind == "sqlite" else database

    def recording(self, mode):
        """Where the statements are that instar sends."""
        return self.scratch / f"{mode}.recording"

    def record(self, database, mode):
        told("env", f"LD_PRELOAD={build / 'recording.so'}", f"INSTAR_RECORDING={self.recording(mode)}", self.program,
             self.url(database), mode)

    def run_instar(self, database, mode, name=None):
        wall, processor, kilobytes = told(self.program, self.url(database), mode)
        self.note("instar " + (name or mode), wall, processor)
        self.memory = max(self.memory, kilobytes)

    def run_floor(self, database, mode):
        recording = [] if mode == "nothing" else [self.recording(mode)]
        wall, processor, _ = told(self.floor, self.kind, database, *recording)
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


class ContestOfChanges(Contest):
    """A chain that adds columns to a thousand tables, which are there already."""

    def contest(self, _):
        self.in_new_tables(lambda database: self.record(database, "every"))
        for _ in range(runs):
            self.in_new_tables(lambda database: (self.run_instar(database, "every"), self.run_nothing(database)))
            self.in_new_tables(lambda database: self.run_floor(database, "every"))

    def in_new_tables(self, action):
        def make_tables(database):
            told(self.program, self.url(database), "every", "+1")
            action(database)

        self.in_new_database(make_tables)

    def cells(self):
        cells = []
        for mode in ("every", "nothing"):
            ours, floor = "instar " + mode, "floor " + mode
            cells += [f"{self.median(floor) / 1000:.1f}", self.ratio(ours, floor), self.ratio(ours, floor, 1)]
        return [*cells, f"{self.memory / 1024:.1f}"]


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
          "| nothing: floor (ms) | ratio | processor | Alembic / every | peak (MB) |")
    print("|---" * 14 + "|")
    in_every_place(lambda kind, place, scratch: ([f"{size:,}", *Contest(kind, place, size, scratch).cells()]
                                                 for size in sizes))
    print("\nA thousand changes of a thousand tables:\n\n| database | on | every: floor (ms) | ratio | processor "
          "| nothing: floor (ms) | ratio | processor | peak (MB) |")
    print("|---" * 9 + "|")
    in_every_place(lambda kind, place, scratch: [ContestOfChanges(kind, place, "of_changes", scratch).cells()])


main()
