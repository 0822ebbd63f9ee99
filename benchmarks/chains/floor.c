/* floor sqlite|postgresql <database> every|once|nothing <statements>: what a migration cannot do without, sent through
   the client libraries by hand. `every`: each statement with its row in the journal in a transaction of its own;
   `once`: all of them in one; `nothing`: connects, and reads the journal. Prints what migrate.cpp prints. */

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char* const journal =
    "CREATE TABLE IF NOT EXISTS instar_journal (chain text NOT NULL, position bigint NOT NULL, revision text NOT NULL, "
    "digest text NOT NULL, message text NOT NULL, applied_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP, "
    "state text NOT NULL DEFAULT 'applied', steps_done bigint NOT NULL DEFAULT 0, step_state text, "
    "PRIMARY KEY (chain, position), UNIQUE (chain, revision))";
static const char* const reading =
    "SELECT position, revision, digest, state, steps_done, step_state FROM instar_journal WHERE chain = 'tables' ORDER "
    "BY position";

static sqlite3* file;
static PGconn* server;

static void fail(const char* what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static void execute(const char* sql) {
  if (file != NULL) {
    sqlite3_stmt* statement;
    if (sqlite3_prepare_v2(file, sql, -1, &statement, NULL) != SQLITE_OK) fail(sqlite3_errmsg(file));
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    }
    if (code != SQLITE_DONE) fail(sqlite3_errmsg(file));
    sqlite3_finalize(statement);
    return;
  }
  PGresult* result = PQexec(server, sql);
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(PQerrorMessage(server));
  PQclear(result);
}

static void add_row(int number) {
  char sql[512];
  snprintf(sql, sizeof sql,
           "INSERT INTO instar_journal (chain, position, revision, digest, message) VALUES ('tables', %d, 'r%011d', "
           "'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd', 'create table %d')",
           number, number, number);
  execute(sql);
}

static void migrate(char* statements, int once) {
  const char* begin = file != NULL ? "BEGIN IMMEDIATE" : "BEGIN";
  int number = 0;
  if (once) execute(begin);
  for (char* line = strtok(statements, "\n"); line != NULL; line = strtok(NULL, "\n")) {
    if (!once) execute(begin);
    if (number == 0) execute(journal);
    execute(line);
    add_row(++number);
    if (!once) execute("COMMIT");
  }
  if (once) execute("COMMIT");
}

static char* contents(const char* name) {
  FILE* from = fopen(name, "r");
  if (from == NULL) fail(name);
  fseek(from, 0, SEEK_END);
  const long size = ftell(from);
  rewind(from);
  char* text = calloc((size_t)size + 1, 1);
  if (text == NULL || fread(text, 1, (size_t)size, from) != (size_t)size) fail(name);
  fclose(from);
  return text;
}

static long microseconds(const struct rusage* any) {
  return (any->ru_utime.tv_sec + any->ru_stime.tv_sec) * 1000000L + any->ru_utime.tv_usec + any->ru_stime.tv_usec;
}

int main(int count, char** words) {
  if (count != 5) return 2;
  char* statements = contents(words[4]);
  struct timespec begin, end;
  struct rusage before, after;
  getrusage(RUSAGE_SELF, &before);
  clock_gettime(CLOCK_MONOTONIC, &begin);
  if (strcmp(words[1], "sqlite") == 0) {
    if (sqlite3_open(words[2], &file) != SQLITE_OK) fail("cannot open the file");
  } else {
    server = PQconnectdb(words[2]);
    if (PQstatus(server) != CONNECTION_OK) fail(PQerrorMessage(server));
  }
  if (strcmp(words[3], "nothing") == 0)
    execute(reading);
  else
    migrate(statements, strcmp(words[3], "once") == 0);
  if (file != NULL) sqlite3_close(file);
  if (server != NULL) PQfinish(server);
  clock_gettime(CLOCK_MONOTONIC, &end);
  getrusage(RUSAGE_SELF, &after);
  printf("%ld %ld %ld\n", (end.tv_sec - begin.tv_sec) * 1000000L + (end.tv_nsec - begin.tv_nsec) / 1000L,
         microseconds(&after) - microseconds(&before), after.ru_maxrss);
  free(statements);
  return 0;
}
