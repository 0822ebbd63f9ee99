#pragma once

/// How numbers are counted: the options of sequences and of identity columns, which have them alike.

#include <string>
#include <string_view>
#include <vector>

#include <instar/dialect.hpp>
#include <instar/model.hpp>

namespace instar::postgresql_sql {

/// `INCREMENT BY 5 START WITH 10`, or nothing.
[[nodiscard]] std::string sequence_options_sql(const properties& any);

/// What is altered when options change.
struct numbering {
  std::string alteration;  ///< what every `ALTER` begins with: `ALTER SEQUENCE "s"`
  std::string word;        ///< what stands before an option: `SET ` for an identity column
  std::string sequence;    ///< the expression for the sequence's name
};

/// The statements that change options, and whatever `clause` says. The numbers go on from where they are; where that is
/// beyond the new bounds they go on from the nearest bound, and where they would count the other way they start anew.
[[nodiscard]] std::vector<statement> change_options(const numbering& of, const properties& before,
                                                    const properties& after, const std::string& clause);

/// The numbering of an identity column.
[[nodiscard]] numbering numbering_of(const std::string& table, const std::string& column);

/// A query that lets the identity of a column go on behind the numbers that its table holds.
[[nodiscard]] std::string continue_numbering_sql(const std::string& table, const column& numbered);

}  // namespace instar::postgresql_sql
