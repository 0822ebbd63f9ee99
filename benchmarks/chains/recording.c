/* A library to preload: writes what a program sends to SQLite or PostgreSQL into the file that INSTAR_RECORDING names.
   A statement is its text, `done` or `refused`, the number of its parameters (-1 of PQexec, which knows none) and
   the parameters, each with a zero behind it; a parameter begins with `v`, or is `n` for NULL. SQLite's have their
   values written into the text. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static FILE* recording;

static void record(const char* sql, const char* outcome, int count, const char* const* values) {
  if (recording == NULL) return;
  fprintf(recording, "%s%c%s%c%d%c", sql, 0, outcome, 0, count, 0);
  for (int i = 0; i < count; ++i) {
    const int given = values[i] != NULL;
    fprintf(recording, "%s%s%c", given ? "v" : "n", given ? values[i] : "", 0);
  }
}

static int record_traced(unsigned event, void* context, void* statement, void* text) {
  (void)event, (void)context;
  if (((const char*)text)[0] == '-' && ((const char*)text)[1] == '-') return 0; /* within a trigger */
  char* sql = sqlite3_expanded_sql(statement);
  record(sql, "done", -1, NULL);
  sqlite3_free(sql);
  return 0;
}

static int trace(sqlite3* session, const char** message, const struct sqlite3_api_routines* routines) {
  (void)message, (void)routines;
  return sqlite3_trace_v2(session, SQLITE_TRACE_STMT, record_traced, NULL);
}

/* What SQLite refuses to prepare is never traced. */
int sqlite3_prepare_v2(sqlite3* session, const char* sql, int size, sqlite3_stmt** statement, const char** rest) {
  typedef int function(sqlite3*, const char*, int, sqlite3_stmt**, const char**);
  function* real = (function*)dlsym(RTLD_NEXT, "sqlite3_prepare_v2");
  const int code = real(session, sql, size, statement, rest);
  if (code != SQLITE_OK) {
    char* refused = size < 0 ? sqlite3_mprintf("%s", sql) : sqlite3_mprintf("%.*s", size, sql);
    record(refused, "refused", -1, NULL);
    sqlite3_free(refused);
  }
  return code;
}

__attribute__((constructor)) static void begin(void) {
  const char* name = getenv("INSTAR_RECORDING");
  if (name == NULL) return;
  recording = fopen(name, "w");
  if (recording != NULL) sqlite3_auto_extension((void (*)(void))trace);
}

__attribute__((destructor)) static void end(void) {
  if (recording != NULL) fclose(recording);
}

static const char* outcome(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? "done" : "refused";
}

PGresult* PQexec(PGconn* session, const char* sql) {
  typedef PGresult* function(PGconn*, const char*);
  function* real = (function*)dlsym(RTLD_NEXT, "PQexec");
  PGresult* result = real(session, sql);
  record(sql, outcome(result), -1, NULL);
  return result;
}

PGresult* PQexecParams(PGconn* session, const char* sql, int count, const Oid* types, const char* const* values,
                       const int* lengths, const int* formats, int format) {
  typedef PGresult* function(PGconn*, const char*, int, const Oid*, const char* const*, const int*, const int*, int);
  function* real = (function*)dlsym(RTLD_NEXT, "PQexecParams");
  PGresult* result = real(session, sql, count, types, values, lengths, formats, format);
  record(sql, outcome(result), count, values);
  return result;
}
