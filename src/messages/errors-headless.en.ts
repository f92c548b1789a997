/** Problems that only the command line and the library can meet; ids 700 to 799. */
import type { ProblemText } from './errors-urgent.en.ts';

export const headlessEn = {
  'GBX-700': {
    what: 'Another process is at work in {{path}} (process {{pid}} on {{host}}).',
    means: 'Nothing was started: two runs in one folder would write over each other.',
    todo: 'Wait for it, stop it, or choose another folder with --out.',
  },
  'GBX-701': {
    what: 'The samples of {{experiment}} cannot be computed apart.',
    means:
      'Nothing was started. Shards divide the samples of experiments that `glassbox describe` names as such, or the runs of a grid.',
    todo: 'Make a grid of it, for instance --seed 1..16: then every shard takes some of the runs.',
  },
  'GBX-702': {
    what: '{{shards}} shards for {{samples}} samples: some would have none.',
    means: 'Nothing was started.',
    todo: 'Use at most {{samples}} shards, or more samples.',
  },
  'GBX-703': {
    what: 'Shard {{shard}} does not belong to the others: what all must have alike differs.',
    means: 'Nothing was merged. The shards were made with other settings, or by another version.',
    todo: 'Run that shard again with the command of the others.',
  },
  'GBX-704': {
    what: '{{path}} has {{reason}} of free space left.',
    means: 'Nothing ran: a run needs {{least}} MiB to keep its results and checkpoints.',
    todo: 'Free some space, or choose another folder with --out.',
  },
  'GBX-705': {
    what: '{{path}} cannot be written now ({{reason}}).',
    means: 'The run goes on; what was saved before is whole, and what is new is kept in memory.',
    todo: 'Free some space or mend the permissions: writing is tried again by itself.',
  },
  'GBX-706': {
    what: 'The results are still not written: {{path}} ({{reason}}).',
    means: 'The run has ended and waits with its rows in memory; writing is tried again every few seconds.',
    todo: 'Free some space. Ctrl-C gives up and leaves the last checkpoint.',
  },
  'GBX-707': {
    what: 'Another process has taken over {{path}}.',
    means:
      'This one stopped and writes nothing more there. That happens to a process that gave no sign of life for a while.',
    todo: 'Look what is at work there with `glassbox status`.',
  },
  'GBX-708': {
    what: '{{name}} = {{value}} is a range without an end, or of too many values.',
    means: 'Nothing ran.',
    todo: 'Write it as first..last or first..last:step, for instance 1..100 or 10..100:10.',
  },
  'GBX-709': {
    what: '{{name}} cannot vary in a grid like this.',
    means:
      'Nothing ran. The part `grid` of a settings file names settings that are numbers or choices, each with a list of values or a text such as "1..100".',
    todo: 'Put other settings into `config`.',
  },
  'GBX-760': {
    what: '--array {{array}} is no list of tasks.',
    means: 'Nothing was written.',
    todo: 'Give the tasks as Slurm does: --array 0-99, or --array 0-99%10 for at most ten at once.',
  },
  'GBX-761': {
    what: '--array {{array}} has no task for {{missing}} of the {{shards}} shards: {{first}}.',
    means:
      'Nothing was written: task I computes shard I, so the tasks have to be 0 to {{last}}, all of them.',
    todo: 'Use --array 0-{{last}}. To run some shards only, give submit.sh the list: ./submit.sh --array=3,17',
  },
  'GBX-762': {
    what: '{{name}} {{value}} cannot be used.',
    means: 'Nothing was written.',
    todo: 'Give {{name}} {{allowed}}.',
  },
  'GBX-763': {
    what: 'There is no sbatch here ({{reason}}).',
    means: 'Nothing was written or submitted: this machine does not submit to a Slurm cluster.',
    todo: 'Leave out --submit, and run the submit.sh that is then written on a login node of the cluster.',
  },
  'GBX-764': {
    what: 'Slurm did not take the job: {{reason}}',
    means:
      'The scripts are written in {{folder}}; what was submitted before is named above, if anything was.',
    todo: 'Change what Slurm objects to (--partition, --account, --time, --mem, --array), or ask those who run the cluster, and write the scripts again.',
  },
  'GBX-765': {
    what: 'The shell cannot read the script with the lines of {{path}}: {{reason}}',
    means: 'Nothing was written.',
    todo: 'Try the file with bash -n {{path}}, and correct it.',
  },
  'GBX-766': {
    what: 'The settings take {{size}} kB, a ConfigMap at most {{limit}} kB.',
    means: 'Nothing was written.',
    todo: 'Use a smaller file of your own, or run it by hand with its files on the volume.',
  },
  'GBX-767': {
    what: '{{folder}} holds the scripts of another run.',
    means:
      'Nothing was written: tasks in the queue read the settings there, and would compute something else.',
    todo: 'Choose another folder with --out, or remove {{folder}} once nothing is in the queue.',
  },
  'GBX-768': {
    what: 'The {{points}} runs of this grid cannot keep {{shards}} shards busy.',
    means: 'Nothing was written: each run is computed by one shard, and some would have none.',
    todo: 'Use at most {{points}} shards, or a larger grid.',
  },
  'GBX-769': {
    what: '{{path}} does not say which experiment it is for.',
    means: 'Nothing was written.',
    todo: 'Save the settings with “Settings file” on the page, or add "experiment": "…" to the file.',
  },
  'GBX-770': {
    what: 'A grid of {{runs}} runs is too large; at most {{most}} are made at once.',
    means: 'Nothing ran.',
    todo: 'Divide it into several grids.',
  },
  'GBX-771': {
    what: '{{path}} holds another grid, or another run.',
    means: 'Nothing ran: results of two plans in one folder could not be told apart.',
    todo: 'Choose another folder with --out, or give the settings of the plan there (plan.json).',
  },
  'GBX-772': {
    what: '{{count}} of {{of}} parts are missing or not finished: {{missing}}.',
    means: 'Nothing was merged.',
    todo: 'Finish them: the same command with --shard and --continue, or `glassbox resume`; `glassbox status` shows each.',
  },
  'GBX-773': {
    what: '{{value}} is no shard.',
    means: 'Nothing ran. Shards are numbered from 0: of four they are 0/4, 1/4, 2/4 and 3/4.',
    todo: 'Write --shard I/N with I smaller than N.',
  },
  'GBX-774': {
    what: '{{path}} holds no runs.',
    means: 'There is no manifest.json, no plan.json and no folder `shards` or `points`.',
    todo: 'Check the path: it is what was given with --out.',
  },
  'GBX-775': {
    what: '{{path}} holds a grid of runs, not one run.',
    means: 'Nothing was made: figures and links belong to one run.',
    todo: 'Give one of its runs, such as {{path}}/points/0000; `glassbox status {{path}}` says which settings each has.',
  },
  'GBX-776': {
    what: '{{path}} holds shards of a run that are not merged.',
    means: 'Nothing was made: the run is whole once its shards are joined.',
    todo: 'Join them with `glassbox merge {{path}}`, or give one of them, {{path}}/shards/{{first}}.',
  },
  'GBX-777': {
    what: '{{path}} holds one run and no shards of it.',
    means: 'Nothing was merged: there is nothing to join.',
    todo: 'Its tables are there already. For the shards of a run give the folder with `shards` in it.',
  },
  'GBX-720': {
    what: 'The run in {{path}} has {{rows}} rows already, and their spins were not kept.',
    means: 'Nothing was started: spins.zarr would begin in the middle of the run.',
    todo: 'Go on without --spins, or run anew with --spins into another folder.',
  },
  'GBX-721': {
    what: 'The run in {{path}} is finished, and its spins were not kept.',
    means: 'Nothing ran: rows that are there are not made again.',
    todo: 'Give --out with another folder to make it again with its spins.',
  },
  'GBX-750': {
    what: '“{{path}}” does not say which experiment it is about.',
    means: 'It holds bare settings, as config.json of a run does. No link was made.',
    todo: 'Name the experiment: `glassbox link EXPERIMENT --config {{path}}`, or give the folder of the run.',
  },
  'GBX-751': {
    what: '“{{page}}” is not the address of a page.',
    means: 'A link was asked for that begins with it. Nothing was printed.',
    todo: 'Give an address such as https://example.org/glassbox/, or leave out --page.',
  },
  'GBX-752': {
    what: 'The packed part of the link would have {{length}} characters, and {{most}} is the most.',
    means: 'Mail and messengers cut longer links. Nothing was printed.',
    todo: 'Send the settings file instead, with `run --config`; without --files, own files stay out of the link.',
  },
  'GBX-753': {
    what: '“{{link}}” is not a share link of Glassbox.',
    means: 'It names no experiment (x=…), so there are no settings to read.',
    todo: 'Copy the link whole, and put it in quotes: the shell takes & for the end of a command.',
  },
  'GBX-754': {
    what: 'The validation tables are not part of this installation.',
    means: 'They are made by scripts of the source code, which an installed package leaves out. Nothing ran.',
    todo: 'Run `npm run validate` in a checkout of the source; docs/validation.md has the numbers.',
  },
  'GBX-755': {
    what: 'No measurement has “{{name}}” in its name.',
    means: 'Nothing was measured.',
    todo: '`glassbox validate --list` names them all; the nearest is {{nearest}}.',
  },
  'GBX-756': {
    what: 'There is nothing to make a link of.',
    means:
      '`glassbox link` takes a settings file, the folder of a run, or an experiment. Nothing was printed.',
    todo: 'For instance `glassbox link sk-anneal --size 64`; with --read it reads a link.',
  },
  'GBX-710': {
    what: 'There is no folder {{path}}.',
    means: 'Nothing was drawn.',
    todo: 'Give the folder that `glassbox run` wrote: its last line names it.',
  },
  'GBX-711': {
    what: '{{path}} holds no run: {{missing}} is missing there.',
    means: 'Nothing was drawn: figures are drawn from the files that `glassbox run` writes.',
    todo: 'Give the folder of a run, such as results/side-by-side-1a2b3c4d.',
  },
  'GBX-712': {
    what: 'The experiment {{experiment}} has no figure {{name}}.',
    means: 'Did you mean {{nearest}}? Nothing was drawn.',
    todo: 'Its figures are: {{known}}.',
  },
  'GBX-713': {
    what: 'The run in {{path}} has nothing to draw yet.',
    means: 'No row was written that any of its figures shows.',
    todo: 'Wait for the first row, or go on with the run: `glassbox resume {{path}}`.',
  },
  'GBX-714': {
    what: 'Line {{line}} of {{path}} is no row.',
    means: 'Nothing was drawn: the file was changed or is incomplete.',
    todo: 'Bring the file back, or run the experiment again.',
  },
  'GBX-715': {
    what: '{{name}} cannot be {{value}}.',
    means: 'Nothing was drawn.',
    todo: 'Allowed: {{allowed}}.',
  },
  'GBX-716': {
    what: '{{path}} is one file, and there are {{count}} pictures.',
    means: 'Nothing was drawn: each would have replaced the one before.',
    todo: 'Name one figure with --figure (and one row with --rows), or give a folder with --out.',
  },
  'GBX-717': {
    what: '{{path}} cannot be written ({{reason}}).',
    means: 'Pictures before it are there, this one is not.',
    todo: 'Choose another place with --out, or make room and allow writing there.',
  },
  'GBX-718': {
    what: 'The part that makes PNG files did not load ({{reason}}).',
    means: 'It is made for each system apart, and the one for this system is not installed.',
    todo: 'Install again with `npm install`, or draw with --format svg.',
  },
  'GBX-719': {
    what: 'The figure {{figure}} cannot be drawn: {{why}}.',
    means: 'Nothing was drawn.',
    todo: 'Leave --figure out to draw all that there is, or choose other --rows.',
  },
  'GBX-730': {
    what: '{{path}} is no result of glassbox bench: {{why}}.',
    means:
      'Nothing was compared: figures of another kind, or of a file that was changed, would be taken for times.',
    todo: 'Give files that glassbox bench wrote (bench/results/*.json), or that the page bench.html saved.',
  },
  'GBX-731': {
    what: '{{path}} could not be read: {{reason}}.',
    means: 'Nothing was compared.',
    todo: 'Check the path, and that you may read the file.',
  },
  'GBX-732': {
    what: '{{first}} and {{second}} have no line in common.',
    means: 'They measured different hosts, engines or workloads, so nothing can be set beside each other.',
    todo: 'Measure both with the same --host and --engine.',
  },
  'GBX-733': {
    what: 'A host was not measured: {{host}} ({{reason}}).',
    means: 'It was asked for by name, or no other one is here; nothing is written for it.',
    todo: 'Install it, or name Chrome with CHROME_PATH; --host chooses another one.',
  },
  'GBX-734': {
    what: '{{flag}} cannot go together with {{other}}.',
    means: 'Nothing was measured: each of them asks for measurements of its own.',
    todo: 'Leave one of them out.',
  },
  'GBX-740': {
    what: 'The term {{term}} cannot be part of a problem of {{size}} sites.',
    means:
      'Sites are whole numbers from 0 up to the size, less one; values are finite; couplings and edges join two different sites.',
    todo: 'Correct the term, or the size.',
  },
  'GBX-741': {
    what: '{{value}} is no number of threads.',
    means: 'The CPU engine takes a whole number of threads, 1 to 256.',
    todo: 'Give another number, or leave it out.',
  },
  'GBX-742': {
    what: 'The benchmarks are not part of the installed package.',
    means: 'They measure the sources, and compare with other libraries that they install.',
    todo: 'Run `npm run bench` in a checkout of the project.',
  },
  'GBX-743': {
    what: 'The process that tested {{host}} was ended by {{signal}} at the engine {{engine}}.',
    means:
      'It did not end by itself: most likely the GPU driver crashed. What was tested before it, and every other host, is reported.',
    todo: 'Update the driver or name another with VK_ICD_FILENAMES; until then compute with --engine cpu.',
  },
  'GBX-744': {
    what: 'The process that tested {{host}} said nothing for {{seconds}} s at the engine {{engine}}, and was ended.',
    means: 'Most likely the GPU driver hangs. What was tested before it, and every other host, is reported.',
    todo: 'On a slow machine wait longer (--timeout); else update the driver, and until then compute with --engine cpu.',
  },
  'GBX-745': {
    what: 'The process that tested {{host}} ended too soon at the engine {{engine}} (exit code {{code}}: {{reason}}).',
    means: 'That engine was not tested. What was tested before it, and every other host, is reported.',
    todo: 'Try again; if it stays so, update the GPU driver, and until then compute with --engine cpu.',
  },
  'GBX-746': {
    what: '{{file}} is not beside this command line.',
    means: 'The licences of the packages that it is built with belong there: this copy is not whole.',
    todo: 'Install the package again, or run `npm run build:headless` in a checkout.',
  },
} as const satisfies Record<string, ProblemText>;
