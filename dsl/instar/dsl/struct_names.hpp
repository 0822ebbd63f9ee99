#pragma once

/// Which struct each table of a schema is declared by, as text in an object file.
///
/// Only the build includes this, for what writes C++ about the structs: the pragmas of ODB. The text has a line for
/// each table, its name and that of its struct, in a frame of its own beside those of the image.
///
///     extern const char* const app_structs;
///     const char* const app_structs = instar::dsl::struct_names<app::schema>::frame;

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <instar/dsl/page.hpp>
#include <instar/dsl/schema.hpp>
#include <instar/dsl/view.hpp>
#include <instar/vocabulary/canonical_text.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar::dsl {

namespace detail {

/// A type as the compiler spells it: `app::task`.
template <class Struct>
[[nodiscard]] constexpr std::string_view spelled_name() {
  constexpr std::string_view words = "Struct = ";
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find(words) + words.size());
  return text.substr(0, text.find_first_of(";]"));
}

template <class Part>
constexpr void write_struct_name(page& to, const Part& part) {
  const part_view view = part.view();
  if (!view.is_table) return;
  canonical::write_name(to, std::string_view(view.name));
  to.put(' ');
  to.put(spelled_name<typename Part::struct_type>());
  to.put('\n');
}

template <class Schema>
struct struct_names_of;
template <const auto&... Parts>
struct struct_names_of<schema<Parts...>> {
  static constexpr void write(page& to) { (write_struct_name(to, Parts), ...); }
  static constexpr std::size_t size = [] {
    page measured(nullptr, 0);
    write(measured);
    return measured.size();
  }();
  struct framed {
    char bytes[frame::framed_size(size)] = {};
    constexpr framed() {
      page text(bytes + frame::header_size, size);
      write(text);
      frame::close(bytes, frame::structs_kind, size);
    }
  };
  static constexpr framed text{};
  static constexpr const char* frame = text.bytes;
};

}  // namespace detail

template <const auto& Schema>
struct struct_names : detail::struct_names_of<std::remove_cvref_t<decltype(Schema)>> {};

}  // namespace instar::dsl
