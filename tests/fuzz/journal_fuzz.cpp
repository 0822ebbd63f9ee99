#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include <instar/migrate.hpp>
#include <instar/sqlite.hpp>
#include <instar/transaction.hpp>

#include "fuzz/fuzz_target.hpp"
#include "runtime/chains.hpp"

namespace instar::fuzz {
namespace {

/// A database that a program with five migrations has brought to its head.
connection& database() {
  static sqlite_connection session(":memory:");
  static const report done = upgrade(session, test::tasks);
  return session;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (auto end = text.find(at); end != text.npos; end = text.find(at)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  parts.push_back(text);
  return parts;
}

/// A number where the text is one, nothing where it is empty.
value value_of(std::string_view text) {
  if (text.empty()) return nullptr;
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? value(number) : value(std::string(text));
}

/// Rows that end with the character 30, of values that end with the character 31.
void fill_journal(transaction& work, std::string_view input) {
  work.execute("DELETE FROM instar_journal");
  for (const auto row : split(input, '\x1e')) {
    auto values = split(row, '\x1f');
    values.resize(8);
    work.execute(
        "INSERT OR IGNORE INTO instar_journal (chain, message, position, revision, digest, state, steps_done, "
        "step_state,"
        " to_older_programs, migration) VALUES ('tasks', '', $1, $2, $3, $4, $5, $6, $7, $8)",
        value_of(values[0]), value_of(values[1]), value_of(values[2]), value_of(values[3]), value_of(values[4]),
        value_of(values[5]), value_of(values[6]), value_of(values[7]));
  }
  work.commit();
}

}  // namespace

/// Whatever a journal holds, an older program and a newer one answer or refuse.
void try_input(std::string_view input) {
  connection& session = database();
  {
    transaction work(session, transaction_kind::schema_change);
    fill_journal(work, input);
  }
  for (const chain* program : {&test::tasks, &test::older_tasks}) {
    accepts([&] { static_cast<void>(current(session, *program)); });
    accepts([&] { static_cast<void>(standing_of(session, *program)); });
    for (const auto* target : {"heads", "base"}) accepts([&] { static_cast<void>(plan(session, *program, target)); });
  }
}

}  // namespace instar::fuzz
