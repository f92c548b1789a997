/** Kick: when shaking helps, measured against doing the next best thing at the same cost. */
export const kick = {
  about: 'A learning rate that rises and falls, a glass that is heated again: does it help, and when?',
  steps: {
    walls: {
      title: 'What is there to kick over?',
      text: 'A glass of 18 spins is small enough to visit all its 262,144 configurations. So every valley is known exactly, and so is the lowest pass between any two; drawn together they are a tree. Each lower end is a valley, and two branches meet at the height of their pass.',
      todo: 'Let it run; it takes a few seconds.',
      look: 'How far must one climb out of a valley before the way down to the ground state is open? Rings: where quenched copies ended. Dots: where cooled ones did.',
      holds:
        'Heat carries copies over the passes, and more of them arrive. A learning rate is hoped to do as much for a network, with its noise for heat. How far that picture carries is the question of this story.',
    },
    range: {
      title: 'How hard may one kick?',
      text: 'A kick that is too weak does nothing, one that is too strong forgets everything. Before kicking one measures the range: raise the learning rate steadily, and beside it the temperature of a cold glass, and watch when things get better and when they fall apart.',
      todo: 'Let it run; it takes two seconds.',
      look: 'The glass: a little warmth lowers its energy, more of it carries it up again.',
      holds:
        'There is a window. For the glass it ends well below its transition at T = 1; for the network it ends where the loss blows up.',
    },
    compare: {
      title: 'Against whom?',
      text: 'Kicks are easily praised if they are compared with nothing. Here cycles compete with the best decay and the best constant rate, each tuned on its own grid with other networks, all at the same cost, 64 networks each.',
      todo: 'Guess first, then let it run; about a quarter of a minute.',
      look: 'The lowest loss so far of each schedule, with error bars, and the answer about the constant rate.',
      holds:
        'On this smooth task a rate that simply stays up does better than the cycles. What cycling seemed to give was perhaps only time spent at a high rate.',
    },
    elsewhere: {
      title: 'Does a kick lead elsewhere?',
      text: 'At the end of every cycle the network is at rest. Compare what it says at two such moments. Without a kick, over the same steps, it says nearly the same.',
      todo: 'Stay with this run.',
      look: 'How much the answers change from one rest to the next, after kicks and without them.',
      holds:
        'The kick does move the network to another function. Moving is exploring; whether the new place is better is a second question.',
    },
    ensemble: {
      title: 'Keep what you have seen',
      text: 'If every rest is a somewhat different network, then their mean is an ensemble that costs nothing extra. This is the idea of snapshot ensembles.',
      todo: 'Stay with this run; see the next picture.',
      look: 'The error on held-out points of the snapshots together, against the best decayed network alone.',
      holds:
        'Here the use of the kicks shows: not a lower place, but several places that err in different ways.',
    },
    glass: {
      title: 'The rugged cousin',
      text: 'The same schedules drive the temperature of a spin glass, whose barriers are real. Reheating unfreezes what was caught too early, and the next cooling sorts it better.',
      todo: 'Stay with this run, and read the side of the glass.',
      look: 'The lowest energy per spin: cycles against the best single cooling of the same length.',
      holds:
        'On the rugged landscape the cycles end lower than one cooling of the same length. Compare also with the best constant temperature: that difference is often too small to tell.',
    },
    'by-heart': {
      title: 'Lower is not better',
      text: 'Random labels make the landscape of the network rugged too: there is nothing to understand, only to store. Ask again about the training loss, and about points that were held out.',
      todo: 'Let it run, and compare with the run before.',
      look: 'The error on held-out points: every schedule ends where guessing would.',
      holds:
        'A schedule can store more and still know nothing. What is worth having has to be measured on points that were not taught.',
    },
    cycles: {
      title: 'Back to the glass',
      text: 'To end with, thermal cycles in the experiment of the first story: the temperature swings up and down with falling amplitude, and there are runs of every length up to 3,000 sweeps.',
      todo: 'Switch “Way of cooling” to linear and back, and compare the faint lines: which ends lower at the same number of sweeps?',
      look: 'The residual energy of the longest runs.',
      holds:
        'Cycles too are slower-is-lower. Whether they beat a plain slow cooling you have just seen by your own comparison, within its error bars.',
    },
  },
  breaks: {
    text: 'A kick of the learning rate is not a kick of temperature alone: it changes drift, noise and the unit of time at once, while reheating a glass changes its temperature and nothing else. In networks with many weights flat directions were seen and no crossing of barriers; there a kick may have nothing to lift them over.',
    source:
      'Mandt, Hoffman & Blei, J. Mach. Learn. Res. 18 (2017) 134; Smith, WACV (2017) 464; Huang et al., arXiv:1704.00109; Baity-Jesi et al., arXiv:1803.06969',
  },
} as const;
