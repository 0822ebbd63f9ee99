#!/usr/bin/env python3
"""run.py <build directory> [<rows to fill> [<rows to change>]]: what large changes on PostgreSQL cost those who write.

A column of ten million rows is filled while four others write, once undisturbed and once killed half-way, beside a
single UPDATE. Then a table of a million rows is changed in every way, while one writes it and one another table. Fails
when a row is left behind or changed twice, and at nothing that is slow.
"""

import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from databases import Server

build = pathlib.Path(sys.argv[1]).resolve() / "benchmarks" / "soak"
rows_to_fill = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
rows_to_change = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000

# A migration, what it does, and whether others are meant to write meanwhile.
CHANGES = (
    ("notes", "nothing", True),
    ("column_with_default", "add a column with a default", True),
    ("column_of_random_values", "add a column with `gen_random_uuid()`", False),
    ("dropped_column", "drop a column", True),
    ("renamed_column", "rename a column", True),
    ("changed_default", "change a default", True),
    ("new_label", "add a label to an enumeration", True),
    ("index_blocking", "create an index", False),
    ("index_concurrently", "create an index, `concurrently`", True),
    ("dropped_index", "drop an index, `concurrently`", True),
    ("unique_index_blocking", "create a unique index", False),
    ("unique_index_concurrently", "create a unique index, `concurrently`", True),
    ("check_blocking", "add a check", False),
    ("check_validated", "add a check, `not_valid`, and validate it", True),
    ("foreign_key_blocking", "add a foreign key", False),
    ("dropped_foreign_key", "drop a foreign key", True),
    ("foreign_key_validated", "add a foreign key, `not_valid`, and validate it", True),
    ("not_null_blocking", "`NOT NULL`", False),
    ("nullable_again", "drop `NOT NULL`", True),
    ("not_null_by_check", "`NOT NULL`, by a check that is validated", True),
    ("longer_varchar", "`varchar(40)` to `text`", True),
    ("type_that_rewrites", "`integer` to `bigint`", False),
    ("type_beside", "a `bigint` beside it, filled in batches", True),
    ("beside_a_report", "add a column while a report reads the table for 10 s", True),
)


class Writers:
    """Processes that write until they are told to end; then, how long the longest statement of each took, and how long
    99 of 100 took at most, in milliseconds."""

    def __init__(self, url, *turns):
        self.all = [subprocess.Popen([build / "writer", url, *statements], stdout=subprocess.PIPE, text=True)
                    for statements in turns]
        time.sleep(1)

    def end(self):
        for each in self.all:
            each.send_signal(signal.SIGTERM)
        answers = [[int(word) for word in each.communicate()[0].split()] for each in self.all]
        if any(each.returncode != 0 for each in self.all):
            sys.exit("a writer failed")
        self.count = sum(count for count, _, _ in answers)
        return [(longest / 1000, most / 1000) for _, longest, most in answers]


def upgrade(url, chain, revision):
    done = subprocess.run([build / "upgrade", url, chain, revision], check=True, stdout=subprocess.PIPE, text=True)
    return int(done.stdout) / 1000


class Filling:
    """One way to fill a column, in a database of its own."""

    def __init__(self, server, way):
        self.server = server
        self.url = server.new_database("TEMPLATE notes STRATEGY file_copy")
        upgrade(self.url, "filled", "column")
        server.ask("postgres", "CHECKPOINT")
        one = "UPDATE notes SET title = 'Changed ' || md5(random()::text) WHERE id = (SELECT 1 + floor(random() * " \
              f"{rows_to_fill})::bigint)"
        new = "INSERT INTO notes (title) VALUES ('New ' || md5(random()::text))"
        writers = Writers(self.url, *[[one, new]] * 4)
        begin = time.monotonic()
        way(self)
        self.seconds = time.monotonic() - begin
        answers = writers.end()
        self.longest = max(longest for longest, _ in answers)
        self.most = max(most for _, most in answers)
        self.written = writers.count
        self.stale = self.counted("slug IS DISTINCT FROM lower(title)")
        self.twice = self.counted(f"fills > 1 OR fills = 0 AND id <= {rows_to_fill}")
        server.drop()

    def counted(self, condition):
        return int(self.server.ask(self.url, f"SELECT count(*) FROM notes WHERE {condition}"))

    def in_batches(self):
        upgrade(self.url, "filled", "slugs")

    def in_batches_and_killed(self):
        first = subprocess.Popen([build / "upgrade", self.url, "filled", "slugs"])
        half = f"SELECT 1 FROM instar_journal WHERE split_part(step_state, ' ', 2)::bigint > {rows_to_fill // 2}"
        while first.poll() is None and self.server.ask(self.url, half) == "":
            time.sleep(0.05)
        if first.poll() is not None:
            sys.exit("the backfill was done before it could be killed: take more rows")
        first.kill()
        first.wait()
        self.in_batches()

    def at_once(self):
        self.server.ask(self.url, "UPDATE notes SET slug = lower(title), fills = fills + 1")


def fill(server):
    notes = server.new_database()
    upgrade(notes, "filled", "notes")
    server.ask(notes, "INSERT INTO notes (title) SELECT 'Note ' || md5(n::text) FROM "
                      f"generate_series(1, {rows_to_fill}) AS n")
    server.ask(notes, "VACUUM ANALYZE notes")
    server.ask("postgres", f"ALTER DATABASE bench_{server.count} RENAME TO notes")
    print(f"{rows_to_fill:,} rows filled while four others write:\n\n"
          "| | rows left behind | rows not changed once | seconds | rows a second | statements of the others "
          "| longest (ms) | 99 of 100 (ms) |")
    print("|---" * 8 + "|")
    failed = False
    for name, way in (("in batches", Filling.in_batches), ("killed half-way", Filling.in_batches_and_killed),
                      ("one `UPDATE`", Filling.at_once)):
        one = Filling(server, way)
        failed = failed or one.stale or one.twice
        cells = (name, one.stale, one.twice, f"{one.seconds:.0f}", f"{rows_to_fill / one.seconds:,.0f}",
                 f"{one.written:,}", f"{one.longest:,.0f}", f"{one.most:,.1f}")
        print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)
    server.ask("postgres", "DROP DATABASE notes")
    return not failed


class Changing:
    """Every change of a table, one after the other, in a database of its own: of each, how long it took, and the
    longest statement of one who writes the table and of one who writes another, in milliseconds."""

    def __init__(self, server):
        self.server = server
        self.url = server.new_database()
        upgrade(self.url, "changed", "notes")
        server.ask(self.url, "INSERT INTO authors SELECT n, 0 FROM generate_series(1, 1000) AS n")
        server.ask(self.url, "INSERT INTO notes SELECT n, 1 + n % 1000, 'Note ' || n, n % 100, 'open', 0 FROM "
                             f"generate_series(1, {rows_to_change}) AS n")
        server.ask(self.url, "VACUUM ANALYZE")
        server.ask("postgres", "CHECKPOINT")
        self.times = [self.times_of(revision) for revision, _, _ in CHANGES]
        server.drop()

    def times_of(self, revision):
        reader = self.start_report() if revision == "beside_a_report" else None
        writers = Writers(self.url, *[[f"UPDATE {table} SET written = written + 1 WHERE id = (SELECT 1 + "
                                       f"floor(random() * {rows})::bigint)"]
                                      for table, rows in (("notes", rows_to_change), ("authors", 1000))])
        seconds = upgrade(self.url, "changed", revision)
        (own, _), (other, _) = writers.end()
        if reader:
            reader.wait()
        return seconds * 1000, own, other

    def start_report(self):
        return subprocess.Popen(["psql", "-qX", self.url, "-c", "SELECT 1 FROM notes LIMIT 1; SELECT pg_sleep(10)"],
                                stdout=subprocess.DEVNULL)


def change(server):
    turns = [Changing(server).times for _ in range(3)]
    print(f"\nA table of {rows_to_change:,} rows changed while one writes it, and one another, in milliseconds:\n\n"
          "| | lets others write | it takes | longest of the table | longest of the other |")
    print("|---" * 5 + "|")
    for (_, name, online), *times in zip(CHANGES, *turns):
        medians = " | ".join(f"{statistics.median(each):,.0f}" for each in zip(*times))
        print(f"| {name} | {'yes' if online else 'no'} | {medians} |", flush=True)


def main():
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="instar-bench-", dir=build))
    scratch.chmod(0o755)
    server = Server(scratch)
    try:
        filled = fill(server)
        change(server)
    finally:
        server.stop()
        shutil.rmtree(scratch)
    sys.exit(0 if filled else 1)


main()
