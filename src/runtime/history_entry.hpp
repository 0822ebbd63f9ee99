#pragma once

/// The place of a migration in its history, from what a program embeds of it.

#include <string>
#include <string_view>

#include <instar/history.hpp>

namespace instar {

/// Who the migration is and whom it needs: the lines of its text before the message. The rest is read when it is
/// needed. Throws `error` (`malformed`) when the text begins otherwise.
[[nodiscard]] revision_ties ties_of(const chain_entry& entry, std::string_view chain_name);

/// The revision of the migration where it follows the one `before` it and no other; empty where it does not. Of the
/// first, which has none before it, it is the revision.
///
/// Every start asks this of every migration, so the other ties are not read: they stand behind the parents, and those
/// behind the revision.
[[nodiscard]] std::string_view next_in_line(std::string_view before, const chain_entry& entry) noexcept;

/// Throws `error` (`malformed`): the program carries what no generator has made.
[[noreturn]] void refuse_chain(std::string_view chain_name, const std::string& message);

}  // namespace instar
