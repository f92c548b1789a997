/** The experiment `teacher-student`: students who make no error, and how much of the teacher is in them. */
export const teacherStudent = {
  panels: {
    learner: {
      title: 'Students',
      about:
        'Perceptrons that answer yes or no. A teacher of the same kind labelled the patterns; students are drawn from all that agree with him on every one of them.',
    },
  },
  fields: {
    seed: { label: 'Seed', help: 'The same seed and settings give the same run.' },
    students: {
      label: 'Students',
      help: 'Weights on a sphere, drawn uniformly from all students without an error. Or weights ±1, which move as spins do; or so few of them that all students are counted.',
      options: {
        spherical: 'On a sphere, drawn',
        binary: 'Weights ±1, moving',
        counted: 'Weights ±1, counted',
      },
    },
    size: {
      label: 'Weights',
      help: 'How many weights a student has. An even number of ±1 is taken one larger, so that no pattern is undecided.',
    },
    heaviest: { label: 'Heaviest load', help: 'Patterns per weight, α = P/N, where the run ends.' },
    sweeps: {
      label: 'Sweeps per load',
      help: 'How often every weight is drawn anew. The second half is measured.',
    },
    lightest: { label: 'Lightest load', help: 'Patterns per weight where the run begins.' },
    loads: { label: 'Number of loads', help: 'From the lightest to the heaviest, evenly.' },
    temperature: {
      label: 'Temperature',
      help: 'For weights ±1 that move: how freely a student gives up a pattern. One pattern is one unit of energy.',
    },
    counted: {
      label: 'Weights to count',
      help: 'All 2^N students are looked at. 21 take a blink, 27 some seconds.',
    },
    samples: {
      label: 'Classes',
      help: 'Teachers, each with patterns of its own. Error bars come from them.',
    },
    copies: {
      label: 'Students per class',
      help: 'On a sphere: as many from independent starts and as many from the teacher.',
    },
  },
  columns: {
    load: 'load α = P/N',
    patterns: 'patterns P',
    direction: 'direction',
    overlap: 'R, student with teacher',
    overlapError: 'error of R',
    twins: 'q, student with student',
    twinsError: 'error of q',
    gap: 'R − q',
    gapError: 'error of R − q',
    functions: 'q_f, agreement of answers',
    functionsError: 'error of q_f',
    gibbs: 'ε of a student (Gibbs)',
    gibbsError: 'error of ε, Gibbs',
    bayes: 'ε of all together (Bayes)',
    bayesError: 'error of ε, Bayes',
    hebb: 'ε of the Hebb rule',
    hebbError: 'error of ε, Hebb',
    stable: 'ε of maximum stability',
    stableError: 'error of ε, maximum stability',
    stability: 'stability κ',
    stabilityError: 'error of κ',
    unfinished: 'κ short by at most',
    starts: 'R from teacher − from elsewhere',
    startsError: 'error of that difference',
    memory: 'memory of R, sweeps',
    memoryError: 'error of the memory',
    climbing: 'R, going up',
    climbingError: 'error of R, going up',
    falling: 'R, coming down',
    fallingError: 'error of R, coming down',
    wrongClimbing: 'share wrong, going up',
    wrongClimbingError: 'error of share, going up',
    wrongFalling: 'share wrong, coming down',
    wrongFallingError: 'error of share, coming down',
    arrived: 'share at the teacher',
    arrivedError: 'error of that share',
    entropy: 'ln(students)/N',
    entropyError: 'error of ln(students)/N',
    alone: 'teacher alone',
    aloneError: 'error of teacher alone',
  },
  curves: {
    overlap: 'exact, N → ∞',
    gibbs: 'Gibbs, N → ∞',
    bayes: 'Bayes, N → ∞',
    hebb: 'Hebb, N → ∞',
    stable: 'maximum stability, N → ∞',
    thermal: 'strangers, N → ∞',
    entropy: 'exact, N → ∞',
  },
  ticks: { transition: 'teacher alone, 1.245', spinodal: 'end of strangers, 1.493' },
  figures: {
    overlaps: {
      title: 'Student and teacher, student and student',
      caption:
        'Solid: overlap R with the teacher, which no student can measure. Dashed: overlap q of two students, which anybody can. They are the same. Dotted: the exact curve. Below, on a sphere: q_f, how far the answers of two students to new patterns agree, 1 for always and 0 for no better than chance.',
      x: 'load α = P/N',
      y: 'overlap',
    },
    identity: {
      title: 'Their difference',
      caption: 'R − q, class by class, with its error. On average it is zero at any size and any load.',
      x: 'load α = P/N',
      y: 'R − q',
    },
    errors: {
      title: 'Errors on patterns never shown',
      caption:
        'Chance of a wrong answer: any student without an error (Gibbs), all of them together (Bayes), patterns simply added up (Hebb), the student farthest from all patterns (maximum stability). Thin lines: exact, N → ∞.',
      x: 'load α = P/N',
      y: 'error ε',
    },
    starts: {
      title: 'Has the beginning been forgotten?',
      caption:
        'R of chains that began at the teacher minus R of chains that began elsewhere. Zero, within errors, once both have forgotten.',
      x: 'load α = P/N',
      y: 'difference of R',
    },
    hysteresis: {
      title: 'Up and down are two ways',
      caption:
        'Solid: students that began anywhere, with more and more patterns. Dashed: students that began at the teacher, with fewer and fewer. Dotted: the exact curve of strangers at this temperature. The marks are those of T = 0.',
      x: 'load α = P/N',
      y: 'overlap R with the teacher',
    },
    wrong: {
      title: 'Errors on patterns shown',
      caption:
        'At a temperature above zero students get some of the shown patterns wrong; at the teacher none.',
      x: 'load α = P/N',
      y: 'share wrong',
    },
    entropy: {
      title: 'How many students are left',
      caption:
        'Logarithm of the number of students without an error, per weight. In an infinite class it falls to zero at 1.245; small classes are smeared.',
      x: 'load α = P/N',
      y: 'ln(students)/N',
    },
    alone: {
      title: 'The teacher alone',
      caption: 'Share of classes in which nobody but the teacher is left.',
      x: 'load α = P/N',
      y: 'share of classes',
    },
  },
  findings: {
    identity: {
      label: 'Is q = R?',
      yes: 'Yes, at all {{loads}} loads. The largest difference, at α = {{load}}, is {{gap}} ± {{error}} ({{sigmas}} errors; {{limit}} are allowed for so many loads): two students are as alike as one is to the teacher.',
      no: 'No: at α = {{load}} they differ by {{gap}} ± {{error}}, {{sigmas}} errors where {{limit}} are allowed. Equal on average is a theorem, so the students are not yet drawn uniformly: use more sweeps.',
      'cannot-tell': 'Too few classes to tell: R − q is {{gap}} ± {{error}} at α = {{load}}.',
    },
    curves: {
      label: 'Are the errors those of theory?',
      yes: 'Yes, all four rules at all {{loads}} loads, within errors and {{allowed}} for finite size. Nearest to the edge, at α = {{load}}: {{ours}} ± {{error}}, exact {{exact}}.',
      no: 'No: at α = {{load}} the error is {{ours}} ± {{error}}, exact {{exact}}.',
      'cannot-tell': 'Too few classes to tell: {{ours}} ± {{error}} at α = {{load}}, exact {{exact}}.',
      'off-gibbs':
        'Not for Gibbs: at α = {{load}} the error is {{ours}} ± {{error}}, exact {{exact}} for N → ∞. {{allowed}} is allowed for finite size.',
      'off-bayes':
        'Not for Bayes: at α = {{load}} the error is {{ours}} ± {{error}}, exact {{exact}} for N → ∞. {{allowed}} is allowed for finite size.',
      'off-hebb':
        'Not for Hebb: at α = {{load}} the error is {{ours}} ± {{error}}, exact {{exact}} for N → ∞. {{allowed}} is allowed for finite size.',
      'off-stable':
        'Not for maximum stability: at α = {{load}} the error is {{ours}} ± {{error}}, exact {{exact}} for N → ∞. {{allowed}} is allowed for finite size.',
    },
    best: {
      label: 'Are many students better than one?',
      yes: 'Yes: at α = {{load}} all together err in {{bayes}}, one student in {{gibbs}}. Hebb: {{hebb}}; maximum stability: {{stable}}.',
      no: 'Not here: at α = {{load}} all together err in {{bayes}}, one student in {{gibbs}}, Hebb in {{hebb}}.',
      'cannot-tell': 'Too close to tell: {{bayes}} all together, {{gibbs}} one student, at α = {{load}}.',
    },
    settled: {
      label: 'Was the beginning forgotten?',
      yes: 'Yes: chains from the teacher and from elsewhere agree within {{margin}} at every load. The slowest remember for {{memory}} sweeps or more; {{sweeps}} were measured.',
      no: 'No: at α = {{load}} they differ by {{gap}} ± {{error}}. The slowest remember for {{memory}} sweeps or more; {{sweeps}} were measured. Use more sweeps.',
      'cannot-tell':
        'Not shown: at α = {{load}} they differ by {{gap}} ± {{error}}. The slowest remember for {{memory}} sweeps or more; {{sweeps}} were measured.',
    },
    hysteresis: {
      label: 'Is there hysteresis?',
      yes: 'Yes: at α = {{load}} students that came up have R = {{climbing}} ± {{climbingError}}, those that came down from the teacher {{falling}} ± {{fallingError}}. Same patterns, same temperature, another past.',
      no: 'No: the two ways agree. They are widest apart at α = {{load}}, {{climbing}} ± {{climbingError}} and {{falling}} ± {{fallingError}}.',
      'cannot-tell':
        'Too close to tell: {{climbing}} ± {{climbingError}} up, {{falling}} ± {{fallingError}} down.',
      waiting: 'The way down will show.',
    },
    thermal: {
      label: 'Below the transition: as theory says?',
      yes: 'Yes: going up at T = {{temperature}}, R is the exact one for N → ∞. Farthest off at α = {{load}}: {{ours}} ± {{error}}, exact {{exact}}.',
      no: 'No: at α = {{load}} and T = {{temperature}}, R is {{ours}} ± {{error}}, exact {{exact}}, with {{wrong}} % of the patterns wrong. The students are stuck on the way: a glass.',
      'cannot-tell': 'Cannot tell at T = {{temperature}}: {{ours}} ± {{error}}, exact {{exact}}.',
    },
    stuck: {
      label: 'Alone, is the teacher found?',
      yes: 'Not at once: from α = {{transition}} on nobody else is left without an error, yet at α = {{load}} students that came up, and may get patterns wrong at T = {{temperature}}, have R = {{climbing}} ± {{error}}. At α = {{heaviest}}, {{arrived}} % of the looks found a student at the teacher.',
      no: 'Yes: at α = {{load}}, R = {{climbing}} ± {{error}}.',
      'cannot-tell': 'Too close to tell: R = {{climbing}} ± {{error}} at α = {{load}}.',
      late: 'Not at once: from α = {{transition}} on nobody else is left without an error, yet at α = {{load}} students that came up, and may get patterns wrong at T = {{temperature}}, have R = {{climbing}} ± {{error}}. Their R passes half way at α = {{late}}; at α = {{heaviest}}, {{arrived}} % of the looks found a student at the teacher.',
      waiting: 'This run does not go beyond α = {{transition}}, where he is alone.',
    },
    jump: {
      label: 'Where is the jump?',
      yes: 'R passes half way between strangers and teacher at α = {{at}} ± {{error}}. In an infinite class it jumps at {{transition}}; so few weights smear the jump and move it.',
      no: 'None was seen up to α = {{heaviest}}, where R = {{overlap}}.',
      'cannot-tell': 'Not reached: at α = {{heaviest}}, R = {{overlap}}.',
    },
    lone: {
      label: 'When is the teacher alone?',
      yes: 'In half of the classes at α = {{at}} ± {{error}}; at α = {{load}} in {{percent}} % of them.',
      no: 'Not in this range: at α = {{load}} in {{percent}} % of the classes.',
      'cannot-tell': 'Cannot tell: at α = {{load}} in {{percent}} % of the classes.',
      waiting: 'More loads will show.',
    },
  },
  guess: {
    question:
      'Two students of one class never met the teacher and make no error. What tells you how close they are to him?',
    options: {
      nothing: 'Nothing, the teacher must be asked',
      training: 'Their errors on the patterns shown',
      twins: 'How alike the two students are',
    },
    answer:
      'How alike they are. The teacher could be any of those who agree with the patterns, so on average two students are as far from one another as each is from the teacher: q = R. The order parameter of the glass measures how much was learnt.',
  },
  presets: {
    spherical: 'On a sphere',
    large: 'Two hundred weights',
    binary: 'Hysteresis',
    cold: 'Hysteresis, cold',
    counted: 'Count them all',
  },
  presetGroups: { students: 'Students' },
  presetHelp: {
    spherical: 'Students drawn uniformly: R, q and the four exact curves of the error.',
    large: 'Four times the weights, two loads: closer to the exact curves, and slower.',
    binary: 'Weights ±1 at T = 0.7: up from nothing, down from the teacher.',
    cold: 'At T = 0.3 students that go up follow theory to α ≈ 1 and are then caught, with patterns wrong that need not be: a glass.',
    counted: 'Nineteen weights ±1: all half a million students, for a hundred classes.',
  },
  breaks: {
    sgd: {
      text: 'These students are drawn uniformly from all without an error. A network trained by gradient descent is not: it prefers some solutions, and for those q = R need not hold.',
      source:
        'Soudry et al., J. Mach. Learn. Res. 19, 70 (2018): descent on separable data goes to maximum stability',
    },
    nishimori: {
      text: 'q = R holds because the student knows how the teacher was drawn and that he makes no error (the Nishimori line). There replica symmetry is exact and there is no glass in equilibrium. A student at another temperature, or of another kind than the teacher, leaves the line.',
      source: 'Nishimori, Statistical Physics of Spin Glasses and Information Processing (2001)',
    },
    finite: {
      text: 'The curves are for N → ∞. Errors of students with fifty weights differ from them by order 1/N, less than could be measured; with twenty weights ±1 the jump is a slope. The identity alone is exact at any size.',
      source: 'Engel & Van den Broeck, Statistical Mechanics of Learning (2001)',
    },
    stuck: {
      text: 'How long climbing students stay away depends on how they move. Beyond the spinodal, 1.493 at T = 0, nothing in theory stands between them and the teacher, but students that move weight by weight are stuck in a glass there as well; other algorithms find him.',
      source: 'Horner, Z. Phys. B 86, 291 (1992); Seung, Sompolinsky & Tishby, Phys. Rev. A 45, 6056 (1992)',
    },
  },
} as const;
