#pragma once

/// Tables and objects without their types: what everything behind the verbs works on.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <instar/dsl/member.hpp>
#include <instar/dsl/pools.hpp>
#include <instar/dsl/reflection.hpp>
#include <instar/dsl/type_mapping.hpp>

namespace instar::dsl::detail {

/// The members of a struct as the columns that they would be without a description.
struct field_view {
  const char* const* names;
  const mapped_type* const* types;
  const member* members;
  std::size_t count;
};

template <class Members>
struct fields;
template <class Struct, auto... Members>
struct fields<member_list<Struct, Members...>> {
  static constexpr const mapped_type* types[sizeof...(Members)] = {
      &mapping<std::remove_cvref_t<decltype(phantom_of<Struct>.object.*Members)>>...};
  static constexpr member members[sizeof...(Members)] = {{id_of<Struct>, &(phantom_of<Struct>.object.*Members)}...};
};

template <class Struct>
inline constexpr field_view fields_of{reflection<Struct>::names, fields<typename reflection<Struct>::members>::types,
                                      fields<typename reflection<Struct>::members>::members, reflection<Struct>::size};

/// A table or an object of the schema.
struct part_view {
  struct_id id = 0;  ///< of the struct or enumeration that it stands for; 0 for none
  bool is_table = true;
  object_kind kind = {};
  phrase name = {};
  phrase on = {};
  phrase renamed_from = {};
  bool keyless = false;
  range said = {};  ///< its own properties
  pool_view notes = {};
  field_view fields = {};                    ///< columns, or attributes of a composite
  const std::string_view* labels = nullptr;  ///< of an enumeration
  std::size_t label_count = 0;
  const renamed_label_note* renamed_labels = nullptr;
  std::size_t renamed_label_count = 0;
};

}  // namespace instar::dsl::detail
