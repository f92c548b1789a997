/** `glassbox solve`: what was read, how it is searched, what was found. */
export const solve = {
  about: 'Find a low-energy state of an Ising, MaxCut or QUBO file (- for standard input)',
  options: {
    time: 'Seconds to search (10; no limit where --rounds is given)',
    target: 'Stop at this energy or below',
    replicas: 'States annealed at once (default: by size)',
    rounds: 'Stop after so many rounds',
    seed: 'Seed: the same seed and number of rounds give the same state',
    as: 'What the file means, where it cannot tell: ising, maxcut or qubo',
    sign: 'Sign of the energy: "-" for E = −ΣJss (ising), "+" for E = +Σ',
    out: 'Write the spins to this file, one + or - for each',
    json: 'One JSON object as the last line of standard output',
    quiet: 'No progress',
  },
  read: '{{name}}: {{format}}, {{size}} spins, {{pairs}} couplings.',
  convention: {
    'ising-': 'Convention: E = −Σ J s s − Σ h s (ising, sign -).',
    'ising+': 'Convention: E = +Σ J s s + Σ h s (ising, sign +).',
    'maxcut+':
      'Convention: E = Σ w s s = Σ w − 2 cut, so the lowest energy is the largest cut (maxcut, sign +).',
    'maxcut-':
      'Convention: weights w are minus the numbers; E = Σ w s s = Σ w − 2 cut, so the lowest energy is the largest cut (maxcut, sign -).',
    'qubo+': 'Convention: E = Σ q x x, minimised, x = 0 or 1; + in the spins is x = 1 (qubo, sign +).',
    'qubo-': 'Convention: E = −Σ q x x: Σ q x x is maximised; + in the spins is x = 1 (qubo, sign -).',
  },
  plan: {
    'anneal-tabu':
      'Method: annealing of {{replicas}} replicas in rounds on {{engine}}, half of them from the best so far; tabu search between rounds.',
    'anneal-subgraphs':
      'Method: annealing of {{replicas}} replicas in rounds on {{engine}}, half of them from the best so far; between rounds exact optima over large subgraphs, mixtures of the best parts of several states, and tabu search.',
  },
  range: {
    field:
      'Temperatures: {{hottest}} (the typical field of a strongly coupled spin) down to {{coldest}} (a tenth of that of a weakly coupled one).',
    gap: 'Temperatures: {{hottest}} (the typical field of a strongly coupled spin) down to {{coldest}} (an eighth of the smallest cost of a flip).',
  },
  duplicates:
    'Pairs that are given more than once were added up: {{count}} lines, the first is line {{line}}.',
  unused: 'Spins without a coupling or field, free to point either way: {{count}}, first {{first}}.',
  parts: 'The graph is in {{count}} parts without a coupling between them; they are solved together.',
  rounding: 'Couplings were scaled to integers; the largest rounding error is {{error}}.',
  best: '{{seconds}} s: energy {{energy}}',
  bestCut: '{{seconds}} s: energy {{energy}}, cut {{cut}}',
  searching: 'searching, {{seconds}} s of {{limit}} s',
  stopping: 'Stopping with the best state so far.',
  result: 'Energy {{energy}}',
  resultCut: 'Energy {{energy}}, cut {{cut}}',
  checked: 'Checked from scratch by the numbers of the file. Digest of the spins {{digest}}.',
  found:
    'Found after {{best}} s of {{seconds}} s, in {{rounds}} rounds ({{sweeps}} sweeps of each replica), seed {{seed}}.',
  honest: 'This is a heuristic: the best state it met, not a proof that none is lower.',
  proof: {
    enumeration: 'Proved: all states were counted, none is lower.',
    bound: 'Proved: every coupling and field is satisfied, so none is lower.',
  },
  targetReached: 'The target was reached.',
  targetMissed: 'The target {{target}} was not reached.',
  interrupted: 'Stopped by hand.',
  written: 'Spins written to {{path}}.',
  allowed: {
    seconds: 'a number of seconds above 0',
    replicas: 'a whole number from 1 to 1024',
    rounds: 'a whole number from 1 to 1000000',
    energy: 'a number',
    seed: 'a whole number from 0 to 2^53 − 1',
    threads: 'a whole number from 1 to 256',
    as: 'ising, maxcut or qubo',
    sign: '"-" or "+" (also -1, 1, minus, plus)',
  },
} as const;
