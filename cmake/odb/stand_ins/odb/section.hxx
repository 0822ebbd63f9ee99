#pragma once

// A stand-in, see ../../README.md.
namespace odb {

class section {
 public:
  bool loaded() const { return false; }
  bool changed() const { return false; }
};

}  // namespace odb
