/** What every run may note, whatever the experiment; what has a number stands in `errors`. */
/** The way on from networks that ran away (GBX-120). */
export const learnerNotes = {
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
