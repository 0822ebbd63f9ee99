#pragma once

/// A migration: one translation unit, whose operations are evaluated by the compiler and left in the object file as
/// text.
///
///     #include <instar/migration.hpp>
///
///     namespace {
///     using namespace instar::operations;
///
///     constexpr instar::revision revision{
///         .id = "3f9a1c0b72de",
///         .parents = {"9c2b7d01aaaa"},
///         .message = "add priority",
///     };
///     constexpr auto upgrade = steps(add_column("tasks", column("priority", integer).not_null().default_value(0)));
///     constexpr auto downgrade = steps(drop_column("tasks", column("priority", integer).not_null().default_value(0)));
///     }  // namespace
///
///     extern const instar::migration instar_migration_3f9a1c0b72de;
///     const instar::migration instar_migration_3f9a1c0b72de = instar::migration_of<revision, upgrade, downgrade>;
///
/// The build finds the text in the object file and never runs it; the program that links the object reads the same
/// text. This header includes little, so that a hundred such units cost what a hundred empty ones do.

#include <cstddef>
#include <string_view>

#include <instar/migration/own_steps.hpp>
#include <instar/migration/pages.hpp>
#include <instar/vocabulary/frame.hpp>

namespace instar {

/// Revisions or branch labels, sixteen at most.
struct names {
  std::string_view all[16] = {};
  [[nodiscard]] constexpr std::size_t size() const noexcept {
    std::size_t count = 0;
    while (count != 16 && !all[count].empty()) ++count;
    return count;
  }
};

/// What a migration does to programs that do not know it and go on with the database to which it was applied.
enum class to_older_programs {
  told_by_its_steps,  ///< harmless where it only adds what they can do without
  harmless,           ///< they may go on, whatever the steps are
  harmful,            ///< they have to refuse the database, whatever the steps are
};

/// Which migration this is, and where it stands in the graph.
struct revision {
  std::string_view id = {};        ///< letters, digits and `_`; the generator chooses twelve hexadecimal digits
  names parents = {};              ///< the revisions that it follows: none for a base, several where branches meet
  names depends_on = {};           ///< revisions or labels of other branches that must be applied before
  names branch_labels = {};        ///< what the branch that begins here is called
  std::string_view replaces = {};  ///< the revisions that it was squashed from, between spaces
  to_older_programs older_programs = to_older_programs::told_by_its_steps;
  std::string_view message = {};  ///< what it does, for people
};

/// A C++ function under the name by which the steps of its migration call it.
struct migration_function {
  std::string_view name;
  migration_body body;
  outside_body outside = nullptr;  ///< in the place of `body`
};

/// A migration as it is embedded in a program.
struct migration {
  const char* frame;  ///< the text with its marks, as the build finds it in the object file
  std::size_t frame_size;
  const migration_function* functions;
  std::size_t function_count;

  /// The canonical text, which `read_migration` reads.
  template <class View = std::string_view>  // deferred: making a view of a pointer and a size costs g++ 8 ms
  [[nodiscard]] constexpr View text() const noexcept {
    return frame::text_of(View(frame, frame_size));
  }

  /// The function of that name, or null.
  [[nodiscard]] constexpr const migration_function* find_function(std::string_view name) const noexcept {
    for (std::size_t i = 0; i != function_count; ++i)
      if (functions[i].name == name) return functions + i;
    return nullptr;
  }
};

namespace literal {

// As those in values.hpp: refusals by name.
void two_functions_run_under_one_name();

/// Where the steps of a constant lie.
template <std::size_t Size>
[[nodiscard]] constexpr joined_steps<1> parts_of(const steps<Size>& given) noexcept {
  return {{{given.all, given.all + Size}}};
}
template <std::size_t Size>
[[nodiscard]] constexpr const joined_steps<Size>& parts_of(const joined_steps<Size>& given) noexcept {
  return given;
}
[[nodiscard]] constexpr joined_steps<1> parts_of(const irreversible&) noexcept { return {}; }

template <class Steps>
[[nodiscard]] constexpr std::string_view reason_of(const Steps&) noexcept {
  return {};
}
[[nodiscard]] constexpr std::string_view reason_of(const irreversible& given) noexcept { return given.reason; }

[[nodiscard]] constexpr bool is_way(const irreversible&) noexcept { return false; }
template <class Steps>
[[nodiscard]] constexpr bool is_way(const Steps&) noexcept {
  return true;
}

/// Symbols are made of these and of `@ + - :`; four words are symbols themselves.
[[nodiscard]] constexpr bool is_revision_name(std::string_view name) noexcept {
  for (char c : name)
    if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '_') return false;
  return !name.empty() && name != "head" && name != "heads" && name != "base" && name != "current";
}

[[nodiscard]] constexpr bool are_revision_names(const names& given) noexcept {
  for (std::size_t i = 0; i != given.size(); ++i)
    if (!is_revision_name(given.all[i])) return false;
  return true;
}

/// The functions that steps run, each name once.
template <std::size_t Most>
struct function_list {
  migration_function all[Most == 0 ? 1 : Most] = {};
  std::size_t size = 0;

  constexpr void add(direction steps) {
    for (const sequence& part : steps)
      for (const piece& each : part)
        if (each.kind == kind::run) add(each);
  }

 private:
  constexpr void add(const piece& run) {
    for (std::size_t i = 0; i != size; ++i)
      if (all[i].name == run.name) {
        if (all[i].body != run.body || all[i].outside != run.outside_of) two_functions_run_under_one_name();
        return;
      }
    all[size++] = {run.name, run.body, run.outside_of};
  }
};

[[nodiscard]] constexpr std::size_t count_runs(direction steps) noexcept {
  std::size_t count = 0;
  for (const sequence& part : steps)
    for (const piece& each : part) count += each.kind == kind::run ? 1 : 0;
  return count;
}

template <std::size_t Most>
[[nodiscard]] constexpr function_list<Most> functions_of(const source& migration) {
  function_list<Most> functions;
  functions.add(migration.upgrade);
  functions.add(migration.downgrade);
  return functions;
}

[[nodiscard]] constexpr std::string_view word_for(to_older_programs said) noexcept {
  if (said == to_older_programs::told_by_its_steps) return {};
  return said == to_older_programs::harmless ? "harmless" : "harmful";
}

/// The constants behind one migration.
template <const auto& Revision, const auto& Upgrade, const auto& Downgrade>
struct embedded {
  static constexpr auto upgrade = parts_of(Upgrade);
  static constexpr auto downgrade = parts_of(Downgrade);
  static constexpr source text_source{Revision.id,
                                      {Revision.parents.all, Revision.parents.size()},
                                      {Revision.depends_on.all, Revision.depends_on.size()},
                                      {Revision.branch_labels.all, Revision.branch_labels.size()},
                                      Revision.replaces,
                                      word_for(Revision.older_programs),
                                      Revision.message,
                                      upgrade.whole(),
                                      downgrade.whole(),
                                      is_way(Downgrade),
                                      reason_of(Downgrade)};
  using text = framed_text<text_source>;
  static constexpr auto functions =
      functions_of<count_runs(text_source.upgrade) + count_runs(text_source.downgrade)>(text_source);
};

}  // namespace literal

/// The migration of a revision with its steps up and down, to be given external linkage as the example above does.
template <const auto& Revision, const auto& Upgrade, const auto& Downgrade>
inline constexpr migration migration_of = [] {
  static_assert(
      literal::is_revision_name(Revision.id),
      "instar: the id of a revision consists of letters, digits and _, and is not head, heads, base, current");
  static_assert(literal::are_revision_names(Revision.parents), "instar: parents are ids of revisions");
  static_assert(literal::are_revision_names(Revision.depends_on), "instar: depends_on holds ids or branch labels");
  static_assert(literal::are_revision_names(Revision.branch_labels),
                "instar: a branch label consists of letters, digits and _, and is not head, heads, base, current");
  using data = literal::embedded<Revision, Upgrade, Downgrade>;
  if constexpr (data::functions.size == 0)
    return migration{data::text::whole.all, data::text::frame_size, nullptr, 0};
  else
    return migration{data::text::whole.all, data::text::frame_size, data::functions.all, data::functions.size};
}();

}  // namespace instar
