#include "runtime/completion.hpp"

#include "runtime/command_line.hpp"

namespace instar {
namespace {

constexpr std::string_view for_bash = R"sh(_%F() {
  local word=${COMP_WORDS[COMP_CWORD]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W migrate -- "$word"))
  elif [ "${COMP_WORDS[1]}" = migrate ]; then
    COMPREPLY=($(compgen -W "$("$1" migrate completion words "${COMP_WORDS[@]:2:COMP_CWORD-2}" 2>/dev/null)" -- "$word"))
  fi
}
complete -o default -F _%F %P
)sh";

constexpr std::string_view for_zsh = R"sh(#compdef %P
_%F() {
  local -a next
  if (( CURRENT == 2 )); then
    next=(migrate)
  elif [[ ${words[2]} == migrate ]]; then
    next=(${(f)"$("${words[1]}" migrate completion words "${(@)words[3,CURRENT-1]}" 2>/dev/null)"})
  fi
  compadd -a next
  (( ${#next} )) || _files
}
compdef _%F %P
)sh";

std::string with(std::string text, std::string_view mark, std::string_view instead) {
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + instead.size()))
    text.replace(at, mark.size(), instead);
  return text;
}

std::string function_name(std::string_view program) {
  std::string name(program);
  for (char& c : name)
    if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) c = '_';
  return name + "_migrate";
}

}  // namespace

std::string completion_script(std::string_view shell, std::string_view program) {
  const std::string script(shell == "zsh" ? for_zsh : for_bash);
  return with(with(script, "%F", function_name(program)), "%P", program);
}

std::string completion_words(const std::vector<std::string>& words, const history& known) {
  std::vector<std::string> symbols = {"heads", "head", "base", "current"};
  for (const auto& entry : known.entries()) {
    symbols.emplace_back(entry.revision);
    for (const auto label : entry.labels()) symbols.emplace_back(label);
  }
  std::string text;
  for (const auto& word : next_words(words, symbols)) text += word + '\n';
  return text;
}

}  // namespace instar
