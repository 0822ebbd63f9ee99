#pragma once

// A stand-in, see ../../README.md.
#include <memory>

namespace odb {

/// The numbers that the compiler knows kinds of pointers by.
enum pointer_kind { pk_raw, pk_unique, pk_shared, pk_weak };

template <typename Pointer>
struct pointer_traits;

/// What the compiler reads of a pointer.
template <typename Element, pointer_kind of_kind, bool is_lazy>
struct described_pointer {
  typedef Element element_type;
  static const pointer_kind kind = of_kind;
  static const bool lazy = is_lazy;
};

template <typename Element>
struct pointer_traits<Element*> : described_pointer<Element, pk_raw, false> {};

template <typename Element, typename Deleter>
struct pointer_traits<std::unique_ptr<Element, Deleter>> : described_pointer<Element, pk_unique, false> {};

template <typename Element>
struct pointer_traits<std::shared_ptr<Element>> : described_pointer<Element, pk_shared, false> {};

template <typename Element>
struct pointer_traits<std::weak_ptr<Element>> : described_pointer<Element, pk_weak, false> {};

}  // namespace odb
