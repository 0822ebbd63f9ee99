#pragma once

/// All tables and objects of a schema without their types, found by what they stand for and by their names.

#include <bit>
#include <cstddef>
#include <cstdint>

#include <instar/dsl/naming.hpp>
#include <instar/dsl/schema.hpp>
#include <instar/dsl/view.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar::dsl::detail {

/// What tells parts apart that are called: tables and what else PostgreSQL names like them have names of their own.
[[nodiscard]] constexpr std::uint64_t mark_of(const part_view& part) noexcept {
  const auto kind = part.is_table ? 0u : 1u + static_cast<unsigned>(part.kind);
  const auto on = frame::checksum(part.on.data, part.on.size, frame::checksum("", 0) + kind);
  return frame::checksum(part.name.data, part.name.size, on);
}

[[nodiscard]] constexpr bool same_name(const part_view& left, const part_view& right) noexcept {
  return left.is_table == right.is_table && (left.is_table || left.kind == right.kind) && left.name == right.name &&
         left.on == right.on;
}

/// The parts of a schema: `own` of them are to be written, those behind are known from other parts of a whole.
struct catalogue_view {
  const part_view* parts;
  std::size_t own;
  std::size_t count;
  const std::uint16_t* by_id;
  const std::uint16_t* by_name;
  std::size_t mask;
  const naming_convention* naming;

  /// The number of the first part that stands for a struct or an enumeration, or `count`.
  [[nodiscard]] constexpr std::size_t find(struct_id id) const {
    for (std::size_t i = id & mask; by_id[i] != 0; i = (i + 1) & mask)
      if (parts[by_id[i] - 1].id == id) return by_id[i] - 1u;
    return count;
  }

  /// The number of the first part that is called as this one.
  [[nodiscard]] constexpr std::size_t find_named(const part_view& part) const {
    for (std::size_t i = mark_of(part) & mask; by_name[i] != 0; i = (i + 1) & mask)
      if (same_name(parts[by_name[i] - 1], part)) return by_name[i] - 1u;
    return count;
  }
};

/// Tables that say where a part is, by a number of it; half of each stays empty, so that a search is short.
template <std::size_t Count>
struct directory {
  static constexpr std::size_t room = std::bit_ceil(2 * Count + 1);
  std::uint16_t by_id[room] = {};
  std::uint16_t by_name[room] = {};

  constexpr explicit directory(const part_view* parts) {
    for (std::size_t i = 0; i != Count; ++i) {
      if (parts[i].id != 0) enter(by_id, parts[i].id, i);
      enter(by_name, mark_of(parts[i]), i);
    }
  }

 private:
  static constexpr void enter(std::uint16_t* slots, std::uint64_t mark, std::size_t part) {
    std::size_t i = mark & (room - 1);
    while (slots[i] != 0) i = (i + 1) & (room - 1);
    slots[i] = static_cast<std::uint16_t>(part + 1);
  }
};

template <std::size_t Count>
struct view_array {
  part_view all[Count] = {};
};

/// The views of one schema's own parts.
template <class Schema>
struct views_of;
template <const auto&... Parts>
struct views_of<schema<Parts...>> {
  static_assert(sizeof...(Parts) != 0, "instar: the schema has no table");
  static constexpr std::size_t own = sizeof...(Parts);
  static constexpr view_array<own == 0 ? 1 : own> value{{Parts.view()...}};
};
template <class Own, const auto&... Others>
struct views_of<schema_beside<Own, Others...>> : views_of<Own> {};

/// The views of several schemas, one behind the other.
template <class... Schemas>
struct joined_views {
  static constexpr std::size_t count = (0 + ... + views_of<Schemas>::own);
  static constexpr view_array<count> value = [] {
    view_array<count> result;
    std::size_t next = 0;
    const auto take = [&](const auto& views) {
      for (const part_view& one : views.all) result.all[next++] = one;
    };
    (take(views_of<Schemas>::value), ...);
    return result;
  }();
};
template <class Schema>
struct joined_views<Schema> {
  static constexpr std::size_t count = views_of<Schema>::own;
  static constexpr const auto& value = views_of<Schema>::value;
};

template <class Schema>
struct all_views : joined_views<Schema> {};
template <class Own, const auto&... Others>
struct all_views<schema_beside<Own, Others...>> : joined_views<Own, std::remove_cvref_t<decltype(Others)>...> {};

/// The catalogue of a schema; the schema is named, so that no template has all of its tables among its arguments.
///
/// GCC looks through the arguments of a template at every use of a variable in it. So the views are copied to where
/// those are few.
template <const auto& Schema>
struct catalogue {
  using type = std::remove_cvref_t<decltype(Schema)>;
  static constexpr std::size_t own = views_of<type>::own;
  static constexpr std::size_t count = all_views<type>::count;
  static constexpr view_array<count> parts = all_views<type>::value;
  static constexpr directory<count> places{parts.all};
  static constexpr catalogue_view value{parts.all,       own,           count, places.by_id, places.by_name,
                                        places.room - 1, &Schema.naming};
};

}  // namespace instar::dsl::detail
