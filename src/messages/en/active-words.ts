/** Words of experiments on buying measurements: policies, their columns, settings with one meaning in both. */
export const policyNames = {
  random: 'at random',
  total: 'total variance',
  aleatoric: 'noise (the trap)',
  epistemic: 'ignorance',
  bald: 'information (BALD)',
  diverse: 'ignorance, spread out',
  improvement: 'expected improvement',
  bound: 'upper bound',
  thompson: 'Thompson',
} as const;
export type PolicyName = keyof typeof policyNames;

type Columns<P extends string, Q extends string> = {
  readonly [K in `${P}${Q}${'' | 'Error'}`]: string;
};

/** One column and its error for each name and quantity. */
export function columnsFor<P extends string, Q extends string>(
  names: Readonly<Record<P, string>>,
  quantities: Readonly<Record<Q, string>>,
  { between, error }: { readonly between: string; readonly error: string },
): Columns<P, Q> {
  const entries = Object.entries<string>(names).flatMap(([name, called]) =>
    Object.entries<string>(quantities).flatMap(([quantity, told]) => [
      [`${name}${quantity}`, `${called}${between}${told}`],
      [`${name}${quantity}Error`, `${called}${between}${told}${error}`],
    ]),
  );
  return Object.fromEntries(entries) as Columns<P, Q>;
}

export const budgetWords = {
  budget: { label: 'Budget', help: 'Measurements in all, the first ones among them.' },
  loudNoise: {
    label: 'Noise of the loud region',
    help: 'Standard deviation of a measurement where measurements scatter, in units of the values (log10 S/cm of materials). Of classes it says nothing: there, labels of the loud region are nearly coins.',
  },
  noise: { label: 'Noise elsewhere', help: 'Standard deviation of a measurement in the quiet region.' },
  first: { label: 'Known at first', help: 'Random candidates that are measured before the first query.' },
  candidates: { label: 'Candidates', help: 'Size of the pool.' },
  heldOut: {
    label: 'Points held out',
    help: 'On which the model is compared with the truth. No policy sees them.',
  },
} as const;

export const ensembleWords = {
  members: { label: 'Networks of an ensemble', help: 'Their disagreement is the ignorance of the model.' },
  hidden: { label: 'Hidden units', help: 'Width of the hidden layer.' },
  roughness: {
    label: 'Roughness',
    help: 'Width of the starting weights of the first layer: how fast members vary where nothing was measured.',
  },
  steps: { label: 'Training steps', help: 'Steps of Adam after each purchase, all points at once.' },
  learningRate: { label: 'Learning rate', help: 'Its highest; it falls along a cosine.' },
  anchor: {
    label: 'Anchor',
    help: 'How strongly each network is held to its own start, over the number of points: where data say nothing, members keep their differences.',
  },
  start: {
    label: 'After a purchase',
    help: 'Train anew from the first weights, or go on from the last ones.',
    options: { scratch: 'Train anew', warm: 'Go on training' },
  },
} as const;
