#pragma once

#include <odb/core.hxx>

#include <memory>
#include <string>
#include <vector>

#include "author.hxx"

#pragma db object
class book {
 private:
  friend class odb::access;
  book() {}

#pragma db id auto
  unsigned long id_;

#pragma db index
  std::string title_;

#pragma db default(0) options("CHECK (pages >= 0)")
  int pages_;

  std::vector<std::string> subjects_;

#pragma db not_null on_delete(cascade)
  std::shared_ptr<author> author_;
};
