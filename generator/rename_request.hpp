#pragma once

/// Renames that were asked for on the command line: `--rename OLD=NEW`.

#include <string>
#include <vector>

#include <instar/snapshot.hpp>

namespace instar::generator {

/// The hint of each request. A side names a table or an object as `tasks`, what belongs to a table or stands on it as
/// `tasks.state`, a label of an enumeration as `mood:sad`. Where that can mean several things, a word before it says
/// which: `index tasks.state=tasks.status`, `view old=new`.
///
/// Throws `error` (`usage`) when a request is none, when one of its sides names nothing, or when it can be read in two
/// ways.
[[nodiscard]] std::vector<rename_hint> hints_of(const std::vector<std::string>& requests, const model& committed,
                                                const declaration& declared);

}  // namespace instar::generator
