#pragma once

/// What text is written on at compile time.

#include <cstddef>
#include <string_view>

#include <instar/dsl/phrase.hpp>

namespace instar::dsl::detail {

/// Room for a text. What does not fit is counted and left out, as with `snprintf`, so that one pass is enough for all
/// texts but those that are longer than expected.
class page {
 public:
  constexpr page(char* begin, std::size_t room) : begin_(begin), room_(room) {}

  constexpr void put(char c) {
    if (size_ < room_) begin_[size_] = c;
    ++size_;
  }
  constexpr void put(const phrase& text) { put(text.data, text.size); }
  constexpr void put(std::string_view text) { put(text.data(), text.size()); }
  template <std::size_t Size>
  constexpr void put(const char (&text)[Size]) {
    put(text, Size - 1);
  }
  constexpr void put(const char* from, std::size_t count) {
    const std::size_t place = size_;
    size_ += count;
    if (count == 0 || size_ > room_) return;  // and then `from` may be null, which memcpy does not take
    char* const to = begin_ + place;
#if defined(__clang__)
    __builtin_memcpy(to, from, count);  // one step of clang's limited million, where a loop takes several a character
#else
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
      to[i] = from[i];
      to[i + 1] = from[i + 1];
      to[i + 2] = from[i + 2];
      to[i + 3] = from[i + 3];
    }
    for (; i != count; ++i) to[i] = from[i];
#endif
  }

  /// How long the text is, whether it fits or not.
  [[nodiscard]] constexpr std::size_t size() const { return size_; }

  /// What was written from a place on.
  [[nodiscard]] constexpr phrase since(std::size_t place) const {
    return size_ <= room_ ? phrase(begin_ + place, size_ - place) : phrase();
  }

 private:
  char* begin_;
  std::size_t room_;
  std::size_t size_ = 0;
};

/// Text that lives while a constant expression is evaluated, written by a function that takes a page. Use it as a local
/// variable: GCC 12 destroys a temporary of it twice.
class transient_text {
 public:
  template <class Write>
  constexpr explicit transient_text(Write write) {
    page measured(nullptr, 0);
    write(measured);
    size_ = measured.size();
    text_ = new char[size_ + 1];
    page written(text_, size_);
    write(written);
  }
  transient_text(const transient_text&) = delete;
  transient_text& operator=(const transient_text&) = delete;
  constexpr ~transient_text() { delete[] text_; }

  [[nodiscard]] constexpr operator phrase() const { return {text_, size_}; }

 private:
  char* text_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace instar::dsl::detail
