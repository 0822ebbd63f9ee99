#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include <instar/dsl.hpp>
#include <instar/dsl/image.hpp>

#include "frames.hpp"

namespace naming {

using namespace instar::dsl;

struct parent {
  INSTAR_DEFINE_STRUCT(parent, (std::int64_t, a), (std::int64_t, b));
};
struct child {
  INSTAR_DEFINE_STRUCT(child, (std::int64_t, x), (std::int64_t, y), (std::int64_t, z));
};

inline constexpr auto parents = table<parent>("one.parents", primary_key(&parent::a, &parent::b));
inline constexpr auto children =
    table<child>("two.children", column(&child::x).primary_key(), column(&child::z).unique(),
                 foreign_key(columns(&child::x, &child::y), columns(&parent::a, &parent::b)), unique(&child::y),
                 index(&child::y, &child::z), check("positive", sql("{} > 0", &child::x)));

inline constexpr schema<parents, children> by_instar{};
inline constexpr schema<parents, children> by_user{
    .naming = {.primary_key = "%(table_name)s_%(column_0_name)s_pkey",
               .unique = "%(column_0N_name)s_key",
               .foreign_key = "%(column_1_name)s_to_%(referred_table_name)s_%(referred_column_1_name)s",
               .index = "the %(table_name)s",
               .check = "ck_%(table_name)s_%(constraint_name)s"}};

// What is cut off begins in the middle of a character of two bytes.
inline constexpr auto long_ones =
    table<child>("children_of_a_table_whose_name_is_rather_long", column(&child::x).primary_key(),
                 column(&child::y).named("\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc\u00fc"),
                 unique(&child::y, &child::z), index(&child::y));
inline constexpr schema<long_ones> cut{};

}  // namespace naming

namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// The name that stands behind some words.
std::string name_behind(std::string_view text, std::string_view words) {
  const auto rest = text.substr(text.find(words) + words.size());
  return std::string(rest.substr(0, rest.find(" (")));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(naming_convention)

BOOST_AUTO_TEST_CASE(names_leave_out_the_schema_of_a_table) {
  const auto text = text_in(instar::dsl::image<naming::by_instar>::frames[2]);
  BOOST_TEST(has(text, "  primary key pk_children (x)\n"));
  BOOST_TEST(has(text, "  foreign key fk_children_x_y_parents (x, y) references \"one.parents\" (a, b)\n"));
}

BOOST_AUTO_TEST_CASE(the_user_has_his_own) {
  const auto text = text_in(instar::dsl::image<naming::by_user>::frames[2]);
  BOOST_TEST(has(text, "  primary key children_x_pkey (x)\n"));
  BOOST_TEST(has(text, "  unique z_key (z)\n"));
  BOOST_TEST(has(text, "  foreign key y_to_parents_b (x, y)"));
  BOOST_TEST(has(text, "  unique y_key (y)\n"));
  BOOST_TEST(has(text, "  index \"the children\" (y, z)\n"));
  BOOST_TEST(has(text, "  check ck_children_positive `"));
}

BOOST_AUTO_TEST_CASE(a_long_name_is_cut_and_still_tells_apart) {
  const auto text = text_in(instar::dsl::image<naming::cut>::frames[1]);
  const auto unique = name_behind(text, "  unique ");
  const auto index = name_behind(text, "  index ");
  BOOST_TEST(unique.size() == 62u + 2u);  // and the quotes
  BOOST_TEST(unique.starts_with("\"uq_children_of_a_table_whose_name_is_rather_long_\u00fc\u00fc_"));
  BOOST_TEST(index.starts_with("\"ix_children_of_a_table_whose_name_is_rather_long_\u00fc\u00fc_"));
  BOOST_TEST(unique.substr(unique.size() - 9) != index.substr(index.size() - 9));
}

BOOST_AUTO_TEST_SUITE_END()
