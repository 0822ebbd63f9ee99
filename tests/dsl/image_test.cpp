#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include <instar/dsl/image.hpp>
#include "frames.hpp"
#include "kinds_schema.hpp"
#include "task_schema.hpp"

namespace {

const auto& tasks = instar::dsl::image<app::schema>::frames;
const auto& kinds_image = instar::dsl::image<kinds::schema>::frames;

}  // namespace

BOOST_AUTO_TEST_SUITE(image)

BOOST_AUTO_TEST_CASE(has_a_frame_for_each_table_and_one_for_the_manifest) {
  BOOST_TEST(std::size(tasks) == 6u);
  BOOST_TEST(kind_of(tasks[0]) == "man");
  for (std::size_t i = 1; i < std::size(tasks); ++i) BOOST_TEST(kind_of(tasks[i]) == "tbl");
}

BOOST_AUTO_TEST_CASE(the_manifest_sums_the_checksums_of_the_tables) {
  std::uint64_t sum = 0;
  for (std::size_t i = 1; i < std::size(tasks); ++i) sum += instar::frame::checksum(text_in(tasks[i]));
  BOOST_TEST(instar::dsl::image<app::schema>::fingerprint == sum);
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(sum));
  BOOST_TEST(text_in(tasks[0]) == std::string("frames 5 fingerprint ") + hex + "\n");
}

BOOST_AUTO_TEST_CASE(columns_keys_and_hints) {
  BOOST_TEST(text_in(tasks[1]) == R"(table categories
  column id bigint not null identity
  column name varchar(100) not null
  primary key pk_categories (id)
  unique uq_categories_name (name)
)");
  BOOST_TEST(text_in(tasks[2]) == R"(table tasks
  renamed table todo
  column id bigint not null identity
  column title varchar(200) not null
  renamed column state to status
  column status text not null default 'open'
  column category_id bigint
  column due_at timestamptz
  primary key pk_tasks (id)
  foreign key fk_tasks_category_id_categories (category_id) references categories (id) on delete set null
  index ix_tasks_due_at (due_at) where `{status} <> 'done'`
  check ck_tasks_title `length({title}) > 0`
)");
}

BOOST_AUTO_TEST_CASE(structs_of_every_macro) {
  BOOST_TEST(text_in(tasks[3]) == R"(table tags
  column id bigint not null identity
  column label text not null
  primary key pk_tags (id)
  unique uq_tags_label (label)
)");
  BOOST_TEST(text_in(tasks[4]) == R"(table task_tags
  column task_id bigint not null
  column tag_id bigint not null
  primary key pk_task_tags (task_id, tag_id)
  foreign key fk_task_tags_task_id_tasks (task_id) references tasks (id) on delete cascade
  foreign key fk_task_tags_tag_id_tags (tag_id) references tags (id) on delete cascade
)");
  BOOST_TEST(text_in(tasks[5]) == R"(table notes
  column id bigint not null
  column text text not null
  primary key pk_notes (id)
)");
}

BOOST_AUTO_TEST_CASE(every_type_and_every_kind_of_default) {
  BOOST_TEST(text_in(kinds_image[1]) == R"(table everything
  column truth boolean not null default true
  column small smallint not null default -3
  column "Middle Earth" integer not null default 2147483647
  column big bigint not null default -9223372036854775808
  column long_long bigint not null
  column coarse real not null default 0.25
  column fine double not null default 1
  column words `citext` not null default 'it\'s `so`'
  column blob bytes not null
  column moment timestamptz not null default `current_timestamp`
  column ticks timestamptz not null
  column day date not null
  column mood text not null
  column maybe_mood text default 'wild'
  column maybe_blob bytes default `'{{}'::bytea`
  column key uuid not null
  primary key pk_everything (key)
  check ck_braces `{words} <> '{{x}' and {Middle Earth} is not null or '}' = '{{}'`
)");
}

BOOST_AUTO_TEST_CASE(constraints_over_several_columns) {
  BOOST_TEST(text_in(kinds_image[2]) == R"(table order_lines
  column order bigint not null
  column line integer not null
  column product text not null
  column kind text not null
  primary key the_key (order, line)
  unique uq_order_lines_product_kind (product, kind)
  index ix_by_product unique (product, order)
  index ix_order_lines_kind_product (kind, product)
)");
  BOOST_TEST(text_in(kinds_image[3]) == R"(table shipments
  column id integer not null
  column order bigint
  column line integer
  column follows bigint
  primary key pk_shipments (id)
  foreign key fk_shipments_order_line_order_lines (order, line) references order_lines (order, line) on delete set default on update cascade
  foreign key fk_chain (follows) references shipments (id) on delete restrict
)");
  BOOST_TEST(text_in(kinds_image[4]) == "table log\n  column text text not null\n");
}

BOOST_AUTO_TEST_SUITE_END()
