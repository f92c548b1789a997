/** Quenched: why a hurried glass gets stuck, and how one can tell. */
export const quenched = {
  about: 'Why a glass that is cooled in a hurry gets stuck, and how to tell that it is.',
  steps: {
    'by-hand': {
      title: 'Nobody can please them all',
      text: 'Five spins, seven bonds. Every bond wants its two spins to point opposite ways; one that does not get that is dashed and crossed. Turn a spin and you please one bond by annoying another. That is frustration, and it is where a glass begins.',
      todo: 'Turn spins until as few bonds as possible are crossed: click on them, or walk to the lattice and press Space.',
      look: 'The crossed bonds, and below the lattice your way down. The dotted line is the fewest that any arrangement has.',
      holds:
        'Every arrangement has been visited: none satisfies all bonds, and several share the first place. Nobody erred; the wishes contradict one another. Five spins can still be taken in at a glance. A glass cannot.',
    },
    downhill: {
      title: 'Only ever downhill',
      text: 'Now up to 128 spins, each coupled to every other, half of the pairs wanting to agree and half to differ: frustrated throughout, with more arrangements than anybody can visit. Here spins turn only when the energy falls. The greedy walker takes the steepest step, the reluctant one the gentlest, and both stop at the first place where no single spin can gain.',
      todo: 'Answer “Guess first”, then let it run; it takes a few seconds.',
      look: 'The energy at which the walkers stop, against the number of spins, and how far above the ground state it lies.',
      holds:
        'So it matters how one goes down. Yet both are stuck, and above the bottom: a local minimum is not a good place, only a place without a way out by one step.',
    },
    quench: {
      title: 'Time without heat',
      text: 'A quench takes the heat away at once. We give the cold glass one sweep, then ten, then thousands. A spin needs heat to climb out of a hollow, and there is hardly any.',
      todo: 'Watch the points arrive from left to right: each has about three times as many sweeps as the one before.',
      look: 'Does the curve fall to the right? Compare its changes with the error bars.',
      holds:
        'No: patience at the wrong temperature buys nothing. What a quench has missed, waiting does not bring back.',
    },
    slowly: {
      title: 'The same time, spent on cooling',
      text: 'Now the same sweeps are spread over a slow fall of the temperature. While it is warm the glass still crosses barriers; it chooses roughly first and finely later. This is annealing.',
      todo: 'Let it run, and compare with the faint lines of the quench before it.',
      look: 'On logarithmic axes the residual energy ends up near a falling straight line: every factor in time buys a factor in energy.',
      holds:
        'Slower is lower, with diminishing returns. This is why cooling schedules, and later learning rates, are chosen with care.',
    },
    valleys: {
      title: 'Lower, but where?',
      text: 'Two copies of the same glass, cooled equally slowly, end at nearly the same energy. Are they in the same place? Their overlap q counts the spins on which they agree: 1 is the same arrangement (or its mirror image), 0 is chance.',
      todo: 'Stay with this run; nothing has to be started again.',
      look: 'The overlap of two copies, from the fastest to the slowest cooling.',
      holds:
        'Equally low and still apart: there are many valleys of almost the same depth. A low energy does not mean that you have found the state.',
    },
    order: {
      title: 'Frozen, yet without order',
      text: 'A magnet that freezes points somewhere. A spin glass does not: its mean magnetisation stays at zero at every temperature, however rigid it becomes. What grows is the overlap of copies, and not one number but a whole distribution, P(q): that is Parisi’s order parameter.',
      todo: 'After the run choose a warm and a cold temperature below the picture of P(q).',
      look: 'The magnetisation hugs zero while the overlap rises; P(q) goes from one peak at zero to a broad shape with its peak far out.',
      holds:
        'If you had measured the magnetisation alone, you would have seen nothing happen at all. The right question was: do copies agree?',
    },
    memory: {
      title: 'A glass knows its age',
      text: 'When did it freeze? That depends on how long you look. Wait for a time t_w after the quench, then ask how long the glass still resembles itself. In equilibrium the answer would not depend on t_w.',
      todo: 'Let it run and read the curves of correlation from the youngest to the oldest glass.',
      look: 'The curves do not fall on one another: the older glass forgets more slowly.',
      holds:
        'That is ageing. The fall after a quench never ends, it only becomes slower; a measurement that does not tell its waiting time is not complete.',
    },
    there: {
      title: 'Are we there yet?',
      text: 'An energy that no longer changes proves nothing. For Gaussian couplings there is an exact identity between energy and overlap in equilibrium, 1 + 2Tu = ⟨q²⟩, and a stuck glass breaks it. Parallel tempering lets copies trade temperatures, so that each gets warm again and again.',
      todo: 'Compare two lines: the copies held cold, and those that trade.',
      look: 'The gap of the identity against time. Zero is equilibrium.',
      holds:
        'The held copies look finished and are not. Keep this for the other stories: “it no longer changes” is never yet “it has arrived”.',
    },
  },
  breaks: {
    text: 'In this model every spin feels every other, as in no material, and its barriers grow with the number of spins. Real magnets have neighbours only, and whether P(q) keeps its broad shape in three dimensions is still argued about. “Annealing” a network by its learning rate borrows the word: its noise differs from direction to direction and dies out once every label fits.',
    source:
      'Sherrington & Kirkpatrick, Phys. Rev. Lett. 35, 1792 (1975); Parisi, Phys. Rev. Lett. 50, 1946 (1983); Fisher & Huse, Phys. Rev. Lett. 56, 1601 (1986); Chaudhari & Soatto, arXiv:1710.11029',
  },
} as const;
