#pragma once

// A stand-in, see ../../README.md.
#include <odb/pointer-traits.hxx>

#include <memory>

namespace odb {

template <typename Element>
class lazy_ptr {};

template <typename Element, typename Deleter = std::default_delete<Element>>
class lazy_unique_ptr {};

template <typename Element>
class lazy_shared_ptr {};

template <typename Element>
class lazy_weak_ptr {};

template <typename Element>
struct pointer_traits<lazy_ptr<Element>> : described_pointer<Element, pk_raw, true> {};

template <typename Element, typename Deleter>
struct pointer_traits<lazy_unique_ptr<Element, Deleter>> : described_pointer<Element, pk_unique, true> {};

template <typename Element>
struct pointer_traits<lazy_shared_ptr<Element>> : described_pointer<Element, pk_shared, true> {};

template <typename Element>
struct pointer_traits<lazy_weak_ptr<Element>> : described_pointer<Element, pk_weak, true> {};

}  // namespace odb
