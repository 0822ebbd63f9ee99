/* floor sqlite|postgresql <database> [<recording>]: sends the statements that recording.c has written, through the same
   client library, and takes what it answers; without a recording it connects and reads the journal. Prints what
   migrate.cpp prints. */

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const char* const reading =
    "SELECT revision, CASE WHEN state = 'applied' THEN digest END FROM instar_journal WHERE chain = 'tables'"
    " ORDER BY position";

static sqlite3* file;
static PGconn* server;

static void fail(const char* what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static void execute_sqlite(const char* sql, int is_refused) {
  sqlite3_stmt* statement;
  if ((sqlite3_prepare_v2(file, sql, -1, &statement, NULL) != SQLITE_OK) != is_refused) fail(sqlite3_errmsg(file));
  if (is_refused) return;
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
  }
  if (code != SQLITE_DONE) fail(sqlite3_errmsg(file));
  sqlite3_finalize(statement);
}

static void execute_postgresql(const char* sql, int is_refused, int count, const char* const* values) {
  PGresult* result = count < 0 ? PQexec(server, sql) : PQexecParams(server, sql, count, NULL, values, NULL, NULL, 0);
  const ExecStatusType status = PQresultStatus(result);
  if ((status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) != is_refused) fail(PQerrorMessage(server));
  PQclear(result);
}

static void execute(const char* sql, int is_refused, int count, const char* const* values) {
  if (file != NULL)
    execute_sqlite(sql, is_refused);
  else
    execute_postgresql(sql, is_refused, count, values);
}

enum { most_parameters = 65535 };

/* The next text of a recording, which is moved behind it. */
static const char* next(const char** recording) {
  const char* text = *recording;
  *recording += strlen(text) + 1;
  return text;
}

static void replay(const char* recording, const char* end) {
  static const char* values[most_parameters];
  while (recording != end) {
    const char* sql = next(&recording);
    const int is_refused = strcmp(next(&recording), "refused") == 0;
    const int count = atoi(next(&recording));
    for (int i = 0; i < count; ++i) {
      const char* value = next(&recording);
      values[i] = *value == 'n' ? NULL : value + 1;
    }
    execute(sql, is_refused, count, values);
  }
}

static void keep_quiet(void* context, const char* message) { (void)context, (void)message; }

static char* contents(const char* name, size_t* length) {
  FILE* from = fopen(name, "r");
  if (from == NULL) fail(name);
  fseek(from, 0, SEEK_END);
  const long size = ftell(from);
  rewind(from);
  char* text = calloc((size_t)size + 1, 1);
  if (text == NULL || fread(text, 1, (size_t)size, from) != (size_t)size) fail(name);
  fclose(from);
  *length = (size_t)size;
  return text;
}

static long microseconds(const struct rusage* any) {
  return (any->ru_utime.tv_sec + any->ru_stime.tv_sec) * 1000000L + any->ru_utime.tv_usec + any->ru_stime.tv_usec;
}

int main(int count, char** words) {
  if (count != 3 && count != 4) return 2;
  size_t length = 0;
  char* recording = count == 4 ? contents(words[3], &length) : NULL;
  struct timespec begin, end;
  struct rusage before, after;
  getrusage(RUSAGE_SELF, &before);
  clock_gettime(CLOCK_MONOTONIC, &begin);
  if (strcmp(words[1], "sqlite") == 0) {
    if (sqlite3_open(words[2], &file) != SQLITE_OK) fail("cannot open the file");
  } else {
    server = PQconnectdb(words[2]);
    if (PQstatus(server) != CONNECTION_OK) fail(PQerrorMessage(server));
    PQsetNoticeProcessor(server, keep_quiet, NULL);
  }
  if (recording == NULL)
    execute(reading, 0, -1, NULL);
  else
    replay(recording, recording + length);
  if (file != NULL) sqlite3_close(file);
  if (server != NULL) PQfinish(server);
  clock_gettime(CLOCK_MONOTONIC, &end);
  getrusage(RUSAGE_SELF, &after);
  printf("%ld %ld %ld\n", (end.tv_sec - begin.tv_sec) * 1000000L + (end.tv_nsec - begin.tv_nsec) / 1000L,
         microseconds(&after) - microseconds(&before), after.ru_maxrss);
  free(recording);
  return 0;
}
