#pragma once

/// The databases that the tool can reach.

#include <memory>
#include <string>

#include <instar/connection.hpp>

namespace instar::generator {

/// Whether a word on the command line names a database and no file.
[[nodiscard]] bool is_database(const std::string& word);

/// A connection with a database that is there. Throws `error` (`usage`) when the tool was built without its client
/// library, otherwise as `connect` does.
[[nodiscard]] std::unique_ptr<connection> open_database(const std::string& url);

}  // namespace instar::generator
