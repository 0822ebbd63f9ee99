#pragma once

#include <memory>
#include <string>
#include <vector>

#include "category.hxx"
#include "place.hxx"

#pragma db object
struct task {
#pragma db id auto
  long id;
#pragma db type(TITLE_TYPE)
  std::string title;
  place at;
  std::vector<std::string> tags;
#pragma db on_delete(set_null)
  std::shared_ptr<category> kind;
};
