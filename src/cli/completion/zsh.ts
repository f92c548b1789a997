/** The script for zsh: words come with what they mean. */
import { bareFlags, flagsOfPlaces, flagValues, valuesOfPlaces } from './cases.ts';
import type { Place, Values, Word } from './table.ts';

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const keys = (all: readonly string[]) => all.map(quoted).join('|');
const entry = ({ word, about }: Word) => quoted(about === '' ? word : `${word}:${oneLine(about)}`);
const oneLine = (text: string) => text.replace(/\s+/g, ' ');
const list = (words: readonly Word[]) => `(${words.map(entry).join(' ')})`;
const values = ({ words, paths }: Values) => `found=${list(words)}; paths=${paths}`;

export function zshScript(places: readonly Place[]): string {
  const { everywhere, somewhere } = flagValues(places);
  const branches = (all: readonly string[]) => all.map((line) => `    ${line}\n`).join('');
  const paths = places.map(({ path }) => path).filter(Boolean);
  return `#compdef glassbox
# Completion of glassbox for zsh: write it as _glassbox into a folder of $fpath, or source it.

_glassbox_flags() {
  case $1 in
${branches(flagsOfPlaces(places).map(({ keys: at, says }) => `${keys(at)}) found=${list(says)} ;;`))}  esac
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

_glassbox() {
  local word place='' flag='' paths=none current=\${words[CURRENT]}
  local -a found=() runs=()
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case $word in
      --*=*) ;;
      -*) flag=$word; _glassbox_bare "$flag" && flag='' ;;
      *)
        if [[ -n $flag ]]; then flag=''
        elif _glassbox_known "\${place:+$place }$word"; then place="\${place:+$place }$word"
        fi ;;
    esac
  done
  if [[ $current = --*=* ]]; then
    flag=\${current%%=*}
    compset -P '*='
  fi
  if [[ -n $flag ]]; then _glassbox_values "$place" "$flag"
  elif [[ $current = -* ]]; then _glassbox_flags "$place"
  else
    _glassbox_arguments "$place"
    (( $#found == 0 )) && [[ $paths = none ]] && _glassbox_flags "$place"
  fi
  (( $#found )) && _describe -t values glassbox found
  case $paths in
    file) _files ;;
    folder) _files -/ ;;
    run)
      runs=(results/*/manifest.json(N:h))
      (( $#runs )) && compadd -a runs
      _files -/ ;;
  esac
}

if [[ \${funcstack[1]} = _glassbox ]]; then _glassbox "$@"; else compdef _glassbox glassbox; fi
`;
}
