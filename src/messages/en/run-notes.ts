/** What every run may note, whatever the experiment: `learner.diverged`, … */
/** On networks that ran away: the note `learner.diverged` of every run, and the finding `diverged` of an experiment that has it. */
export const learnerNotes = {
  diverged:
    '{{count}} of {{networks}} networks ran away, the first at step {{step}}, at learning rate {{rate}}. They stand still and count no more; any others go on. Half the rate, {{half}}, is worth a try.',
  slower: 'Start again at half the learning rate ({{rate}})',
} as const;

export const pinnNotes = {
  contradiction:
    'At the corner ({{x}}, {{y}}) the edges {{first}} and {{second}} ask for {{a}} and {{b}}. No field is both; the error near that corner stays, whatever is trained.',
} as const;

/** Said of any run that weighs source points. */
export const adaptationNotes = {
  noOverlap:
    'Source and target hardly overlap: {{outside}} % of the target lies farther from the source than source points lie from one another, and a classifier tells the two apart with AUC {{auc}}. Importance weighting has little to stand on; its weights leave {{effective}} % of the source points in effect.',
} as const;
