/** The script for bash (3.2 and later). */
import { bareFlags, flagsOfPlaces, flagValues, valuesOfPlaces } from './cases.ts';
import type { Place, Values, Word } from './table.ts';

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const keys = (all: readonly string[]) => all.map(quoted).join('|');
const list = (words: readonly Word[]) => quoted(words.map(({ word }) => word).join(' '));
const values = ({ words, paths }: Values) => `words=${list(words)}; paths=${paths}`;

export function bashScript(places: readonly Place[]): string {
  const { everywhere, somewhere } = flagValues(places);
  const branches = (all: readonly string[]) => all.map((line) => `    ${line}\n`).join('');
  const paths = places.map(({ path }) => path).filter(Boolean);
  return `# Completion of glassbox for bash. Use it now:  source <(glassbox completion bash)
# or for good:  glassbox completion bash > ~/.local/share/bash-completion/completions/glassbox

_glassbox_flags() {
  case $1 in
${branches(flagsOfPlaces(places).map(({ keys: at, says }) => `${keys(at)}) words=${list(says)} ;;`))}  esac
}

_glassbox_arguments() {
  case $1 in
${branches(valuesOfPlaces(places).map(({ keys: at, says }) => `${keys(at)}) ${values(says)} ;;`))}  esac
}

_glassbox_values() {
  case "$1 $2" in
${branches(somewhere.map(({ keys: at, says }) => `${keys(at)}) ${values(says)}; return ;;`))}  esac
  case $2 in
${branches(everywhere.map(({ keys: at, says }) => `${keys(at)}) ${values(says)} ;;`))}  esac
}

_glassbox_bare() {
  case $1 in
    ${keys(bareFlags(places))}) return 0 ;;
  esac
  return 1
}

_glassbox_known() {
  case $1 in
    ${keys(paths)}) return 0 ;;
  esac
  return 1
}

# Folders of runs, and folders on the way to them; results/ is where they are if nobody says otherwise.
_glassbox_runs() {
  local folder
  [ -z "$1" ] && for folder in results/*/; do
    [ -e "$folder/manifest.json" ] && COMPREPLY+=("\${folder%/}")
  done
  for folder in "$1"*/; do
    [ -d "$folder" ] && COMPREPLY+=("\${folder%/}")
  done
}

_glassbox() {
  local word place='' flag='' i words='' paths=none
  local current=\${COMP_WORDS[COMP_CWORD]}
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case $word in
      =) ;;
      -*) flag=$word; _glassbox_bare "$flag" && flag='' ;;
      *)
        if [ -n "$flag" ]; then flag=''
        elif _glassbox_known "\${place:+$place }$word"; then place="\${place:+$place }$word"
        fi ;;
    esac
  done
  [ "$current" = = ] && current=''
  COMPREPLY=()
  if [ -n "$flag" ]; then _glassbox_values "$place" "$flag"
  elif [ "\${current:0:1}" = - ]; then _glassbox_flags "$place"
  else
    _glassbox_arguments "$place"
    [ -z "$words" ] && [ "$paths" = none ] && _glassbox_flags "$place"
  fi
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  IFS=$'\\n'
  case $paths in
    file) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$current")) ;;
    folder) compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -d -- "$current")) ;;
    run) compopt -o filenames 2>/dev/null; _glassbox_runs "$current" ;;
  esac
}

complete -F _glassbox glassbox
`;
}
