#pragma once

/// The pragmas that make structs of a declared schema persistent classes of ODB.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/error.hpp>
#include <instar/model.hpp>

namespace instar::generator::odb {

/// The C++ types that tables are declared by.
using struct_names = std::map<std::string, std::string, std::less<>>;

struct pragma_header {
  std::string text;
  std::vector<finding> unsaid;  ///< what ODB has no pragma for
};

/// A header to be compiled by the ODB compiler beside `headers`, which define the structs. Everything is said in it,
/// names and types above all, so that ODB finds the tables that the migrations made and adds nothing of its own. Each
/// database gets a section, because ODB is run for one at a time.
///
/// A table without a struct, a key over several columns and what else ODB cannot say is left out and listed.
[[nodiscard]] pragma_header write_pragmas(const model& schema, const struct_names& structs,
                                          const std::vector<std::string>& headers,
                                          const std::vector<const dialect*>& databases);

}  // namespace instar::generator::odb
