#pragma once

/// Pools of notes: all that was said about an element, or about a table, in one value exactly as large as that.

#include <cstddef>

#include <instar/dsl/notes.hpp>

namespace instar::dsl::detail {

/// An array that may be empty.
template <class T, std::size_t Count>
struct some {
  T all[Count] = {};
  [[nodiscard]] constexpr const T* data() const { return all; }
};
template <class T>
struct some<T, 0> {
  [[nodiscard]] constexpr const T* data() const { return nullptr; }
};

/// Pools without their sizes among their types.
struct pool_view {
  const column_note* columns;
  const constraint_note* constraints;
  const member* members;
  const key_note* keys;
  const property_note* properties;
  const row_note* rows;
  const seed_note* seeds;
  sizes size;
};

template <sizes Size>
struct pools {
  static constexpr sizes size = Size;
  some<column_note, Size.columns> columns = {};
  some<constraint_note, Size.constraints> constraints = {};
  some<member, Size.members> members = {};
  some<key_note, Size.keys> keys = {};
  some<property_note, Size.properties> properties = {};
  some<row_note, Size.rows> rows = {};
  some<seed_note, Size.seeds> seeds = {};

  [[nodiscard]] constexpr pool_view view() const {
    return {columns.data(),    constraints.data(), members.data(), keys.data(),
            properties.data(), rows.data(),        seeds.data(),   Size};
  }

  /// Takes an element in, behind what is there already; what it names by ranges is shifted by that.
  ///
  /// This is evaluated for every element in every translation unit that includes its description, so what an element
  /// has nothing of costs nothing.
  template <sizes From>
  constexpr void append(sizes& there, const pools<From>& from) {
    const sizes by = there;
    if constexpr (From.columns != 0) put_behind(columns.all, from.columns.all, by, there.columns);
    if constexpr (From.constraints != 0) put_behind(constraints.all, from.constraints.all, by, there.constraints);
    if constexpr (From.members != 0)
      for (const member& one : from.members.all) members.all[there.members++] = one;
    if constexpr (From.keys != 0) put_behind(keys.all, from.keys.all, by, there.keys);
    if constexpr (From.properties != 0) put_behind(properties.all, from.properties.all, by, there.properties);
    if constexpr (From.rows != 0) put_behind(rows.all, from.rows.all, by, there.rows);
    if constexpr (From.seeds != 0) put_behind(seeds.all, from.seeds.all, by, there.seeds);
  }

 private:
  template <class Note, std::size_t Count>
  static constexpr void put_behind(Note* to, const Note (&from)[Count], const sizes& by, std::uint16_t& there) {
    for (const Note& one : from) {
      to[there] = one;
      to[there++].shift(by);
    }
  }
};

}  // namespace instar::dsl::detail
