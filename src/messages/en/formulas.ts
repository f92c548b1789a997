/** Words of the formulas (`lab/formulas/formulas.ts`): what each says, in one sentence. */
export const formulas = {
  title: 'In formulas',
  about: 'Temperatures and energies in units of the coupling J; ⟨…⟩ averages over time, a bar over disorder.',
  say: {
    skEnergy:
      'Energy of the glass: every pair of spins is coupled, at random; a positive coupling wants both to agree.',
    eaEnergy: 'Energy of a glass with couplings between neighbours only.',
    boltzmann: 'In equilibrium a configuration has this probability.',
    heatBath: 'One update: spin i is drawn anew, given the field of all others at it.',
    overlap: 'How alike two copies are: 1 the same, 0 nothing in common, −1 mirror images.',
    overlapDistribution: 'The true order parameter is no number: how often two copies are how much alike.',
    correlation: 'How much of itself a copy keeps, from the age t_w on.',
    freezing: 'Frozen: a copy is like its own past and unlike its twin.',
    skIdentity:
      'True in equilibrium at every size and temperature, and only there: energy and overlap tell the same.',
    binder:
      'A shape of P(q): 0 for a bell, 1 for two sharp peaks; curves of several sizes cross at a transition.',
    correlationLength: 'How far the overlap of two copies reaches; curves of ξ/L cross at a transition.',
    exchange: 'Two copies at neighbouring temperatures trade places with this probability.',
    groundState: 'The lowest energy per spin, and how it depends on the number of spins.',
    metastableCount: 'How many configurations no single flip improves: exponentially many.',
    barrierTree:
      'The height that must be climbed between two valleys: over the best of all ways, its highest point.',
    frustration:
      'A loop is frustrated if the product of its signs is negative: then not every bond can be satisfied.',
    protein: 'Energy of a chain: every contact of two beads that shun water counts −1.',
    atLine: 'Where a field ends the glass: below this line the simple solution is unstable.',
    response:
      'How a glass answers to a small field, against how it fluctuates: X = 1 in equilibrium, less where it ages.',
    susceptibility: 'Magnetisation per field.',
    curieWeiss: 'Every spin sees the mean of all others: the magnetisation must agree with itself.',
    hopfield: 'Couplings that remember P patterns; beyond the capacity they remember none.',
    randomEnergy: 'Independent energy levels: below T_c two copies sit on the same one with this chance.',
    pSpin:
      'Spins on a sphere, coupled in threes; going downhill stops at the threshold, above the ground state.',
    chaos: 'Likeness of a glass and its slightly changed copy: 1 the same, 0 strangers.',
    gradientStep: 'One step of training: against the mean slope of a batch of B points.',
    langevin:
      'Downhill with thermal noise: in the long run every place has its Boltzmann weight at temperature T.',
    noiseTemperature:
      'The spread of a weight that stochastic gradient descent leaves behind, on one curvature λ.',
    functionOverlap: 'How alike the answers of two networks are: not their weights.',
    learnerIdentity: 'The learner’s twin of the glass’s identity: labels’ noise stands for random couplings.',
    cosine: 'A learning rate that falls like a cosine and is set back: one kick per period τ.',
    barrier: 'How far the loss rises on the straight line between two solutions.',
    jamming: 'What labels lack of their margin κ, squared: exactly zero where all are satisfied.',
    capacity: 'Of 2^P labellings of P points so many can be separated: half of them at P = 2N.',
    generalisation: 'A student errs where the two planes disagree: by the angle between student and teacher.',
    doubleDescent: 'What noise in the labels costs: endless where parameters are as many as points.',
    hessian: 'Curvatures of the loss and their directions.',
    heat: 'Heat flows from hot to cold, k is the conductivity, f a source.',
    elasticity: 'Forces balance at every point; stress follows strain by two constants of the material.',
    lawLoss: 'A law as part of the loss: residuals r of the equation, b of the boundary, d of measurements.',
    secant: 'What L-BFGS asks of its picture of the curvature: it must explain the last steps.',
    gaussNewton: 'One step with the curvature that residuals give for free.',
    varianceSum: 'Two doubts add up: the mean noise of the world, and the disagreement of the models.',
    likelihood:
      'The price of a value y, given a mean and an error bar: too small a bar costs more than too large a one.',
    conformal: 'The k-th smallest miss among n makes an interval that holds, whatever the model.',
    mutualInformation:
      'What an answer would tell about the model: uncertain together, yet each sure of itself.',
    importance: 'Points that are common where the model is used count more.',
    discrepancy: 'A distance of two sets of points, zero only for the same law.',
  },
} as const;
