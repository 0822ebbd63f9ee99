#pragma once

#include <optional>
#include <string>

#pragma db value
struct place {
  std::string city;
  std::optional<std::string> street;
};
