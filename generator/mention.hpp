#pragma once

/// The names that a text of SQL mentions.

#include <string>
#include <string_view>
#include <vector>

namespace instar::generator {

/// An identifier in SQL. Names are in lower case, because SQL that does not quote them does not tell cases apart.
struct mention {
  std::string name;
  std::string qualifier = {};  ///< what stands before its dot: `app` of `app.tasks`
  bool in_body = false;        ///< within the body of a routine, which databases keep as text
  friend auto operator<=>(const mention&, const mention&) = default;
};

struct mentions {
  std::vector<mention> names;  ///< sorted, each once
  bool everything = false;     ///< outside of bodies, a `*` or `NATURAL` mentions columns that it does not name

  /// Whether a name, in lower case, is mentioned outside of bodies.
  [[nodiscard]] bool has(std::string_view name) const;
};

/// Reads SQL as far as to tell names from strings and comments; keywords are names too. The texts of routines, behind
/// `AS`, are read as well, and so are strings that name something: `nextval('numbers')`, `'numbers'::regclass`.
[[nodiscard]] mentions mentions_in(std::string_view sql);

}  // namespace instar::generator
