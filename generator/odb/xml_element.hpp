#pragma once

/// An element of an XML file whose grammar is known: whatever else is in it is an error that says where.

#include <initializer_list>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <instar/error.hpp>

namespace instar::generator::odb {

/// Keeps its file alive; copying one is cheap.
class xml_element {
 public:
  /// The root of a file. Throws `error` (`malformed`) when the text is not XML; `file` is only named in errors.
  [[nodiscard]] static xml_element root_of(std::string_view text, std::string_view file);

  [[nodiscard]] std::string_view name() const { return node_.name(); }

  /// Throws when there is an attribute that is none of these.
  void expect_attributes(std::initializer_list<std::string_view> known) const;

  [[nodiscard]] std::optional<std::string> find(const char* attribute) const;
  [[nodiscard]] std::string text(const char* attribute) const;           ///< which has to be there
  [[nodiscard]] std::string text_or_empty(const char* attribute) const;  ///< empty when it is not there
  [[nodiscard]] bool truth(const char* attribute) const;                 ///< `true` or `false`; has to be there
  /// Empty when it is not there.
  [[nodiscard]] std::string one_of(const char* attribute, std::initializer_list<std::string_view> known) const;

  /// Throws when there is anything but elements.
  [[nodiscard]] std::vector<xml_element> children() const;
  void expect_no_children() const;

  /// An error about this element, or about an attribute of it.
  [[nodiscard]] error malformed(const std::string& what, std::string_view attribute = {}) const;
  [[nodiscard]] error unknown() const;

 private:
  struct source;
  xml_element(std::shared_ptr<const source> from, pugi::xml_node node) : source_(std::move(from)), node_(node) {}
  [[nodiscard]] error wrong_value(const char* attribute, const std::string& expected) const;

  std::shared_ptr<const source> source_;
  pugi::xml_node node_;
};

}  // namespace instar::generator::odb
