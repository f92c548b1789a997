/** The experiment `frustration`: a small lattice turned spin by spin, and what is left unsatisfied. */
export const frustration = {
  panels: {
    glass: {
      title: 'Turn the spins',
      about:
        'Each bond asks something of its two spins: to point the same way (one line) or opposite ways (two lines). A bond that does not get it is dashed and crossed, and counts as one. Turn spins until as few as possible are crossed. Every arrangement has been visited, so the fewest there can be is known exactly. Below, the same is left to an annealer, many times over.',
    },
  },
  fields: {
    seed: { label: 'Seed', help: 'Draws the bonds of the disordered lattices, and all random numbers.' },
    lattice: {
      label: 'Lattice',
      help: 'The first five are for the hand. 1024 spins can only be let go.',
      options: {
        triangle: 'One triangle',
        five: 'Five spins, three triangles',
        plaquette: 'One square, one bond odd',
        square: 'Square lattice, 4 × 4, bonds ±J',
        sk: 'Eight spins, each bound to each',
        'triangular-1024': 'Triangular lattice, 1024 spins',
        'square-1024': 'Square lattice ±J, 1024 spins',
      },
    },
    flips: {
      label: 'Your moves',
      help: 'The spins that you turned, one letter each, as in ACB. They are part of the link: a link is a game.',
    },
    slowest: {
      label: 'Sweeps of the annealing',
      help: 'Each sweep offers every spin one turn. On the large lattices the slowest of several annealings.',
    },
    copies: { label: 'Copies', help: 'How many start from random arrangements of their own.' },
    start: {
      label: 'Begin with',
      help: 'How the spins stand before your first move.',
      options: { up: 'all up', random: 'random spins' },
    },
    hottest: { label: 'Hottest', help: 'Temperature at which the annealing begins, in units of J.' },
    coldest: { label: 'Coldest', help: 'Temperature at which it ends, before the last descent at T = 0.' },
  },
  columns: {
    move: 'move',
    flipped: 'spin turned',
    energy: 'energy',
    unsatisfied: 'unsatisfied bonds',
    helpful: 'spins whose flip would help',
    bonds: 'bonds',
    least: 'fewest unsatisfied there can be',
    grounds: 'arrangements that have the fewest',
    stable: 'arrangements that no single flip improves',
    states: 'arrangements in all',
    loops: 'elementary loops',
    frustrated: 'frustrated loops',
    bound: 'unsatisfied bonds that the loops demand',
    level: 'unsatisfied bonds at the end',
    yours: 'you',
    chance: 'blind chance (exact)',
    quench: 'quench',
    quenchError: 'quench, error',
    anneal: 'annealing',
    annealError: 'annealing, error',
    sweeps: 'sweeps',
    share: 'share of unsatisfied bonds, all copies',
    shareError: 'share of unsatisfied bonds, error',
    bestShare: 'share of unsatisfied bonds, best copy',
    boundShare: 'share that the loops demand',
  },
  curves: { infinite: 'known for N → ∞' },
  figures: {
    board: {
      title: 'The lattice',
      caption:
        'A filled disc is a spin up, an open one a spin down. Pointing at a spin tells what turning it would do. On lattices of 1024 spins the best copy is shown, and bonds that lead round the edge to the other side are not drawn.',
    },
    moves: {
      title: 'Your way down',
      caption:
        'Unsatisfied bonds after each of your moves. Dotted: the fewest that any arrangement has. Who only ever goes down may end above it.',
      x: 'move',
      y: 'unsatisfied bonds',
    },
    levels: {
      title: 'Where others end',
      caption:
        'Share of copies that end with so many unsatisfied bonds: cooled slowly, cooled at once, and by blind chance (the share of all arrangements, exact). The mark at the top is where you are.',
      x: 'unsatisfied bonds',
      y: 'share',
    },
    cooling: {
      title: 'Slower is better, to a point',
      caption:
        'Share of unsatisfied bonds after annealings of growing length. No arrangement lies below the share that the frustrated loops demand.',
      x: 'sweeps',
      y: 'share of unsatisfied bonds',
    },
  },
  findings: {
    impossible: {
      label: 'No arrangement satisfies every bond:',
      yes: 'proven by visiting all {{states}} arrangements: {{least}} of {{bonds}} bonds are unsatisfied in the best of them, and {{grounds}} arrangements share that place (mirror images counted).',
      no: 'not here: {{grounds}} of {{states}} arrangements satisfy all {{bonds}} bonds. This draw is not frustrated.',
      'cannot-tell': 'not known yet.',
    },
    yours: {
      label: 'You are at the bottom:',
      yes: 'yes, after {{move}} moves: {{unsatisfied}} unsatisfied bonds, and nobody can have fewer.',
      no: 'no: no single flip helps, yet {{unsatisfied}} bonds are unsatisfied, {{above}} more than need be. This is a local minimum: to get out, things must get worse first.',
      'cannot-tell':
        'not yet: {{unsatisfied}} unsatisfied bonds, {{above}} more than need be; turning one of {{helpful}} spins would help.',
    },
    loops: {
      label: 'Counting loops tells how many must stay unsatisfied:',
      yes: 'yes: {{frustrated}} of {{loops}} elementary loops have bonds whose product is negative, and each needs an unsatisfied bond; that demands {{bound}}, and {{bound}} is what the best arrangement has.',
      no: 'only from below: {{frustrated}} of {{loops}} elementary loops are frustrated, which demands {{bound}} unsatisfied bonds at least, but the best arrangement has {{least}}.',
      'cannot-tell': 'not known yet.',
    },
    traps: {
      label: 'There are traps:',
      yes: '{{stable}} of {{states}} arrangements cannot be improved by a single flip, and {{others}} of them are not the lowest.',
      no: 'none here: all {{stable}} arrangements that no single flip improves are lowest ones. Going downhill always gets there.',
      'cannot-tell': 'not known yet.',
    },
    found: {
      label: 'Cooling slowly finds the bottom more often than cooling at once:',
      yes: 'yes: {{anneal}} % of the annealed copies, {{quench}} % of the quenched, {{chance}} % by blind chance.',
      no: 'not needed here: {{quench}} % of the quenched copies are at the bottom, {{anneal}} % of the annealed, {{chance}} % by blind chance.',
      'cannot-tell':
        'no difference that counts: {{anneal}} % of the annealed copies, {{quench}} % of the quenched, {{chance}} % by blind chance.',
      waiting: 'the copies are still on their way.',
    },
    wholly: {
      label: 'No arrangement satisfies every bond:',
      yes: 'certain without visiting any: {{frustrated}} of {{loops}} elementary loops are frustrated, and a bond can serve two of them, so {{bound}} of {{bonds}} bonds stay unsatisfied whatever the spins do.',
      no: 'no loop is frustrated: all bonds can be satisfied.',
      'cannot-tell': 'not known yet.',
    },
    slower: {
      label: 'Slower cooling leaves fewer bonds unsatisfied:',
      yes: 'yes: from {{fast}} to {{slow}} sweeps the share falls by {{gain}} ± {{error}} percent of all bonds.',
      no: 'no: it changes by {{gain}} ± {{error}} percent of all bonds.',
      'cannot-tell': 'one length says nothing about it.',
    },
    bounded: {
      label: 'The best copy reaches what the loops demand:',
      yes: 'yes: {{unsatisfied}} unsatisfied bonds, {{percent}} %, and no arrangement can have fewer.',
      no: 'no: {{unsatisfied}} unsatisfied bonds, {{percent}} %; the loops demand {{bound}}. Frustrated squares lie apart, and the bonds that join them in pairs cost {{above}} more. Whether this is the lowest nobody can see from here.',
      'cannot-tell':
        'not quite: {{unsatisfied}} unsatisfied bonds, {{percent}} %; {{bound}} can be had, {{above}} fewer. More sweeps come closer.',
    },
  },
  notes: {
    strangers:
      'Moves that name a spin which this lattice does not have were left out: {{count}}. Its {{size}} spins are A to {{last}}.',
  },
  guess: {
    question:
      'Three spins on a triangle, each bond wants its two spins to point opposite ways. How many of the three bonds can be satisfied at once?',
    options: { all: 'All three', two: 'Two', one: 'One' },
    answer:
      'Two. If A is up and B is down, C pleases one of them and annoys the other. Six of the eight arrangements are equally good: frustration does not only raise the lowest energy, it makes many arrangements share it.',
  },
  presetGroups: { lattices: 'Lattice', 'let-go': 'Let 1024 go' },
  presets: {
    triangle: 'One triangle',
    five: 'Five spins',
    plaquette: 'One square',
    square: '4 × 4, bonds ±J',
    sk: 'Each with each',
    'let-go': 'Triangles',
    'let-go-disordered': 'Squares ±J',
    trapped: 'A random start',
  },
  presetHelp: {
    triangle: 'The smallest thing that is frustrated.',
    five: 'Three triangles in a row: two unsatisfied bonds can serve all three.',
    plaquette: 'Three bonds want their spins alike, one wants them opposite: frustration without triangles.',
    square: 'Sixteen spins with bonds drawn by the seed. Here are traps.',
    sk: 'The Sherrington–Kirkpatrick glass in miniature. Where its spins stand in the picture means nothing.',
    'let-go': 'A triangular lattice of 1024 spins: a third of all bonds stay unsatisfied, in very many ways.',
    'let-go-disordered':
      'A square lattice of 1024 spins with bonds ±J: few can be called lowest, and they are hard to find.',
    trapped: 'Sixteen spins as chance left them. Go downhill and see where you end.',
  },
  breaks: {
    sk: {
      text: 'The picture of a lattice misleads about SK. There every spin is bound to every other: there is no inside or edge, no neighbourhood, no frustrated square to point at. Half of all triangles are frustrated, and counting them demands far fewer unsatisfied bonds than the best arrangement has.',
      source: 'Sherrington & Kirkpatrick, Phys. Rev. Lett. 35 (1975) 1792',
    },
    order: {
      text: 'Frustration alone is no glass. The triangular antiferromagnet has no disorder, and no transition at any temperature above zero; at T = 0 an entropy of 0.3231 a spin is left, and turning free spins leads from one lowest arrangement to very many others.',
      source: 'Wannier, Phys. Rev. 79 (1950) 357; Phys. Rev. B 7 (1973) 5017',
    },
    gauge: {
      text: 'Minus signs alone are no frustration. If no loop is frustrated, renaming up and down of some spins turns every bond into one that wants its spins alike, and all are satisfied. Only the products around loops count.',
      source: 'Toulouse, Commun. Phys. 2 (1977) 115',
    },
    hand: {
      text: 'Sixteen spins have 65 536 arrangements and a hand can search them. The number doubles with every spin: for 1024 of them it has 309 digits. In two dimensions without a field the lowest arrangement is still found by matching frustrated squares in pairs; in three dimensions, or in SK, no fast way is known.',
      source: 'Bieche et al., J. Phys. A 13 (1980) 2553; Barahona, J. Phys. A 15 (1982) 3241',
    },
  },
} as const;
