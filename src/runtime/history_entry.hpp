#pragma once

/// The place of a migration in its history, from what a program embeds of it.

#include <string>
#include <string_view>

#include <instar/history.hpp>

namespace instar {

/// Who the migration is and whom it needs: the lines of its text before the message. The rest is read when it is
/// needed. Throws `error` (`malformed`) when the text begins otherwise.
[[nodiscard]] revision_ties ties_of(const chain_entry& entry, std::string_view chain_name);

/// Throws `error` (`malformed`): the program carries what no generator has made.
[[noreturn]] void refuse_chain(std::string_view chain_name, const std::string& message);

}  // namespace instar
