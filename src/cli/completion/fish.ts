/** The script for fish: one function says what fits, so that a thousand flags are not a thousand conditions at every Tab. */
import { bareFlags, flagsOfPlaces, flagValues, valuesOfPlaces } from './cases.ts';
import type { Place, Values, Word } from './table.ts';

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
const keys = (all: readonly string[]) => all.map(quoted).join(' ');
const entry = ({ word, about }: Word) =>
  quoted(about === '' ? word : `${word}\t${about.replace(/\s+/g, ' ')}`);
const printed = (words: readonly Word[]) =>
  words.length === 0 ? '' : `printf '%s\\n' ${words.map(entry).join(' ')}`;
const PATHS: Readonly<Record<Values['paths'], string>> = {
  none: '',
  file: '__fish_complete_path $token',
  folder: '__fish_complete_directories $token',
  run: '__glassbox_runs $token',
};
const values = ({ words, paths }: Values) => [printed(words), PATHS[paths]].filter(Boolean).join('; ');

export function fishScript(places: readonly Place[]): string {
  const { everywhere, somewhere } = flagValues(places);
  const cases = (all: readonly { keys: readonly string[]; body: string }[]) =>
    all.map(({ keys: at, body }) => `        case ${keys(at)}\n            ${body || 'true'}\n`).join('');
  const paths = places.map(({ path }) => path).filter(Boolean);
  return `# Completion of glassbox for fish: write it to ~/.config/fish/completions/glassbox.fish, or source it.

function __glassbox_flags
    switch $argv[1]
${cases(flagsOfPlaces(places).map(({ keys: at, says }) => ({ keys: at, body: printed(says) })))}    end
end

function __glassbox_arguments
    set -l token $argv[2]
    switch $argv[1]
${cases(valuesOfPlaces(places).map(({ keys: at, says }) => ({ keys: at, body: values(says) })))}    end
end

function __glassbox_values
    set -l token $argv[3]
    switch "$argv[1] $argv[2]"
${cases(somewhere.map(({ keys: at, says }) => ({ keys: at, body: `${values(says)}\n            return` })))}    end
    switch $argv[2]
${cases(everywhere.map(({ keys: at, says }) => ({ keys: at, body: values(says) })))}    end
end

function __glassbox_bare
    contains -- $argv[1] ${keys(bareFlags(places))}
end

function __glassbox_known
    contains -- $argv[1] ${keys(paths)}
end

function __glassbox_runs
    for manifest in results/*/manifest.json
        path dirname $manifest 2>/dev/null; or dirname $manifest
    end
    __fish_complete_directories $argv[1]
end

function __glassbox_complete
    set -l place ''
    set -l flag ''
    set -l token (commandline -ct)
    for word in (commandline -opc)[2..-1]
        switch $word
            case '--*=*'
            case '-*'
                set flag $word
                __glassbox_bare $flag; and set flag ''
            case '*'
                if test -n "$flag"
                    set flag ''
                else if __glassbox_known (string trim "$place $word")
                    set place (string trim "$place $word")
                end
        end
    end
    if test -n "$flag"
        __glassbox_values "$place" $flag "$token"
    else if string match -q -- '--*=*' "$token"
        set -l parts (string split -m 1 = -- $token)
        for value in (__glassbox_values "$place" $parts[1] "$parts[2]")
            printf '%s\\n' "$parts[1]=$value"
        end
    else if string match -q -- '-*' "$token"
        __glassbox_flags "$place"
    else
        set -l found (__glassbox_arguments "$place" "$token")
        test (count $found) -eq 0; and set found (__glassbox_flags "$place")
        printf '%s\\n' $found
    end
end

complete -c glassbox -f -a '(__glassbox_complete)'
`;
}
