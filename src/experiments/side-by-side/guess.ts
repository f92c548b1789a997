/** Will copies end in the same place? Each side's curves say whether its copies parted. */
import type { GuessOfRun } from '../declaration.ts';

export const guess: GuessOfRun = {
  says(findings) {
    const parted = ['glass-parted', 'learner-parted'].map(
      (id) => findings.find((one) => one.id === id)?.verdict,
    );
    if (parted.every((verdict) => verdict === 'yes')) return 'no';
    if (parted.every((verdict) => verdict === 'no')) return 'yes';
    return parted.includes('yes') && parted.includes('no') ? 'depends' : null;
  },
  shows: ['glass-pq', 'learner-pq'],
};
