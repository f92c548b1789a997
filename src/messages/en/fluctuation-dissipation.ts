import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, couplings, couplingBits } = glassFields;

/** The experiment `fluctuation-dissipation`: response against correlation after a quench. */
export const fluctuationDissipation = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: {
      label: 'Temperature of the quench',
      help: 'Where the glass is thrown to from a random start. Its spins turn by heat bath.',
    },
    longest: {
      label: 'Longest look',
      help: 'How long each copy is followed after it was remembered. The noise of the answer grows with it.',
    },
    samples,
    copies,
    warm: { label: 'Temperature of the control', help: 'Above 1, where the glass is in equilibrium soon.' },
    couplings,
    couplingBits,
  },
  columns: {
    step: 'no.',
    age: 'age t_w',
    time: 't',
    correlation: 'C',
    correlationError: 'error of C',
    response10: 'age 10',
    response10Error: 'error at age 10',
    response100: 'age 100',
    response100Error: 'error at age 100',
    response1000: 'age 1000',
    response1000Error: 'error at age 1000',
    responseWarm: 'control above Tc',
    responseWarmError: 'error of the control',
    violation10: '1 − C − Tχ, age 10',
    violation10Error: 'error of the departure, age 10',
    violation100: '1 − C − Tχ, age 100',
    violation100Error: 'error of the departure, age 100',
    violation1000: '1 − C − Tχ, age 1000',
    violation1000Error: 'error of the departure, age 1000',
    violationWarm: '1 − C − Tχ, control above Tc',
    violationWarmError: 'error of the departure, control',
    ratio10: 'X, age 10',
    ratio10Error: 'error of X, age 10',
    ratio100: 'X, age 100',
    ratio100Error: 'error of X, age 100',
    ratio1000: 'X, age 1000',
    ratio1000Error: 'error of X, age 1000',
    ratioWarm: 'X, control above Tc',
    ratioWarmError: 'error of X, control',
  },
  curves: {
    theorem: 'equilibrium: Tχ = 1 − C',
    'parisi-toulouse': 'T √(1 − C): approximate, N → ∞, all times',
    none: 'equilibrium',
    one: 'equilibrium',
  },
  figures: {
    parametric: {
      title: 'The answer against what is forgotten',
      caption:
        'Time runs from right to left. At first the answer Tχ grows as fast as the memory C falls, along the line of equilibrium: spins move inside their valley. Then the curves bend below it: the glass goes on forgetting, and answers less. Dashed: where a very old infinite glass should go, by the approximation of Parisi and Toulouse.',
      x: 'C(t_w, t_w + t)',
      y: 'Tχ',
    },
    violation: {
      title: 'How much of the answer is missing',
      caption:
        'The departure from the theorem against time. The younger the glass, the sooner it comes: at about its age. Above Tc there is none.',
      x: 'time t since it was remembered, sweeps',
      y: '1 − C − Tχ',
    },
    ratio: {
      title: 'The fluctuation–dissipation ratio',
      caption:
        'X, the slope of the first chart over the last factor of ten in time. 1 in equilibrium; the slow part of a glass answers as if it were at T/X, much hotter.',
      x: 'time t since it was remembered, sweeps',
      y: 'X',
    },
  },
  findings: {
    control: {
      label: 'The control above Tc',
      yes: 'keeps to the theorem: at T = {{temperature}}, 1 − C − Tχ is {{gap}} ± {{error}} over all times.',
      no: 'does not keep to the theorem: at T = {{temperature}}, 1 − C − Tχ is {{gap}} ± {{error}}. It was not in equilibrium.',
      'cannot-tell': 'at T = {{temperature}}: 1 − C − Tχ is {{gap}} ± {{error}}.',
    },
    early: {
      label: 'At first, so does the glass:',
      yes: 'at T = {{temperature}} a copy aged 1000 answers by the theorem up to t = {{time}} (departure {{gap}} ± {{error}}).',
      no: 'not here: at T = {{temperature}} even a copy aged 1000 departs by {{gap}} ± {{error}} within {{time}} sweeps.',
      'cannot-tell': 'within {{time}} sweeps the departure is {{gap}} ± {{error}}.',
    },
    late: {
      label: 'Later it does not:',
      yes: 'after {{time}} sweeps a copy aged 10 has forgotten {{forgotten}} and answered only {{response}} ± {{error}}.',
      no: 'but here it does: after {{time}} sweeps a copy aged 10 has forgotten {{forgotten}} and answered {{response}} ± {{error}}. This is not a glass.',
      'cannot-tell':
        'after {{time}} sweeps a copy aged 10 has forgotten {{forgotten}} and answered {{response}} ± {{error}}.',
    },
    ratio: {
      label: 'The slow part seems hotter:',
      yes: 'from t = {{from}} to {{to}}, at age {{age}}, X = {{x}} ± {{error}}, less than 1.',
      no: 'not here: from t = {{from}} to {{to}}, at age {{age}}, X = {{x}} ± {{error}}.',
      'cannot-tell':
        'from t = {{from}} to {{to}}, at age {{age}}, X = {{x}} ± {{error}}: too noisy. More copies would tell.',
    },
  },
  guess: {
    question: 'A glass is pushed gently while it ages. How does it answer, compared with how it fluctuates?',
    options: {
      same: 'As much as in equilibrium: temperature is temperature',
      less: 'Less: its slow part is hard to push',
      more: 'More: it is out of balance anyway',
    },
    answer:
      'Less. Quick motions inside a valley obey the theorem. The slow wandering from valley to valley forgets much and answers little, as a hotter body would: a glass has one temperature for each pace.',
  },
  presets: { warm: 'No glass', cold: 'Colder', long: 'Look longer', precise: 'Twice the copies' },
  presetHelp: {
    warm: 'T = 1.3: all ages stay on the line.',
    cold: 'T = 0.2: valleys are narrow, the line is left sooner.',
    long: 'Up to 3000 sweeps; error bars grow with the root of the time.',
    precise: 'Error bars shorter by a third, twice the work.',
  },
  breaks: {
    noise: {
      text: 'The answer is read off random numbers that the spins used, without a field. Nothing is perturbed, but the noise grows with time.',
      source: 'Chatelain, J. Phys. A 36, 10739 (2003); Ricci-Tersenghi, Phys. Rev. E 68, 065104 (2003)',
    },
    static: {
      text: 'That the curve of a very old glass is that of its equilibrium is a theorem only under assumptions, and these ages are far from old. The dashed curve is approximate: it lies up to 0.02 off the exact one.',
      source:
        'Franz, Mézard, Parisi & Peliti, Phys. Rev. Lett. 81, 1758 (1998); Parisi & Toulouse, J. Physique Lett. 41, 361 (1980)',
    },
    finite: {
      text: 'A finite glass comes to equilibrium in the end, and the curves return to the line. 256 spins at T = 0.4 do not within these times.',
      source: 'Cugliandolo & Kurchan, J. Phys. A 27, 5749 (1994)',
    },
  },
} as const;
