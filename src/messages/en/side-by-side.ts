/** The experiment `side-by-side`: a spin glass and a batch of networks on one ladder of temperatures. */
export const sideBySide = {
  name: 'Side by side',
  question: 'Does a neural network freeze as a glass does?',
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
        'Same couplings, two histories. Each square is a spin, averaged over time: pale while it flips, full once it is stuck. On the right, one colour where the copies agree, the other where they differ.',
    },
    learner: {
      label: 'Outputs of two networks on the training points, one against the other. Agreement now: {{q}}.',
      x: 'what copy A says',
      y: 'what copy B says',
      caption:
        'Same data, two histories. Each dot is a training point. On the diagonal the copies say the same.',
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
  presets: {
    quench: 'Quench',
    slower: 'Ten times slower',
    glass: 'Glass',
    teacher: 'Teacher',
    wide: 'Wide',
    linear: 'Linear',
  },
  presetHelp: {
    quench: 'Cool as fast as possible: both sides get stuck at once.',
    slower: 'The same couplings and labels with ten times the time. Freezing moves down, not away.',
    glass: 'Few parameters and random labels: a network that freezes.',
    teacher: 'Labels from a teacher network, with a little noise: there is one right answer to find.',
    wide: 'Ten times the hidden units: copies agree on the data, though their weights differ.',
    linear: 'A convex problem. It has one valley, so it can never be stuck.',
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
