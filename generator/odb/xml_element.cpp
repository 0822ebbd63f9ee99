#include "generator/odb/xml_element.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace instar::generator::odb {

struct xml_element::source {
  std::string text, file;
  pugi::xml_document document;

  [[nodiscard]] error malformed(const std::string& what, std::size_t offset) const {
    const auto before = std::string_view(text).substr(0, offset);
    const auto line = std::ranges::count(before, '\n') + 1;
    const auto line_begin = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
    return error(error_code::malformed, what,
                 {.where = file + ":" + std::to_string(line) + ":" + std::to_string(offset - line_begin + 1),
                  .state = "nothing was written.",
                  .remedy = "instar reads what the ODB compiler writes, format 1 of its changelog (2.4 to 2.6). Let it "
                            "write the file anew."});
  }

  /// Where an attribute stands in the tag that begins at `offset`, outside the values of others.
  [[nodiscard]] std::size_t offset_of(std::string_view attribute, std::size_t offset) const {
    char within = 0;
    for (auto at = offset; at < text.size() && (within != 0 || text[at] != '>'); ++at) {
      const char c = text[at];
      if (within != 0 ? c == within : c == '"' || c == '\'') within = within != 0 ? '\0' : c;
      if (within == 0 && at > offset && (text[at - 1] == ' ' || text[at - 1] == '\n' || text[at - 1] == '\t') &&
          std::string_view(text).substr(at).starts_with(attribute))
        return at;
    }
    return offset;
  }
};

xml_element xml_element::root_of(std::string_view text, std::string_view file) {
  auto from = std::make_shared<source>();
  from->text = text;
  from->file = file;
  // As a fragment, because otherwise what stands around the root is passed over in silence.
  const auto result =
      from->document.load_buffer(from->text.data(), from->text.size(),
                                 pugi::parse_default | pugi::parse_fragment | pugi::parse_doctype, pugi::encoding_utf8);
  if (!result)
    throw from->malformed("this is not XML: " + std::string(result.description()),
                          static_cast<std::size_t>(result.offset));
  const auto root = from->document.document_element();
  if (!root) throw from->malformed("this is not XML: there is no element", 0);
  for (const auto& other : from->document.children())
    if (other != root)
      throw from->malformed("there is more than the element <" + std::string(root.name()) + ">",
                            static_cast<std::size_t>(std::max<std::ptrdiff_t>(other.offset_debug(), 0)));
  return {from, root};
}

void xml_element::expect_attributes(std::initializer_list<std::string_view> known) const {
  std::set<std::string_view> seen;
  for (const auto& attribute : node_.attributes()) {
    const std::string_view name = attribute.name();
    if (std::ranges::find(known, name) == known.end())
      throw malformed("unknown attribute '" + std::string(name) + "' of <" + std::string(this->name()) + ">", name);
    if (!seen.insert(name).second) throw malformed("the attribute '" + std::string(name) + "' is given twice", name);
  }
}

std::optional<std::string> xml_element::find(const char* attribute) const {
  const auto found = node_.attribute(attribute);
  return found ? std::optional<std::string>(found.value()) : std::nullopt;
}

std::string xml_element::text(const char* attribute) const {
  auto found = find(attribute);
  if (!found || found->empty()) throw malformed("<" + std::string(name()) + "> has no " + attribute);
  return *std::move(found);
}

std::string xml_element::text_or_empty(const char* attribute) const { return find(attribute).value_or(""); }

bool xml_element::truth(const char* attribute) const {
  const auto value = text(attribute);
  if (value != "true" && value != "false") throw wrong_value(attribute, "true or false");
  return value == "true";
}

std::string xml_element::one_of(const char* attribute, std::initializer_list<std::string_view> known) const {
  const auto value = find(attribute);
  if (!value) return {};
  std::string expected;
  for (const auto& one : known) expected += (expected.empty() ? "" : ", ") + std::string(one);
  if (std::ranges::find(known, *value) == known.end()) throw wrong_value(attribute, "one of " + expected);
  return *value;
}

std::vector<xml_element> xml_element::children() const {
  std::vector<xml_element> all;
  for (const auto& child : node_.children()) {
    if (child.type() != pugi::node_element)
      throw malformed("<" + std::string(name()) + "> holds text, and no element of a changelog does");
    all.push_back({source_, child});
  }
  return all;
}

void xml_element::expect_no_children() const {
  if (const auto all = children(); !all.empty()) throw all.front().unknown();
}

error xml_element::malformed(const std::string& what, std::string_view attribute) const {
  const auto begin = static_cast<std::size_t>(node_.offset_debug());
  return source_->malformed(what, attribute.empty() ? begin : source_->offset_of(attribute, begin));
}

error xml_element::unknown() const {
  return malformed("unknown element <" + std::string(name()) + "> in <" + node_.parent().name() + ">");
}

error xml_element::wrong_value(const char* attribute, const std::string& expected) const {
  return malformed(std::string(attribute) + " is '" + text_or_empty(attribute) + "', and not " + expected, attribute);
}

}  // namespace instar::generator::odb
