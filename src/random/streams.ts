/**
 * The one table of random streams. Layout of every word: Philox4x32-10, key = seed, counter = (index >> 2, time, owner,
 * stream), word = index & 3. `index` is a site or a parameter, `time` a sweep or a step, `owner` the global state, network,
 * or sample index, before any sharding. Numbers are part of the digest: never reuse or renumber one.
 */
export const Stream = {
  InitialSpins: 1,
  HeatBath: 2,
  Metropolis: 3,
  /** index = lower slot of the pair, time = exchange round, owner = global sample. */
  Exchange: 4,
  /** Which site update number `index` of a sweep visits in random order, time = sweep, owner = global state. */
  RandomOrder: 5,
  /**
   * Multi-spin order: 32 states share a word and no bit of it. index = 32 site + bit plane (0 = most significant), time = sweep,
   * owner = floor(global state / 32); bit `global state & 31` of the word is that bit of the state's own 32-bit word.
   */
  MultiSpin: 6,
  /** index = 0, time = round of cluster moves, owner = global index of the first state of the pair. */
  Houdayer: 7,
  /** index = 0, time = resampling, owner = global sample. */
  PopulationResample: 9,
  /** index = flip of the quench, time = number of the quench, owner = global state. */
  Quench: 10,
  /** index = pair number, time = 0, owner = global sample. */
  Couplings: 16,
  Field: 17,
  Patterns: 18,
  PatternTeacher: 19,
  PatternLabels: 20,
  /** Which bonds of a diluted lattice exist; index = bond, owner = sample (as of every disorder). Their values are Couplings. */
  Lattice: 21,
  /** Random graphs; what index and time mean is said in the ensemble's file. */
  Graph: 22,
  /** index = pattern * N + site. */
  HopfieldPatterns: 23,
  /** Planted ground states and the Gaussian numbers around them. */
  Planted: 24,
  /** Spherical p-spin: index = site; time 0 is the initial state, time t >= 1 the noise of step t; owner = state. */
  PSpin: 25,
  /** index = 0, time = round, owner = purpose: the start of a local search's own generator. */
  Solve: 26,
  InitialWeights: 32,
  LangevinNoise: 33,
  LangevinAcceptance: 34,
  /** index = slot in the batch. */
  Minibatch: 35,
  /** index = point * inputs + input, owner = data set. */
  DataInputs: 48,
  LabelNoise: 49,
  TeacherWeights: 50,
  HeldOutInputs: 51,
  Shuffle: 52,
  Bootstrap: 64,
  /** Uniform students without an error: what index means is said in src/dynamics/version-space.ts; time = sweep, owner = state. */
  VersionSpace: 65,
  /** Random vectors that a Hessian is applied to; index = component, time = number of the vector, owner = network. */
  CurvatureProbe: 72,
  /** index = slot, the first half's slots before the second's; time = draw, owner = network. */
  HalfBatch: 73,
  /** Where searches for critical points start; index = parameter (or point of a trajectory), time = try, owner = task. */
  SaddleStart: 74,
  /**
   * Points where the residual of a differential equation is asked for: index = coordinate within point (or slot of a permutation),
   * time = block (purpose and axis, src/learner/pde/sampling/unit-points.ts), owner = draw of the set.
   */
  Collocation: 80,
  /** Which candidates a residual-adaptive draw takes: index = candidate, time = 0, owner = draw. */
  ResidualAdaptive: 81,
  /** Points on a boundary by arc length: index = point, time = 0, owner = draw. */
  BoundaryPoints: 82,
  /** Frequencies of Fourier features: index = axis within frequency, time = 0, owner = 0. */
  FourierFeatures: 83,
  /** Noise of measurements: index = field within point, time = 0, owner = draw. */
  MeasurementNoise: 84,
  /**
   * Which hidden units a descent step leaves out (kept iff word >= p 2^32): index = slot * units + unit, with the point or its slot in
   * the minibatch, units counted through all hidden layers; time = step, owner = network.
   */
  Dropout: 88,
  /** Which hidden units a thinned network is without: index = unit, time = pass, owner = network. */
  DropoutPass: 89,
  /** In which order an epoch visits the points of a network: index = place, time = epoch, owner = network. */
  EpochOrder: 90,
  /** Which points a network of a bootstrap ensemble is given, drawn with replacement: index = slot, time = 0, owner = network. */
  BootstrapRows: 91,
  /** Noise that a network adds to its targets (randomised maximum a posteriori): index = point * values + value, time = 0, owner = network. */
  TargetNoise: 92,
  /** Functions drawn from a Gaussian process: index = point, time = 0, owner = number of the function. */
  ProcessSample: 93,
  /** Points of a generator with known noise: index = coordinate within point, its answer's noise after them; time = part, owner = draw. */
  KnownNoise: 94,
  /** Where curves of one variable are asked (two-doubts): index = point, time = 0, owner = data set. */
  CurvePlaces: 95,
  /** Noise of what is answered there: index = point, time = 0, owner = data set. */
  CurveNoise: 96,
  /** Worlds of made-up materials; index and time: src/learner/data/synthetic-materials.ts; owner = world. */
  SyntheticMaterials: 100,
  /** Noise of what is bought from a pool: index = occasion, time = candidate, owner = world. */
  PoolNoise: 101,
  /** Candidates of drawn pools and their truths; index and time: src/learner/data/pools.ts; owner = world. */
  PoolCandidates: 102,
  /** What an acquisition leaves to chance: index = candidate, time = query, owner = pool. */
  Acquisition: 103,
  /** Which candidates are known before the first query: index = candidate, time = 0, owner = world. */
  FirstCandidates: 104,
  /** What a plate of a family is: index = word of the plate (src/learner/plates/draw.ts), time = 0, owner = number of the plate. */
  Plates: 105,
  /** Where on a plate its temperature is asked for: index = coordinate within point, time = purpose, owner = number of the plate. */
  PlatePoints: 106,
  /** Labels of two samples put in another order: index = place, time = permutation, owner = purpose. */
  Permutation: 107,
  /** Halves of two samples for a classifier that must tell them apart: index = place, time = 0, owner = sample. */
  ClassifierSplit: 108,
  /** In which order rows of a table are taken, some of them held out: index = place, time = 0, owner = repeat. */
  FamilySplit: 109,
  /** Points of a step that aligns source and target: index = slot, source before target; time = step, owner = network. */
  AlignmentBatch: 110,
  /** Which points of target plates are labelled: index = slot, time = 0, owner = repeat. */
  TargetLabels: 111,
  /** Where the networks of an adaptation that start anew begin (discriminators, classifiers): index = parameter, owner = network. */
  AdaptationWeights: 112,
  /** Random resplits of a table of materials: index = place, time = 0, owner = number of the resplit. */
  MaterialResplit: 114,
  /** Pull moves of chains (src/dynamics/folding.ts): index = 2 proposal (its name) and 2 proposal + 1 (acceptance), time = sweep, owner = copy. */
  ChainMoves: 115,
  /** In which order the beads of a chain are shuffled: index = place, time = 0, owner = number of the shuffle. */
  ChainShuffle: 116,
  /** Where spins stand before anybody turns them by hand: index = site, time = 0, owner = 0. */
  HandSpins: 117,
} as const;
export type Stream = (typeof Stream)[keyof typeof Stream];
