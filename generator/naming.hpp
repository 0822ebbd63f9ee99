#pragma once

/// Names of migrations.

#include <string>
#include <string_view>
#include <vector>

#include <instar/operation.hpp>

namespace instar::generator {

/// Twelve hexadecimal digits at random.
[[nodiscard]] std::string random_revision();

/// The present time in UTC, `yyyymmdd_hhmm`.
[[nodiscard]] std::string utc_now();

/// What operations do, in a few words: `add tasks.priority`.
[[nodiscard]] std::string message_for(const std::vector<operation>& operations, bool first_migration);

/// Lower-case letters, digits and underscores: `add_tasks_priority`.
[[nodiscard]] std::string slug(std::string_view message);

/// `20261001_0930_3f9a1c0b72de_add_tasks_priority.cpp`, by a template of `{date}`, `{time}`, `{id}` and `{slug}`.
/// Throws `error` (`usage`) as `filled` does.
[[nodiscard]] std::string file_name(std::string_view form, std::string_view now, std::string_view revision,
                                    std::string_view message);

/// An id by a template of `{number}`, four digits, `{random}`, `{date}` and `{time}`.
[[nodiscard]] std::string revision_name(std::string_view form, std::string_view now, std::size_t number);

}  // namespace instar::generator
