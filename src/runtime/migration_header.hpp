#pragma once

/// Who an embedded migration is and whom it needs: the lines of its text before the message.

#include <string>
#include <string_view>

#include <instar/history.hpp>

namespace instar {

/// The rest of the migration is read when it is needed. Throws `error` (`malformed`) when the text begins otherwise.
[[nodiscard]] history_entry read_header(const chain_entry& entry, std::string_view chain_name);

/// Throws `error` (`malformed`): the program carries what no generator has made.
[[noreturn]] void refuse_chain(std::string_view chain_name, const std::string& message);

}  // namespace instar
