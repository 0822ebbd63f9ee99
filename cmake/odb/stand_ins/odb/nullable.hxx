#pragma once

// A stand-in, see ../../README.md.
#include <odb/wrapper-traits.hxx>

namespace odb {

template <typename Value>
class nullable {
 public:
  typedef Value value_type;

  nullable() : value_(), null_(true) {}
  nullable(const Value& value) : value_(value), null_(false) {}

  bool null() const { return null_; }
  const Value& get() const { return value_; }
  const Value& operator*() const { return value_; }
  const Value* operator->() const { return &value_; }
  explicit operator bool() const { return !null_; }
  void reset() { *this = nullable(); }

 private:
  Value value_;
  bool null_;
};

template <typename Value>
struct wrapper_traits<nullable<Value>> : nullable_wrapper<Value, true> {};

}  // namespace odb
