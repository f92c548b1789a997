/** What turning spins by hand, and letting many copies go, should have shown; from the rows alone. */
import type { Finding, Row } from '../declaration.ts';
import type { FrustrationConfig } from '../frustration.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';

export function findings(rows: readonly Row[], config: FrustrationConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const games = rows.filter(({ values }) => typeof values.move === 'number');
  const last = games[games.length - 1];
  if (!last) return [wholly(rows), slower(rows), bounded(rows, config)];
  const levels = rows.filter(({ values }) => typeof values.level === 'number');
  return [impossible(last), yours(last), byLoops(last), traps(last), found(levels)];
}

const numbers =
  ({ values }: Row) =>
  (name: string) =>
    Number(values[name]);

/** Visiting all arrangements is the proof. */
function impossible(row: Row): Finding {
  const of = numbers(row);
  return {
    id: 'impossible',
    verdict: verdictOf(of('least') > 0, of('least') === 0),
    facts: {
      states: of('states'),
      bonds: of('bonds'),
      least: of('least'),
      grounds: of('grounds'),
    },
  };
}

/** Where the hand has come to. */
function yours(row: Row): Finding {
  const of = numbers(row);
  const above = of('unsatisfied') - of('least');
  const state = above === 0 ? 'lowest' : of('helpful') === 0 ? 'stuck' : 'falling';
  return {
    id: 'yours',
    verdict: verdictOf(state === 'lowest', state === 'stuck'),
    facts: {
      state,
      move: of('move'),
      unsatisfied: of('unsatisfied'),
      above,
      least: of('least'),
      helpful: of('helpful'),
    },
  };
}

/** Counting frustrated loops bounds the number from below; is the bound reached? */
function byLoops(row: Row): Finding {
  const of = numbers(row);
  return {
    id: 'loops',
    verdict: verdictOf(of('bound') === of('least'), of('bound') < of('least')),
    facts: {
      frustrated: of('frustrated'),
      loops: of('loops'),
      bound: of('bound'),
      least: of('least'),
    },
  };
}

/** Arrangements that no single flip improves and that are not the lowest. */
function traps(row: Row): Finding {
  const of = numbers(row);
  const others = of('stable') - of('grounds');
  return {
    id: 'traps',
    verdict: verdictOf(others > 0, others === 0),
    facts: { stable: of('stable'), grounds: of('grounds'), others, states: of('states') },
  };
}

/** Does cooling find the lowest more often than a quench does, and a quench than blind chance? */
function found(levels: readonly Row[]): Finding {
  const lowest = levels[0]?.values;
  const [anneal, quench] = [Number(lowest?.anneal), Number(lowest?.quench)];
  const error = Math.hypot(Number(lowest?.annealError), Number(lowest?.quenchError));
  const [gain, known] = [anneal - quench, levels.length > 0];
  const percent = (share: unknown) => (known ? rounded(100 * Number(share), 3) : '-');
  return {
    id: 'found',
    verdict: known ? verdictOf(gain > 3 * error, gain < -3 * error || quench > 0.95) : 'cannot-tell',
    facts: {
      ...(known ? {} : { state: 'waiting' }),
      anneal: percent(anneal),
      quench: percent(quench),
      chance: percent(lowest?.chance),
    },
  };
}

/** Counting loops proves it also where nobody can visit all arrangements. */
function wholly(rows: readonly Row[]): Finding {
  const of = numbers(rows[0]!);
  return {
    id: 'wholly',
    verdict: verdictOf(of('bound') > 0, of('bound') === 0),
    facts: { frustrated: of('frustrated'), loops: of('loops'), bound: of('bound'), bonds: of('bonds') },
  };
}

function slower(rows: readonly Row[]): Finding {
  const [first, last] = [rows[0]!, rows[rows.length - 1]!];
  const gain = pairedDifference(first, last, 'share');
  const known = rows.length > 1 && Number.isFinite(gain.error);
  return {
    id: 'slower',
    verdict: known ? verdictOf(gain.value > 3 * gain.error, gain.value < -3 * gain.error) : 'cannot-tell',
    facts: {
      fast: rounded(first.values.sweeps, 6),
      slow: rounded(last.values.sweeps, 6),
      gain: rounded(100 * gain.value),
      error: rounded(100 * gain.error, 2),
    },
  };
}

/** How near the best copy comes to what no arrangement can be below. */
function bounded(rows: readonly Row[], { lattice }: FrustrationConfig): Finding {
  const of = numbers(rows[rows.length - 1]!);
  const above = of('unsatisfied') - of('bound');
  return {
    id: 'bounded',
    verdict: verdictOf(above === 0, lattice === 'square-1024' && above > 0),
    facts: {
      unsatisfied: of('unsatisfied'),
      bound: of('bound'),
      above,
      percent: rounded(100 * of('bestShare'), 4),
      sweeps: of('sweeps'),
    },
  };
}
