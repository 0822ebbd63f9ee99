#include "generator/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <instar/vocabulary/canonical_text.hpp>

#include "generator/database.hpp"
#include "generator/files.hpp"
#include "generator/lock_file.hpp"
#include "generator/name_template.hpp"
#include "generator/naming.hpp"

namespace instar::generator {
namespace {

constexpr int wrong_usage = 2;

std::string variable(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? std::string() : std::string(text);
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::string part;
  for (char c : text + separator) {
    if (c != separator)
      part += c;
    else if (!part.empty())
      parts.push_back(std::exchange(part, {}));
  }
  return parts;
}

/// `@file` stands for the lines of a file, but behind an option it is that option's value.
std::vector<std::string> with_files_expanded(const std::vector<std::string>& words) {
  std::vector<std::string> all;
  bool behind_option = false;
  for (const auto& word : words) {
    const bool is_file = word.starts_with('@') && !behind_option;
    behind_option = word.starts_with("--");
    if (!is_file) {
      all.push_back(word);
      continue;
    }
    for (auto& line : split(read_file(word.substr(1)), '\n')) all.push_back(std::move(line));
  }
  return all;
}

bool says_yes(const std::string& text) { return !text.empty() && text != "0"; }

std::string identifier(const std::string& text) {
  return canonical::is_bare_name(text)
             ? ""
             : "'" + text + "' is no C++ identifier, and the chain is a variable of that name";
}

std::string revision_id(const std::string& text) {
  return is_revision(text)
             ? ""
             : "'" + text +
                   "' is no revision: it may have letters, digits and _, and not be head, heads, base or current";
}

std::string moment(const std::string& text) {
  const bool digits = std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '_'; });
  return digits && text.size() == 13 && text.find('_') == 8 && text.rfind('_') == 8
             ? ""
             : "'" + text + "' is no time: yyyymmdd_hhmm";
}

/// One word each time, whatever it begins with: `--rewrite=python3 --rewrite=-u`.
void add_words(CLI::App& command, const std::string& name, std::vector<std::string>& words, const std::string& what) {
  command.add_option(name, words, what)->allow_extra_args(false);
}

void add_common(CLI::App& command, request& asked) {
  command.add_option("--name", asked.name, "the chain, a C++ identifier")->required()->check(identifier);
  command.add_option("--directory", asked.directory, "holds migrations, snapshot and lock file")->required();
  command.add_option("--header", asked.header, "declares the schema; only named in messages");
  auto* source = command.add_option_group("source", "where the schema is declared");
  source->add_option("--schema-object", asked.schema_objects, "object files with the schema's image, one for each part")
      ->expected(1, -1);
  source->add_option("--odb-changelogs", asked.odb_changelogs, "changelogs of the ODB compiler, one for each database");
  source->add_option("--source-missing", asked.source_missing, "why there is none; only what is committed is checked");
  source->require_option(1);
  command.add_option("--migration-objects", asked.migration_objects, "object files with the migrations' images")
      ->expected(0, -1);
  command.add_option("--build-command", asked.build_command,
                     "as in `cmake --build build --target app_migrations`; only named in messages");
  command.add_flag("--several-heads", asked.several_heads, "branches are kept apart on purpose");
  add_words(command, "--select", asked.selected.included,
            "only these tables and objects: NAME or KIND:NAME, with * and ?");
  add_words(command, "--exclude", asked.selected.excluded, "all but these");
  command.add_option("--file-template", asked.file_template, "of {date}, {time}, {id} and {slug}")
      ->check(object_to_file_template);
  command.add_option("--id-template", asked.id_template, "of {number}, {random}, {date} and {time}")
      ->check(object_to_id_template);
  add_words(command, "--rewrite", asked.rewrite,
            "a word of a command that reads a new migration's canonical text and writes it as it shall be");
  add_words(command, "--after-writing", asked.after_writing, "a word of a command that is given each file written");
  command.add_option("--dialects", asked.dialect_names, "databases to check for and to make at once; without it, all")
      ->expected(0, -1);
}

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& what, request& asked) {
  auto* command = app.add_subcommand(name, what);
  add_common(*command, asked);
  command->callback([&asked, name] { asked.command = name; });
  return command;
}

/// What a person decides about a difference.
void add_decisions(CLI::App& command, request& asked) {
  command
      .add_option("--drop", asked.dropped,
                  "confirm that `table`, `table.column` or `enumeration:label` is dropped and not renamed")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--rename", asked.renamed,
                  "`old=new`, `table.old=table.new` or `enumeration:old=enumeration:new` is a rename")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      .add_option("--using", asked.conversions,
                  "`table.column=SQL`: how a value of the new type is made from one of the old, as {column}")
      ->allow_extra_args(false);
  command.add_flag("--blocking", asked.blocking, "build indexes while nobody writes, in the migration's transaction");
}

void add_new_migration(CLI::App& command, request& asked) {
  command.add_option("-m,--message", asked.message, "what it does, in a few words");
  command.add_option("--now", asked.now, "yyyymmdd_hhmm for its file name")->check(moment);
  command
      .add_option("--rev-id,--revision-id", asked.revision_id,
                  "its id; without it, twelve hexadecimal digits at random")
      ->check(revision_id);
  command.add_option("--branch-label", asked.labels, "a name for the branch that begins with it")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(revision_id);
}

void add_commands(CLI::App& app, request& asked) {
  auto* check = add_command(app, "check", "prove that schema, snapshot and migrations agree", asked);
  check->add_option("--chain", asked.chain, "where to write the chain's C++ source");

  add_decisions(*add_command(app, "plan", "print what a revision would do; write nothing", asked), asked);

  auto* revision = add_command(app, "revision", "write the next migration", asked);
  add_decisions(*revision, asked);
  add_new_migration(*revision, asked);
  revision->add_flag("--empty", asked.empty, "write one without a difference, for a data migration");
  revision->add_option("--head", asked.head, "what it follows, a symbol; base for a branch of its own");
  revision->add_flag("--splice", asked.splice, "what it follows need not be a head, so that a branch begins");
  revision->add_option("--depends-on", asked.depends_on, "revisions or labels of other branches that it needs")
      ->delimiter(',')
      ->allow_extra_args(false);

  auto* merge = add_command(app, "merge", "join branches by a migration that follows them", asked);
  merge->add_option("revisions", asked.revisions, "symbols of what is merged; without them, all heads")->delimiter(',');
  merge->add_flag("--splice", asked.splice, "what is merged need not be heads, so that other branches stay");
  add_new_migration(*merge, asked);

  auto* history = add_command(app, "history", "list the migrations, newest first", asked);
  history->add_option("-r,--rev-range", asked.range, "those from a to b: a:b, a: or :b");
  history->add_flag("-v,--verbose", asked.verbose, "tell more");
  for (const auto& [name, what] : {std::pair("show", "print a migration, its operations and their SQL"),
                                   std::pair("edit", "open a migration in $VISUAL or $EDITOR")})
    add_command(app, name, what, asked)->add_option("revision", asked.revision, "a symbol; without it, the heads");

  auto* squash = add_command(app, "squash", "write one migration that replaces several", asked);
  squash->add_option("range", asked.range, "from a to b: a:b, a: or :b");
  add_new_migration(*squash, asked);

  auto* init = app.add_subcommand("init", "write a project to start from");
  init->add_option("directory", asked.directory, "where to; without it, here");
  init->add_option("--name", asked.name, "the chain, a C++ identifier; without it, app_migrations")->check(identifier);
  init->callback([&asked] { asked.command = "init"; });

  auto* difference = app.add_subcommand("diff", "print what makes one schema of another; end with 3 unless nothing");
  constexpr const char* schema = "a URL, a snapshot, an object file with a schema, or a program with migrations";
  difference->add_option("from", asked.from, schema)->required();
  difference->add_option("to", asked.to, schema)->required();
  difference->add_flag("--sql", asked.sql, "SQL and not operations");
  difference->add_option("--dialect", asked.dialect_names, "whose SQL it is, where neither is a database");
  difference->add_option("--schema", asked.schemas, "a schema of PostgreSQL to look into; without it, all that matter")
      ->allow_extra_args(false);
  difference->add_option("--ignore", asked.ignored, "a table or an object to pass over")->allow_extra_args(false);
  difference->callback([&asked] { asked.command = "diff"; });

  auto* import = app.add_subcommand("import", "declare in C++ what a database holds, with a first migration");
  import->add_option("url", asked.from, "sqlite:app.db, postgresql://user@host/database")
      ->required()
      ->check([](const std::string& word) {
        return is_database(word) ? "" : "'" + word + "' is no URL of a database: sqlite:app.db, postgresql:///app";
      });
  import->add_option("--header", asked.header, "the header to write; without it, schema.hpp");
  import->add_option("--directory", asked.directory, "where the migration goes; without it, migrations");
  import->add_option("--name", asked.name, "the chain; without it, app_migrations")->check(identifier);
  import->add_option("--namespace", asked.name_space, "of the header; without it, app")->check(identifier);
  import
      ->add_option("--tables-per-header", asked.tables_per_header,
                   "a larger schema is declared in parts; without it, 100 tables in each")
      ->check(CLI::PositiveNumber);
  import->add_option("--schema", asked.schemas, "a schema of PostgreSQL to import; without it, all")
      ->allow_extra_args(false);
  import->add_option("--ignore", asked.ignored, "a table or an object to leave out")->allow_extra_args(false);
  add_new_migration(*import, asked);
  import->callback([&asked] { asked.command = "import"; });

  auto* rebase = add_command(app, "rebase", "put a branch that no database has behind another", asked);
  rebase->add_option("--branch", asked.branch, "the branch to move; without it, the one that is all drafts");
  rebase->add_option("--onto", asked.onto, "what to put it behind; without it, the other head");

  auto* pragmas =
      add_command(app, "odb-pragmas", "write pragmas that make the structs persistent classes of ODB", asked);
  pragmas->add_option("--output", asked.output, "the header to write")->required();
  pragmas->add_option("--include", asked.includes, "the headers that define the structs")->required();
  pragmas->add_option("--structs", asked.structs, "object files with the names of the structs")->required();

  auto* review = add_command(app, "review", "show what migrations do, and record that it was seen", asked);
  review->add_flag("--yes", asked.yes, "record it without asking");
}

void fill_in(request& asked, const environment& around) {
  if (asked.command == "revision" || asked.command == "plan") {
    if (asked.dropped.empty()) asked.dropped = split(around.drop, ',');
    if (asked.renamed.empty()) asked.renamed = split(around.rename, ',');
    if (asked.conversions.empty()) asked.conversions = split(around.conversion, ';');
    asked.blocking = asked.blocking || says_yes(around.blocking);
  }
  if (asked.command == "revision" || asked.command == "merge" || asked.command == "squash" ||
      asked.command == "import") {
    if (asked.message.empty()) asked.message = around.message;
    if (asked.now.empty()) asked.now = utc_now();
    if (asked.revision_id.empty()) asked.revision_id = around.rev_id;
    if (asked.labels.empty()) asked.labels = split(around.label, ',');
  }
  if (asked.command == "revision" || asked.command == "merge") asked.splice = asked.splice || says_yes(around.splice);
  if (asked.command == "merge" && asked.revisions.empty()) asked.revisions = split(around.revisions, ',');
  if (asked.command == "revision") {
    asked.empty = asked.empty || says_yes(around.empty);
    if (asked.head.empty()) asked.head = around.head;
    if (asked.depends_on.empty()) asked.depends_on = split(around.depends_on, ',');
  }
  if ((asked.command == "history" || asked.command == "squash") && asked.range.empty()) asked.range = around.range;
  if ((asked.command == "show" || asked.command == "edit") && asked.revision.empty()) asked.revision = around.revision;
  // Not defaults of CLI11: other commands have these options as well, and it would set them for all.
  const auto unless_said = [&](std::string_view command, std::string& value, const char* usual) {
    if (asked.command == command && value.empty()) value = usual;
  };
  unless_said("init", asked.name, "app_migrations");
  unless_said("init", asked.directory, ".");
  unless_said("import", asked.name, "app_migrations");
  unless_said("import", asked.directory, "migrations");
  unless_said("import", asked.header, "schema.hpp");
  unless_said("import", asked.name_space, "app");
  if (asked.command == "rebase") {
    if (asked.branch.empty()) asked.branch = around.branch;
    if (asked.onto.empty()) asked.onto = around.onto;
  }
  if (asked.command == "review") asked.yes = asked.yes || says_yes(around.yes);
}

}  // namespace

environment environment::of_this_process() {
  return {variable("MESSAGE"),  variable("DROP"),     variable("EMPTY"),      variable("YES"),    variable("HEAD"),
          variable("SPLICE"),   variable("LABEL"),    variable("DEPENDS_ON"), variable("REV_ID"), variable("BRANCH"),
          variable("ONTO"),     variable("REVISION"), variable("RANGE"),      variable("RENAME"), variable("USING"),
          variable("BLOCKING"), variable("REVISIONS")};
}

parsed parse(const std::vector<std::string>& words, const environment& around) {
  CLI::App app("Keeps migrations and the declared schema in step.", "instar");
  app.set_version_flag("--version", "instar " INSTAR_VERSION);
  app.require_subcommand(1);
  request asked;
  add_commands(app, asked);
  auto arguments = with_files_expanded(words);
  std::ranges::reverse(arguments);  // CLI11 takes them from the back
  try {
    app.parse(arguments);
  } catch (const CLI::CallForVersion& call) {
    return {std::nullopt, {std::string(call.what()) + "\n"}};
  } catch (const CLI::Success&) {
    const auto chosen = app.get_subcommands();
    return {std::nullopt, {chosen.empty() ? app.help() : chosen.front()->help()}};
  } catch (const CLI::ParseError& failure) {
    return {std::nullopt, {std::string("instar: ") + failure.what() + "\nTry `instar --help`.\n", wrong_usage}};
  }
  (void)asked.dialects();  // an unknown one is wrong usage, whatever the command
  fill_in(asked, around);
  return {std::move(asked), {}};
}

}  // namespace instar::generator
