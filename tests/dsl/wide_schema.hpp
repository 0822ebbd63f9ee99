#pragma once

#include <chrono>

#include <instar/dsl.hpp>

/// A schema with what only one database has: properties, keys of every sort, rows, and objects beside tables.
namespace wide {

enum class mood { calm, wild };

struct address {
  INSTAR_DEFINE_STRUCT(address, (std::string, street), (std::optional<std::int32_t>, number));
};

/// No literal type, as many are.
struct mail {
  mail();
  ~mail();
  std::string text;
};

struct person {
  INSTAR_DEFINE_STRUCT(person, (std::int64_t, id), (std::string, name), (wide::mood, mood),
                       (std::vector<wide::mood>, moods), (std::optional<wide::address>, home),
                       (std::vector<std::vector<std::string>>, tags), (std::chrono::seconds, wait),
                       (std::chrono::local_seconds, born), (std::int64_t, twice), (wide::mail, mail));
};

struct booking {
  INSTAR_DEFINE_STRUCT(booking, (std::int64_t, id), (std::int64_t, room), (std::string, during),
                       (std::optional<std::int64_t>, guest));
};

struct level {
  INSTAR_DEFINE_STRUCT(level, (std::int32_t, id), (std::string, label), (wide::mood, mood),
                       (std::optional<double>, weight));
};

}  // namespace wide

INSTAR_ENUM(wide::mood, calm, wild);

namespace wide {

using namespace instar::dsl;

inline constexpr auto moods =
    enumeration_type<mood>("mood", renamed_label("crazy", mood::wild), comment("how one is"), renamed_from("temper"));
inline constexpr auto addresses = composite<address>("address");
inline constexpr auto mails =
    domain<mail>("mail", "varchar(200)", expression(sql("VALUE LIKE '%@%'")), check_name("mail_has_at"), not_null());

inline constexpr auto people = table<person>(
    "people",  //
    column(&person::id).primary_key().identity().with(always(), start(100), increment(-10)),
    column(&person::name).with(comment("it's"), in(postgresql, storage("external")), collation("C")),
    column(&person::mood).default_value(mood::calm),
    column(&person::twice).with(generated(sql("{} * 2", &person::id)), in(sqlite, type("INT"))),
    index("ix_people_lower", key(sql("lower({})", &person::name)).with(operator_class("text_pattern_ops")),
          key(&person::id).with(descending(), nulls_last()))
        .where(sql("{} > 3", &person::id))
        .with(in(sqlite, where(sql("{} > 4", &person::id))), method("btree"), include(&person::twice, &person::wait)),
    unique(&person::name, &person::twice)
        .renamed_from("uq_old")
        .with(nulls_not_distinct(), deferrable(), initially_deferred()),
    index(key(&person::name).with(nulls_first())).renamed_from("ix_old"),
    check("ck_people_id", sql("{} > 0", &person::id)).with(no_inherit(), not_valid()), comment("who"),
    in(postgresql, parameters("fillfactor=70")), unlogged());

inline constexpr auto levels =
    table<level>("levels", column(&level::id).primary_key(), column(&level::mood).default_value(mood::calm),
                 row(value(&level::id, 1), value(&level::label, "it's"), value(&level::mood, mood::wild),
                     value(&level::weight, "0.5")),
                 row(value(&level::id, 2), value(&level::label, sql("upper('high')")), value(&level::weight, null)));

inline constexpr auto bookings = table<booking>(
    "rooms.bookings",  //
    primary_key(&booking::id, &booking::room).with(include(&booking::guest)),
    column(&booking::during).type(types::tstzrange),
    foreign_key(&booking::guest, &person::id).on_delete(set_null).with(set_columns(&booking::guest), match_full()),
    exclude("ex_bookings", key(&booking::room).with(compared_by("=")), key(&booking::during).with(compared_by("&&")))
        .where(sql("{} > 0", &booking::room))
        .with(method("gist"), only(postgresql)),
    partition_by(sql("RANGE ({})", &booking::id)));

inline constexpr auto rooms = database_schema("rooms");
inline constexpr auto first_bookings = partition("rooms.bookings_1", bookings, bounds("FROM (1) TO (10)"));
inline constexpr auto adults = view("adults", definition("SELECT 1"), in(sqlite, definition("SELECT 2")));
inline constexpr auto totals = materialized_view("totals", definition("SELECT 3"), without_data(), needs("adults"));
inline constexpr auto touch =
    function("touch", arguments("a integer"), returns("trigger"), definition("LANGUAGE sql AS $$ x $$"));
inline constexpr auto tidy = procedure("tidy", definition("LANGUAGE sql AS $$ y $$"));
inline constexpr auto touching =
    trigger("touching", people, definition("BEFORE UPDATE ON people FOR EACH ROW x"), renamed_from("old_touching"));
inline constexpr auto watching = trigger("watching", adults, definition("INSTEAD OF INSERT ON adults x"));
inline constexpr auto own = policy("own", people, command("SELECT"), showing("true"), restrictive());
inline constexpr auto reading = grant("reader", people, privileges("SELECT"), grant_option());
inline constexpr auto citext = extension("citext", version("1.6"), in_schema("public"));
inline constexpr auto numbers = sequence("numbers", start(5), cycle());
inline constexpr auto other = custom("other", create("CREATE x"), drop("DROP x"), needs("people"));

inline constexpr instar::dsl::schema<moods, addresses, mails, people, bookings, levels, rooms, first_bookings, adults,
                                     totals, touch, tidy, touching, watching, own, reading, citext, numbers, other>
    schema{.naming = {.unique = "%(table_name)s_%(column_0_N_name)s_key"}};

}  // namespace wide
