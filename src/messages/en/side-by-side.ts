/** The experiment `side-by-side`: a spin glass and a batch of networks on one ladder of temperatures. */
export const sideBySide = {
  panels: {
    glass: {
      title: 'Spin glass',
      about:
        'Magnets that pull on one another at random, some wanting to agree, some to differ. No arrangement pleases them all.',
    },
    learner: {
      title: 'Neural networks',
      about:
        'Small networks fitting noisy labels. Heat lets a network accept a worse fit; cold makes it hold on to a good one.',
    },
  },
  portraits: {
    glass: {
      label:
        'Two copies of the first glass, every spin averaged over time, and a map of where they agree. Agreement now: {{q}}.',
      a: 'Copy A',
      b: 'Copy B',
      agree: 'Where they agree',
      caption:
        'Same couplings, two histories. Each square is a spin, averaged over time: pale while it flips, full once it is stuck. On the right, one colour where the copies agree, the other where they differ; a mirror image counts as the same.',
    },
    perceptron: {
      caption:
        'Each square is a weight, +1 or −1, averaged over time: this learner is itself a set of spins.',
    },
    learner: {
      label: 'Outputs of two networks on the training points, one against the other. Agreement now: {{q}}.',
      x: 'what copy A says',
      y: 'what copy B says',
      caption:
        'Same data, two histories. Each dot is a training point. On the diagonal the copies say the same.',
    },
  },
  fields: {
    seed: { label: 'Seed', help: 'The same seed and settings give the same run.' },
    samples: {
      label: 'Samples',
      help: 'How many different glasses, and draws of labels, are averaged. Error bars come from them.',
    },
    replicas: {
      label: 'Copies of each',
      help: 'Independent copies of each sample: agreement between them is the dashed curve.',
    },
    hottest: {
      label: 'Hottest temperature',
      help: 'Where the ladder begins, in units of J on the left and Δ on the right.',
    },
    coldest: { label: 'Coldest temperature', help: 'Where the ladder ends.' },
    steps: {
      label: 'Rungs of the ladder',
      help: 'Temperatures from hottest to coldest, each the same factor below the one before.',
    },
    sweeps: {
      label: 'Sweeps per temperature',
      help: 'The pace of cooling: how often every spin may turn at each temperature.',
    },
    size: {
      label: 'Number of spins',
      help: 'At the same pace a larger glass freezes more, and agrees less with the exact curves.',
    },
    couplings: {
      label: 'Couplings',
      help: 'How strongly each pair of spins pulls, and which way.',
      options: { gaussian: 'Gaussian', binary: '±J', own: 'My own file' },
    },
    couplingsFile: {
      label: 'Your own couplings',
      help: 'Lines of “i j J”, a MaxCut (rudy) file, or Matrix Market. The file stays on this machine.',
    },
    couplingBits: {
      label: 'Bits of a coupling',
      help: 'Couplings are rounded once, to integers, so that every machine gets the same spins.',
    },
    rule: {
      label: 'Rule of turning',
      help: 'How a spin decides. Both rules lead to the same equilibrium.',
      options: { 'heat-bath': 'Heat bath', metropolis: 'Metropolis' },
    },
    moves: {
      label: 'Moves per temperature',
      help: 'The pace of cooling: how many small moves each network makes at each temperature.',
    },
    learner: {
      label: 'Learner',
      help: 'A network, the convex control that can never be stuck, or a perceptron whose weights are themselves ±1 spins.',
      options: { network: 'Network', linear: 'Linear model', 'binary-perceptron': 'Binary perceptron' },
    },
    labels: {
      label: 'Labels',
      help: 'What there is to learn. Random labels hold no rule, a teacher does.',
      options: {
        random: 'Random',
        teacher: 'From a teacher',
        'two-moons': 'Two moons',
        spirals: 'Spirals',
        iris: 'Iris flowers',
        own: 'My own table',
      },
    },
    table: {
      label: 'Your own table',
      help: 'A CSV file whose first row names the columns. The file stays on this machine.',
    },
    target: { label: 'Column to predict', help: 'Its name in the header; left empty, the last column.' },
    features: {
      label: 'Columns to predict from',
      help: 'Names separated by commas; left empty, all the others.',
    },
    hidden: { label: 'Hidden units', help: 'Few make a network that freezes, many one that does not.' },
    inputs: { label: 'Inputs', help: 'Numbers that describe each point.' },
    activation: {
      label: 'Activation',
      help: 'What a hidden unit makes of its input.',
      options: { tanh: 'tanh', relu: 'ReLU', gelu: 'GELU', erf: 'erf', sine: 'sine' },
    },
    points: {
      label: 'Training points',
      help: 'With more points than a network has parameters it cannot fit random labels.',
    },
    noise: {
      label: 'Noise of the labels Δ',
      help: 'Its variance, and the unit of temperature on this side.',
    },
    priorSd: {
      label: 'Width of the prior',
      help: 'How large weights are before they have seen data. Without it flat directions have no end.',
    },
    motion: {
      label: 'Way of moving',
      help: 'Langevin moves have a true temperature. SGD has none, so it is drawn against its learning rate.',
      options: { adjusted: 'Langevin, exact (MALA)', langevin: 'Langevin, plain', sgd: 'SGD' },
    },
    batch: { label: 'Minibatch', help: 'Points that SGD looks at in each step.' },
    learningRate: {
      label: 'Learning rate',
      help: 'Length of a step of SGD at the top of the ladder; of plain Langevin too.',
    },
  },
  columns: {
    step: 'rung',
    temperature: 'T',
    glassEnergy: 'energy per spin',
    glassEnergyError: 'error of the energy per spin',
    glassSelf: 'the same copy, later',
    glassSelfError: 'error of “the same copy, later”',
    glassMutual: 'two copies',
    glassMutualError: 'error of “two copies”',
    glassGap: 'gap of the glass',
    glassGapError: 'error of the gap of the glass',
    glassAbsOverlap: 'overlap |q|',
    glassAbsOverlapError: 'error of |q|',
    glassMagnetisation: 'magnetisation m',
    glassMagnetisationError: 'error of m',
    glassIdentity: '1 + 2Tu, equal to “two copies” in equilibrium',
    glassIdentityError: 'error of 1 + 2Tu',
    glassIdentityGap: 'glass: identity, left minus right',
    glassIdentityGapError: 'error of the identity of the glass',
    glassAcceptance: 'flips per update',
    glassLight: 'light of the glass',
    learnerEnergy: 'training error E/P',
    learnerEnergyError: 'error of E/P',
    learnerSelf: 'the same copy, later',
    learnerSelfError: 'error of “the same copy, later”',
    learnerMutual: 'two copies',
    learnerMutualError: 'error of “two copies”',
    learnerGap: 'gap of the networks',
    learnerGapError: 'error of the gap of the networks',
    learnerNorm: 'size of the outputs',
    learnerNormError: 'error of the size of the outputs',
    learnerTeacher: 'agreement with the teacher R',
    learnerTeacherError: 'error of R',
    learnerIdentityGap: 'networks: identity, left minus right',
    learnerIdentityGapError: 'error of the identity of the networks',
    heldOutError: 'error on unseen points',
    heldOutErrorError: 'error bar on unseen points',
    heldOutOverlap: 'two copies, unseen points',
    heldOutOverlapError: 'error of “two copies, unseen points”',
    weightOverlap: 'weights of two copies, raw',
    weightOverlapError: 'error of the raw weight overlap',
    weightOverlapSelf: 'weights of the same copy, later',
    weightOverlapSelfError: 'error of the weight overlap with itself',
    weightAligned: 'weights of two copies, aligned',
    weightAlignedError: 'error of the aligned weight overlap',
    weightAlignedNull: 'the same for random networks, mean of 64 draws',
    learnerAcceptance: 'moves accepted',
    learnerStep: 'step size',
    learnerLight: 'light of the networks',
    effectiveTemperature: 'effective temperature',
    effectiveTemperatureError: 'error of the effective temperature',
    controlSelf: 'linear control, later',
    controlSelfError: 'error of “linear control, later”',
    controlMutual: 'linear control, two copies',
    controlMutualError: 'error of “linear control, two copies”',
  },
  curves: { 'parisi-q2': 'Parisi, N → ∞', 'parisi-u': 'Parisi, N → ∞', 'parisi-abs-q': 'exact, N → ∞' },
  ticks: { critical: 'Tc: equilibrium, N → ∞' },
  figures: {
    'glass-overlap': {
      title: 'Does the glass stay like itself, and like its twin?',
      caption:
        'Solid: a copy compared with itself, later. Dashed: two copies. Hot, both fall to zero. Where they part, the copies are stuck in different valleys: the shaded gap is the freezing.',
      x: 'temperature T/J',
      y: 'overlap q²',
    },
    'learner-overlap': {
      title: 'Do the networks stay like themselves, and like their twins?',
      caption:
        'The same two curves for what the networks say on the training points, divided by their mean size. The thin lines are the control: a linear model, which can never be stuck, on random data of its own (20 inputs, 120 points).',
      x: 'temperature T/Δ',
      y: 'overlap q',
    },
    'learner-overlap-sgd': {
      title: 'Do the networks stay like themselves, and like their twins?',
      caption:
        'Training by SGD has no temperature. The axis is its learning rate, lowered in step with the ladder of the glass. The thin lines are the control: a linear model on random data of its own (20 inputs, 120 points), at the temperatures of the ladder.',
      x: 'learning rate η',
      y: 'overlap q',
    },
    'glass-energy': {
      title: 'Energy of the glass',
      caption:
        'Dotted: the exact energy of an infinite glass in equilibrium. A finite one, cooled in finite time, stays above it.',
      x: 'temperature T/J',
      y: 'energy per spin u',
    },
    'learner-energy': {
      title: 'Training error of the networks',
      caption: 'Solid: on the points they learn from. Dashed: on points they never saw.',
      x: 'temperature T/Δ',
      y: 'E/P',
    },
    'learner-energy-sgd': {
      title: 'Training error under SGD',
      caption:
        'The dashed line is the temperature that the noise of SGD amounts to. It dies out once all labels fit.',
      x: 'learning rate η',
      y: 'E/P',
    },
    'glass-pq': {
      title: 'How alike are two copies of the glass?',
      caption:
        'The order parameter of a glass is this whole distribution. One bump in the middle: the copies are strangers. Two bumps: each copy is near the other or its mirror image.',
      x: 'overlap q',
      y: 'P(q)',
    },
    'learner-pq': {
      title: 'How alike are two networks?',
      caption: 'Near 1, all pairs say the same. A broad heap below 1: they ended in different places.',
      x: 'overlap q',
      y: 'P(q)',
    },
    'glass-order': {
      title: 'Frozen, yet without order',
      caption:
        'The overlap grows while the magnetisation stays zero: every spin holds still, none of them points a common way.',
      x: 'temperature T/J',
      y: '|q| and m',
    },
    'weight-overlap': {
      title: 'And the weights?',
      caption:
        'Compared raw, the weights of two copies have nothing in common, even when the networks agree: hidden units can trade places. After the best matching, read the overlap against that of random networks (dotted), not against zero.',
      x: 'temperature T/Δ',
      y: 'overlap of weights',
    },
    gaps: {
      title: 'The freezing, side by side',
      caption:
        'The gap between the two curves of each side. Above 0.05 we call it frozen: there this cooling fell out of equilibrium.',
      x: 'temperature T/J, T/Δ',
      y: 'gap',
    },
    identities: {
      title: 'Is it in equilibrium?',
      caption:
        'Two exact laws, one for each side, that hold at any temperature in equilibrium. Away from zero, the cooling was too fast.',
      x: 'temperature T/J, T/Δ',
      y: 'left minus right',
    },
  },
  findings: {
    'glass-freezing': {
      label: 'Where the copies parted (gap above 0.05):',
      yes: 'Tf = {{temperature}} ± {{error}}.',
      no: 'none in this range.',
      'cannot-tell': 'not known yet.',
      'too-few': 'not known yet.',
      found: 'Tf = {{temperature}} ± {{error}}.',
      uncertain: 'cannot tell: near T = {{temperature}}, but the error ({{error}}) is larger than that.',
      'found-once': 'Tf = {{temperature}}; one sample alone has no error bar.',
      liquid: 'nowhere so far.',
      frozen: 'above this range: the copies are apart from the start.',
    },
    'learner-freezing': {
      label: 'Where the copies parted (gap above 0.05):',
      yes: 'Tf = {{temperature}} ± {{error}}.',
      no: 'none in this range.',
      'cannot-tell': 'not known yet.',
      'too-few': 'not known yet.',
      found: 'Tf = {{temperature}} ± {{error}}.',
      uncertain: 'cannot tell: near T = {{temperature}}, but the error ({{error}}) is larger than that.',
      'found-once': 'Tf = {{temperature}}; one sample alone has no error bar.',
      liquid: 'nowhere so far.',
      frozen: 'above this range: the copies are apart from the start.',
    },
    'glass-parted': {
      label: 'Apart?',
      yes: 'At T = {{temperature}} a copy agrees with itself ({{self}}) more than with its twin ({{mutual}}): the gap is {{gap}} ± {{error}}. They are stuck in different valleys.',
      no: 'At T = {{temperature}} a copy agrees with its twin ({{mutual}}) as well as with itself ({{self}}). Nothing is stuck.',
      'cannot-tell': 'At T = {{temperature}} the gap is {{gap}} ± {{error}}: too uncertain to tell.',
      'no-error': 'At T = {{temperature}} the gap is {{gap}}; with so few copies its error is not known.',
      'no-values': 'At T = {{temperature}} there are no values to compare.',
    },
    'learner-parted': {
      label: 'Apart?',
      yes: 'At T = {{temperature}} a network agrees with itself ({{self}}) more than with its twin ({{mutual}}): the gap is {{gap}} ± {{error}}. They froze, as a glass does.',
      no: 'At T = {{temperature}} a network agrees with its twin ({{mutual}}) as well as with itself ({{self}}). On the data this is no glass.',
      'cannot-tell': 'At T = {{temperature}} the gap is {{gap}} ± {{error}}: too uncertain to tell.',
      'sgd-yes':
        'At the last step a network agrees with itself ({{self}}) more than with its twin ({{mutual}}): the gap is {{gap}} ± {{error}}. They ended in different places.',
      'sgd-no':
        'At the last step a network agrees with its twin ({{mutual}}) as well as with itself ({{self}}).',
      'sgd-cannot-tell': 'At the last step the gap is {{gap}} ± {{error}}: too uncertain to tell.',
      'no-error': 'At T = {{temperature}} the gap is {{gap}}; with so few copies its error is not known.',
      'no-values': 'At T = {{temperature}} there are no values to compare.',
    },
    'glass-equilibrium': {
      label: 'Equilibrium:',
      yes: 'both tests pass at all {{rows}} temperatures.',
      no: 'the tests fail from T = {{hottestRed}} down, at {{red}} of {{rows}} temperatures. Means at those temperatures are not equilibrium values.',
      'cannot-tell':
        'passed at {{green}} of {{rows}} temperatures; the error bars are too wide to tell for the others.',
      own: 'with couplings of your own only one of the two tests can be asked, a copy against its past and its twin: it passes at {{passed}} of {{rows}} temperatures.',
      'not-gaussian':
        'without Gaussian disorder only one of the two tests can be asked, a copy against its past and its twin: it passes at {{passed}} of {{rows}} temperatures.',
      'one-sample':
        'with a single sample only one of the two tests can be asked, a copy against its past and its twin: it passes at {{passed}} of {{rows}} temperatures.',
    },
    'learner-equilibrium': {
      label: 'Equilibrium:',
      yes: 'both tests pass at all {{rows}} temperatures.',
      no: 'the tests fail from T = {{hottestRed}} down, at {{red}} of {{rows}} temperatures. Means at those temperatures are not equilibrium values.',
      'cannot-tell':
        'passed at {{green}} of {{rows}} temperatures; the error bars are too wide to tell for the others.',
      own: 'with couplings of your own only one of the two tests can be asked, a copy against its past and its twin: it passes at {{passed}} of {{rows}} temperatures.',
      'not-gaussian':
        'without Gaussian disorder only one of the two tests can be asked, a copy against its past and its twin: it passes at {{passed}} of {{rows}} temperatures.',
      'one-sample':
        'with a single sample only one of the two tests can be asked, a copy against its past and its twin: it passes at {{passed}} of {{rows}} temperatures.',
    },
    magnetisation: {
      label: 'Magnetisation says nothing.',
      yes: 'It stays at {{m}} ± {{error}} while the overlap is {{q}}: frozen, yet without a common direction.',
      no: 'Here it does not stay zero: {{m}} ± {{error}}.',
      'cannot-tell':
        'It is {{m}} so far; the copies have not clearly parted, so nothing is known to be frozen.',
    },
    control: {
      label: 'The control never parts.',
      yes: 'A linear model, on random data of its own (20 inputs, 120 points), agrees with itself and with its twin alike; its widest gap is {{gap}} ± {{error}}. So agreement alone is not freezing.',
      no: 'Here the linear model, on random data of its own, does part, by {{gap}} ± {{error}}: it had too little time to settle.',
      'cannot-tell': 'It has no gap to show yet.',
    },
    weights: {
      label: 'Weights are no witness.',
      yes: 'Between two copies they overlap by {{raw}}, with themselves by {{self}}. After matching hidden units it is {{aligned}}, where random networks reach {{null}}.',
      no: 'Here raw weights do overlap, by {{raw}}: few hidden units leave few ways to trade places.',
      'cannot-tell': 'Nothing to say yet.',
    },
  },
  guess: {
    question: 'Cooled at the same pace, will two copies end in the same place?',
    options: {
      both: 'On both sides',
      neither: 'On neither side',
      networks: 'Only the networks',
      depends: 'It depends on the networks',
    },
    answer:
      'It depends. The glass never does. Networks with few parameters and random labels get stuck too, wide ones agree on the data while their weights keep drifting, and with a teacher to copy they all find the same answer. Try “Wide” and “Teacher”.',
  },
  presetGroups: { pace: 'Pace', learner: 'Learner' },
  presets: {
    quench: 'Quench',
    slower: 'Ten times slower',
    glass: 'Glass',
    teacher: 'Teacher',
    wide: 'Wide',
    linear: 'Linear',
    'binary-perceptron': 'Binary perceptron',
    'binary-teacher': 'Binary teacher',
  },
  presetHelp: {
    quench: 'Cool as fast as possible: both sides get stuck at once.',
    slower: 'The same couplings and labels with ten times the time. Freezing moves down, not away.',
    glass: 'Few parameters and random labels: a network that freezes.',
    teacher: 'Labels from a teacher network, with a little noise: there is one right answer to find.',
    wide: 'Ten times the hidden units: copies agree on the data, though their weights differ.',
    linear: 'A convex problem. It has one valley, so it can never be stuck.',
    'binary-perceptron': 'The literal bridge: weights that are ±1 spins, and random labels.',
    'binary-teacher':
      'The same with a teacher and more points: below a certain temperature all copies find it.',
  },
  notes: {
    unused: 'Not used in this run, because other settings speak in their place: {{settings}}.',
    diverged:
      '{{count}} of {{networks}} networks ran away, the first after {{moves}} moves (step {{step}}), and stand still: from there on the networks have no values. Half the step, {{half}}, may do.',
    'own-scale':
      'T is in units of J = {{J}}, the root mean row variance of these couplings, so that they stand on the same ladder as SK. Largest rounding of a coupling: {{rounding}}.',
    'larger-agrees-less':
      'At equal sweeps a larger glass agrees less with the exact curves: it needs longer to reach equilibrium.',
  },
  breaks: {
    symmetry: {
      text: 'Networks have twins: swap two hidden units, or turn the sign of one, and the function stays the same. So the overlap is measured on what networks say, not on their weights.',
      source: 'Entezari et al., ICLR 2022; Ainsworth et al., ICLR 2023',
    },
    temperature: {
      text: 'Here the networks really have a temperature, through Langevin noise. Ordinary training by stochastic gradient descent does not: its noise differs from direction to direction and dies out once every label fits.',
      source: 'Chaudhari & Soatto, arXiv:1710.11029',
    },
    flat: {
      text: 'A wide network meets flat directions where a glass meets barriers. Its weights drift ever more slowly without being trapped.',
      source: 'Baity-Jesi et al., arXiv:1803.06969',
    },
    divergence: {
      text: 'One study of networks trained with Langevin noise saw no relaxation time that diverges above T = 0. What you see here is where this cooling fell out of equilibrium, not a phase transition.',
      source: 'arXiv:2405.13098',
    },
    transition: {
      text: 'Both axes share a ladder because both energies come from Gaussian random numbers, in units of J and of Δ. That is no claim that the two freeze at the same T. Tc = 1 holds for the infinite glass in equilibrium.',
      source: 'Sherrington & Kirkpatrick, Phys. Rev. Lett. 35, 1792 (1975)',
    },
  },
} as const;
