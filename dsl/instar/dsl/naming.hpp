#pragma once

/// Names that the user chose, and the convention for those that he left open.

#include <cstddef>
#include <string_view>

#include <instar/vocabulary/canonical_text.hpp>

namespace instar::dsl {

/// A name if one was given; an empty name that was given is a mistake, and must be told from none.
struct chosen_name {
  std::string_view text;
  bool chosen = false;

  constexpr chosen_name() = default;
  constexpr chosen_name(std::string_view name) : text(name), chosen(true) {}
};

/// What PostgreSQL allows; longer names it would cut off silently.
inline constexpr std::size_t longest_name = 63;

namespace detail {

/// Text that lives while a constant expression is evaluated, written by a function that takes a sink. Use it as a local
/// variable: GCC 12 destroys a temporary of it twice.
class transient_text {
 public:
  template <class Write>
  constexpr explicit transient_text(Write write) {
    canonical::counter count;
    write(count);
    size_ = count.size;
    text_ = new char[size_ + 1];
    canonical::writer out{text_};
    write(out);
  }
  transient_text(const transient_text&) = delete;
  transient_text& operator=(const transient_text&) = delete;
  constexpr ~transient_text() { delete[] text_; }

  [[nodiscard]] constexpr operator std::string_view() const { return {text_, size_}; }

 private:
  char* text_ = nullptr;
  std::size_t size_ = 0;
};

/// `pk_tasks`, `ix_tasks_status_due_at`, `fk_tasks_category_id_categories`: the name, or what the convention makes of
/// the parts.
template <class Sink, class Names>
constexpr void write_chosen_or_conventional(Sink& sink, const chosen_name& name, std::string_view prefix,
                                            std::string_view table, const Names& columns,
                                            std::string_view other_table) {
  if (name.chosen) return sink.put(name.text);
  sink.put(prefix);
  sink.put(table);
  for (std::string_view column : columns) {
    sink.put('_');
    sink.put(column);
  }
  if (other_table.empty()) return;
  sink.put('_');
  sink.put(other_table);
}

}  // namespace detail
}  // namespace instar::dsl
