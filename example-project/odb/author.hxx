#pragma once

#include <odb/core.hxx>

#include <string>

#pragma db object
class author {
 public:
  author(std::string name) : name_(name) {}
  const std::string& name() const { return name_; }

 private:
  friend class odb::access;
  author() {}

#pragma db id auto
  unsigned long id_;

#pragma db unique
  std::string name_;
};
