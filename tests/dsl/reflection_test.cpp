#include <boost/hana.hpp>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "task_schema.hpp"

namespace hana = boost::hana;
using instar::dsl::member_list;
using instar::dsl::reflection;

namespace app {

// More members than Boost.Hana's own macros take, and a type with commas.
#define EIGHT(p) (int, p##0), (int, p##1), (int, p##2), (int, p##3), (int, p##4), (int, p##5), (int, p##6), (int, p##7)
struct wide {
  INSTAR_DEFINE_STRUCT(wide, EIGHT(a), EIGHT(b), EIGHT(c), EIGHT(d), EIGHT(e), EIGHT(f), EIGHT(g), EIGHT(h), EIGHT(i),
                       EIGHT(j), EIGHT(k), EIGHT(l), EIGHT(m), EIGHT(n), EIGHT(o), (int, p0), (int, p1), (int, p2),
                       (int, p3), (int, p4), (int, p5), (int, p6), (std::array<std::pair<int, long>, 2>, last));
};

// Arguments are taken by the sixteen.
struct of_sixteen {
  INSTAR_DEFINE_STRUCT(of_sixteen, EIGHT(a), EIGHT(b));
};
struct of_seventeen {
  INSTAR_DEFINE_STRUCT(of_seventeen, EIGHT(a), EIGHT(b), (int, last));
};

// Behind the first 128 they are taken in another way.
#define SIXTY_FOUR(p) \
  EIGHT(p##a), EIGHT(p##b), EIGHT(p##c), EIGHT(p##d), EIGHT(p##e), EIGHT(p##f), EIGHT(p##g), EIGHT(p##h)
#define MOST(p)                                                                                               \
  SIXTY_FOUR(p##a), SIXTY_FOUR(p##b), SIXTY_FOUR(p##c), SIXTY_FOUR(p##d), SIXTY_FOUR(p##e), SIXTY_FOUR(p##f), \
      SIXTY_FOUR(p##g), SIXTY_FOUR(p##h)
struct of_129 {
  INSTAR_DEFINE_STRUCT(of_129, SIXTY_FOUR(a), SIXTY_FOUR(b), (int, last));
};
struct of_144 {
  INSTAR_DEFINE_STRUCT(of_144, SIXTY_FOUR(a), SIXTY_FOUR(b), EIGHT(c), EIGHT(d));
};
struct of_1600 {
  INSTAR_DEFINE_STRUCT(of_1600, MOST(a), MOST(b), MOST(c), SIXTY_FOUR(d));
};

struct not_reflected {
  int id;
};

}  // namespace app

BOOST_AUTO_TEST_SUITE(reflecting)

BOOST_AUTO_TEST_CASE(names_and_members_of_every_macro) {
  static_assert(std::is_same_v<reflection<app::category>::members,
                               member_list<app::category, &app::category::id, &app::category::name>>);
  static_assert(std::is_same_v<reflection<app::tag>::members, member_list<app::tag, &app::tag::id, &app::tag::label>>);
  static_assert(std::is_same_v<reflection<app::task_tag>::members,
                               member_list<app::task_tag, &app::task_tag::task_id, &app::task_tag::tag_id>>);
  static_assert(
      std::is_same_v<reflection<app::note>::members, member_list<app::note, &app::note::id, &app::note::text>>);
  static_assert(!instar::dsl::reflected<app::not_reflected> && !instar::dsl::reflected<int>);
  BOOST_TEST(reflection<app::category>::names[1] == "name");
  BOOST_TEST(reflection<app::tag>::names[1] == "label");
  BOOST_TEST(reflection<app::task_tag>::names[1] == "tag_id");
  BOOST_TEST(reflection<app::note>::names[0] == "id");
}

BOOST_AUTO_TEST_CASE(structs_may_have_128_members) {
  BOOST_TEST(reflection<app::wide>::size == 128u);
  BOOST_TEST(reflection<app::wide>::names[127] == "last");
}

BOOST_AUTO_TEST_CASE(structs_may_be_as_wide_as_a_table_of_postgresql) {
  BOOST_TEST(reflection<app::of_129>::size == 129u);
  BOOST_TEST(reflection<app::of_129>::names[127] == "bh7");
  BOOST_TEST(reflection<app::of_129>::names[128] == "last");
  BOOST_TEST(reflection<app::of_144>::size == 144u);
  BOOST_TEST(reflection<app::of_144>::names[143] == "d7");
  BOOST_TEST(reflection<app::of_1600>::size == 1600u);
  BOOST_TEST(reflection<app::of_1600>::names[1599] == "dh7");
}

BOOST_AUTO_TEST_CASE(no_member_is_lost_where_a_row_of_them_ends) {
  BOOST_TEST(reflection<app::of_sixteen>::size == 16u);
  BOOST_TEST(reflection<app::of_seventeen>::size == 17u);
  BOOST_TEST(reflection<app::of_seventeen>::names[16] == "last");
}

BOOST_AUTO_TEST_CASE(structs_stay_plain) {
  static_assert(std::is_aggregate_v<app::category> && std::is_standard_layout_v<app::task_tag>);
  const app::category plain{7, "home"};
  BOOST_TEST(plain.id == 7);
  BOOST_TEST(app::tag{}.label == "none");
}

BOOST_AUTO_TEST_CASE(hana_reads_and_writes_members) {
  static_assert(hana::Struct<app::task>::value && hana::Struct<app::tag>::value);
  app::tag tag{3, "urgent"};
  BOOST_TEST(hana::at_key(tag, BOOST_HANA_STRING("label")) == "urgent");
  hana::at_key(tag, BOOST_HANA_STRING("id")) = 4;
  BOOST_TEST(tag.id == 4);

  app::category category{1, "home"};
  std::vector<std::string> seen;
  hana::for_each(category, [&](const auto& member) { seen.emplace_back(hana::to<const char*>(hana::first(member))); });
  BOOST_TEST(seen == (std::vector<std::string>{"id", "name"}), boost::test_tools::per_element());
  static_assert(decltype(hana::size(hana::members(category)))::value == 2);
  const auto keys = hana::make_tuple(BOOST_HANA_STRING("id"), BOOST_HANA_STRING("name"));
  static_assert(decltype(hana::keys(category) == keys)::value);
  BOOST_TEST(hana::to_map(category)[BOOST_HANA_STRING("name")] == "home");
}

BOOST_AUTO_TEST_CASE(tables_tell_what_data_access_needs) {
  static_assert(instar::dsl::described_table<std::remove_const_t<decltype(app::tasks)>>);
  static_assert(std::is_same_v<decltype(app::tasks)::struct_type, app::task>);
  const auto& tasks = app::tasks;  // as at run time
  BOOST_TEST(tasks.name == "tasks");
  BOOST_TEST(tasks.column_names()[3] == "category_id");
  BOOST_TEST(tasks.is_identity(0));
  BOOST_TEST(!tasks.is_identity(1));
  BOOST_TEST(app::task_tags.is_primary_key(1));
  BOOST_TEST(!tasks.is_primary_key(1));
}

BOOST_AUTO_TEST_CASE(enumerations_have_labels) {
  static_assert(instar::dsl::described_enum<app::status> && !instar::dsl::described_enum<int>);
  BOOST_TEST(instar::dsl::to_label(app::status::in_progress) == "in_progress");
  BOOST_TEST(instar::dsl::to_label(static_cast<app::status>(9)) == "");
  BOOST_TEST(instar::dsl::enumeration<app::status>::labels[2] == "done");
  BOOST_TEST((instar::dsl::enumeration<app::status>::values[2] == app::status::done));
}

BOOST_AUTO_TEST_SUITE_END()
