#pragma once

// A stand-in, see ../../README.md.
namespace odb {

struct callback_event {
  enum value {
    pre_persist,
    post_persist,
    pre_load,
    post_load,
    pre_update,
    post_update,
    pre_erase,
    post_erase
  };

  callback_event(value one) : value_(one) {}
  operator value() const { return value_; }

 private:
  value value_;
};

}  // namespace odb
