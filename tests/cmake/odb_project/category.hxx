#pragma once

#include <odb/core.hxx>

#include <string>

#pragma db object
struct category {
#pragma db id auto
  long id;
#pragma db unique
  std::string name;
};
