#pragma once

/// The verbs for what a schema has beside tables: types, sequences, routines, views, triggers and so on.
///
/// Each takes a name, for some what it is on, and then properties; `renamed_from("...")` says what it was called
/// before. The SQL of a definition is kept as it is written, for each database its own:
///
///     inline constexpr auto open_tasks = view("open_tasks", definition("SELECT * FROM tasks WHERE status = 'open'"));
///     inline constexpr auto touch = trigger("touch", tasks,
///         in(postgresql, definition("BEFORE UPDATE ON tasks FOR EACH ROW EXECUTE FUNCTION touch()")),
///         in(sqlite, definition("AFTER UPDATE ON tasks BEGIN ... END")));

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <instar/dsl/constraint.hpp>
#include <instar/dsl/enumeration.hpp>
#include <instar/dsl/pools.hpp>
#include <instar/dsl/properties.hpp>
#include <instar/dsl/reflection.hpp>
#include <instar/dsl/table.hpp>
#include <instar/dsl/view.hpp>

namespace instar::dsl {

/// An object; `Type` is the C++ type that it stands for, or void.
template <class Type, sizes Size, std::size_t Renamed = 0>
struct object_description : detail::pools<Size> {
  using struct_type = Type;

  object_kind kind = {};
  std::string_view name = {};
  phrase on = {};
  phrase renamed_from = {};
  detail::some<renamed_label_note, Renamed> renamed_labels = {};

  /// The object without its types.
  [[nodiscard]] constexpr detail::part_view view() const {
    detail::part_view result{.is_table = false,
                             .kind = kind,
                             .name = name,
                             .on = on,
                             .renamed_from = renamed_from,
                             .said = {0, Size.properties},
                             .notes = detail::pools<Size>::view(),
                             .renamed_labels = renamed_labels.data(),
                             .renamed_label_count = Renamed};
    if constexpr (!std::is_void_v<Type>) result.id = detail::id_of<Type>;
    if constexpr (described_enum<Type>) {
      result.labels = enumeration<Type>::labels;
      result.label_count = std::size(enumeration<Type>::labels);
    }
    return result;
  }
};

/// A composite type: its attributes are the members of a struct.
template <class Struct, sizes Size>
struct composite_description : object_description<Struct, Size> {
  [[nodiscard]] constexpr detail::part_view view() const {
    auto result = object_description<Struct, Size>::view();
    result.fields = detail::fields_of<Struct>;
    return result;
  }
};

namespace detail {

template <class Item>
concept object_item = property_item<Item> || std::same_as<Item, renamed_note> || std::same_as<Item, renamed_label_note>;

/// Takes what is said of an object into its description.
template <class Object>
struct object_filling {
  Object& object;
  sizes used = {};
  std::size_t labels = 0;
  template <sizes Size>
  constexpr void add(const pools<Size>& item) {
    object.append(used, item);
  }
  constexpr void add(const renamed_note& item) { object.renamed_from = item.from; }
  constexpr void add(const renamed_label_note& item) { object.renamed_labels.all[labels++] = item; }
};

template <class Object, class... Items>
[[nodiscard]] constexpr Object object_of(object_kind kind, phrase name, phrase on, const Items&... items) {
  Object result;
  result.kind = kind;
  result.name = name;
  result.on = on;
  [[maybe_unused]] object_filling<Object> filling{result};
  (filling.add(items), ...);
  return result;
}

template <class... Items>
inline constexpr sizes size_of_items = (sizes{} + ... + size_of_item<Items>);

template <class Type, class... Items>
using object_with =
    object_description<Type, size_of_items<Items...>, (std::size_t{0} + ... + std::same_as<Items, renamed_label_note>)>;

[[nodiscard]] constexpr phrase name_of(phrase name) { return name; }
template <described_part Part>
[[nodiscard]] constexpr phrase name_of(const Part& part) {
  return part.name;
}

}  // namespace detail

// Types.

/// Says what a label of an enumeration was before, so that a migration renames it.
template <described_enum Enum>
[[nodiscard]] constexpr renamed_label_note renamed_label(phrase from, Enum to) {
  return {from, to_label(to)};
}

/// Makes a type of the database of an enumeration that INSTAR_ENUM describes. Columns of it have this type, where they
/// were text without it.
///
///     enumeration_type<status>("task_status", renamed_label("doing", status::in_progress))
template <described_enum Enum, detail::object_item... Items>
[[nodiscard]] constexpr auto enumeration_type(phrase name, const Items&... items) {
  return detail::object_of<detail::object_with<Enum, Items...>>(object_kind::enumeration, name, {}, items...);
}

/// Makes a composite type of a struct whose members are known; columns of that struct have this type.
template <reflected Struct, detail::object_item... Items>
[[nodiscard]] constexpr auto composite(phrase name, const Items&... items) {
  return detail::object_of<composite_description<Struct, detail::size_of_items<Items...>>>(object_kind::composite, name,
                                                                                           {}, items...);
}

/// Makes a domain: a type with constraints. Columns get it by `.type(declared_type("mail"))`, or when it is made for
/// their C++ type: `domain<app::mail>(...)`.
///
///     domain("mail", "varchar(200)", expression(sql("VALUE LIKE '%@%'")), check_name("mail_has_at"))
template <class Type = void, detail::object_item... Items>
[[nodiscard]] constexpr auto domain(phrase name, phrase sql_type, const Items&... items) {
  return detail::object_of<detail::object_with<Type, property<>, Items...>>(object_kind::domain, name, {},
                                                                            type(sql_type), items...);
}

// The rest.

#define INSTAR_OBJECT_VERB(VERB, KIND)                                                                    \
  template <detail::object_item... Items>                                                                 \
  [[nodiscard]] constexpr auto VERB(phrase name, const Items&... items) {                                 \
    return detail::object_of<detail::object_with<void, Items...>>(object_kind::KIND, name, {}, items...); \
  }
#define INSTAR_OBJECT_VERB_ON(VERB, KIND)                                                                       \
  template <class On, detail::object_item... Items>                                                             \
  [[nodiscard]] constexpr auto VERB(phrase name, const On& on, const Items&... items) {                         \
    return detail::object_of<detail::object_with<void, Items...>>(object_kind::KIND, name, detail::name_of(on), \
                                                                  items...);                                    \
  }

/// A namespace of PostgreSQL; a table is in it whose name says so, as `table<invoice>("billing.invoices", ...)`.
INSTAR_OBJECT_VERB(database_schema, schema)
/// `extension("citext", version("1.6"), in_schema("public"))`
INSTAR_OBJECT_VERB(extension, extension)
/// `sequence("invoice_numbers", start(1000), increment(10))`
INSTAR_OBJECT_VERB(sequence, sequence)
/// `function("touch", returns("trigger"), definition("LANGUAGE plpgsql AS $$ ... $$"))`, and `arguments("a integer")`
INSTAR_OBJECT_VERB(function, function)
/// `procedure("tidy", arguments("days integer"), definition("LANGUAGE sql AS $$ ... $$"))`
INSTAR_OBJECT_VERB(procedure, procedure)
/// `view("open_tasks", definition("SELECT ..."))`
INSTAR_OBJECT_VERB(view, view)
/// `materialized_view("totals", definition("SELECT ..."), without_data())`
INSTAR_OBJECT_VERB(materialized_view, materialized_view)
/// Anything else, by the statements that make it and take it away: `custom("ix_totals", create("CREATE ..."),
/// drop("DROP ..."), needs("totals"))`
INSTAR_OBJECT_VERB(custom, custom)
/// `partition("events_2026", events, bounds("FROM ('2026-01-01') TO ('2027-01-01')"))`
INSTAR_OBJECT_VERB_ON(partition, partition)
/// `trigger("touch", tasks, definition("BEFORE UPDATE ON tasks FOR EACH ROW EXECUTE FUNCTION touch()"))`
INSTAR_OBJECT_VERB_ON(trigger, trigger)
/// `policy("own_rows", tasks, command("SELECT"), showing("owner = current_user"))`
INSTAR_OBJECT_VERB_ON(policy, policy)
/// `grant("reader", tasks, privileges("SELECT"))`: the role, what it is about, and what it may do
INSTAR_OBJECT_VERB_ON(grant, grant)

#undef INSTAR_OBJECT_VERB
#undef INSTAR_OBJECT_VERB_ON

}  // namespace instar::dsl
