#pragma once

/// Asserts on the errors that users read.

#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include <instar/error.hpp>

namespace instar::testing {

/// The error that `act` throws; fails the test when it throws none.
template <class Act>
[[nodiscard]] error error_of(Act act) {
  try {
    act();
  } catch (const error& failure) {
    return failure;
  }
  BOOST_FAIL("expected an instar::error");
  throw std::logic_error("unreachable");
}

/// What `act` throws, in words, be it instar's or a database's own.
template <class Act>
[[nodiscard]] std::string message_of(Act act) {
  try {
    act();
  } catch (const std::exception& failure) {
    return failure.what();
  }
  return "nothing was thrown";
}

/// Fails the test unless the whole story holds the sentence.
inline void check_says(const error& failure, std::string_view sentence) {
  BOOST_CHECK_MESSAGE(std::string_view(failure.what()).find(sentence) != std::string_view::npos,
                      "expected `" << sentence << "` in: " << failure.what());
}

}  // namespace instar::testing
