#pragma once

/// What the declaration of a schema calls a constraint that it gives no name.

#include <string>

#include <instar/model.hpp>

namespace instar {

/// `fk_books_author_id_authors`; numbers above one are put behind it: `fk_books_author_id_authors_2`.
[[nodiscard]] std::string conventional_name(const constraint& any, const std::string& table_name, int number = 1);

}  // namespace instar
