#pragma once

/// A `migrate` subcommand for a program, in one call.

#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <instar/chain.hpp>
#include <instar/connection.hpp>

namespace instar {

/// Does what `program migrate ...` asks for, on standard output and standard error, and gives the exit code; nothing
/// when the first argument is not `migrate`, and the program goes on.
///
///     const instar::driver drivers[] = {instar::sqlite, instar::postgresql};
///
///     int main(int argc, char** argv) {
///       const auto code = instar::migrate_command(argc, argv, app_migrations, drivers, "sqlite:app.db");
///       if (code) return *code;
///       ...
///     }
///
/// The commands are `upgrade`, `downgrade`, `plan`, `current`, `check`, `history`, `heads`, `branches`, `show`,
/// `stamp`, `ensure-version`, `sql` and `completion`; `--help` tells the rest. The database is that of `--url` or
/// `--url-file`, or else of the environment variables `INSTAR_URL` and `INSTAR_URL_FILE`, `default_url`, or the
/// environment variable `DATABASE_URL`, the first that is not empty. Commands that only look make no database.
///
/// Exit codes: 0 done, 1 trouble, 2 wrong usage, 3 when `check` or `current --check-heads` finds migrations missing.
/// Throws nothing that is derived from `std::exception`.
[[nodiscard]] std::optional<int> migrate_command(int argc, const char* const* argv, const chain& embedded,
                                                 std::span<const driver> drivers, std::string_view default_url = {});

/// The same for the arguments of `main` themselves: passwords in them are written over at once, so that `ps` shows them
/// no longer than it takes to come here. A URL in a file or in the environment is not shown at all.
[[nodiscard]] std::optional<int> migrate_command(int argc, char** argv, const chain& embedded,
                                                 std::span<const driver> drivers, std::string_view default_url = {});

/// The same for arguments without program and `migrate`, and for streams of the caller's.
[[nodiscard]] int migrate_command(const std::vector<std::string>& arguments, const chain& embedded,
                                  std::span<const driver> drivers, std::string_view default_url, std::ostream& out,
                                  std::ostream& err);

}  // namespace instar
