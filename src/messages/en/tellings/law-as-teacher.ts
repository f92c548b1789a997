/** Law as teacher: a law of physics in the loss; what it replaces, what it costs, and how it can deceive. */
export const lawAsTeacher = {
  about:
    'A law of physics teaches networks where nobody has measured: what it replaces, what it costs, how it deceives.',
  steps: {
    replaces: {
      title: 'A law in place of data',
      text: 'Heat flows through a plate with cold edges. Some networks see noisy measurements; others see none, but the law of heat conduction is part of their loss: at many points inside they are told how far they break it. Where nobody measured, the law speaks.',
      todo: 'Guess first, then let it run.',
      look: 'The error against the number of measurements, with the law at three strengths. The line of the law starts low without a single one.',
      holds:
        'With the law alone the plate is known better than with hundreds of noisy measurements. A law is data for every point at once.',
    },
    wrong: {
      title: 'If the teacher errs',
      text: 'Now the source in the law is 30 % too strong, and nobody tells the networks. They believe it as firmly as before.',
      todo: 'Let it run, and compare with the faint lines.',
      look: 'Left, where the law is alone, the error is large. To the right measurements pull against it.',
      holds:
        'Now measurements are needed, and a weak law serves better than a strong one. The weight of a law is a statement of trust, and no run chooses it for you.',
    },
    curvature: {
      title: 'Who walks to the bottom?',
      text: 'Adam explores quickly and then creeps: the valley is narrow and long. Once the points are held still the slope is no longer hidden by their noise, and a method that knows the curvature can take over: L-BFGS learns it on the way, Gauss–Newton takes it from the residuals.',
      todo: 'Guess first, then let it run.',
      look: 'The error on a logarithmic axis, against the cost: where does each line end?',
      holds:
        'Same network, same points: knowing the curvature brings what more steps of Adam do not. How far one gets then is often decided by arithmetic: in single precision a loss drowns in its own rounding.',
    },
    landscape: {
      title: 'Two teachers, two landscapes',
      text: 'The same networks learn the same temperatures, once from values and once from the law. Look at the landscape where each of them comes to rest: how many directions matter, and how unlike are they?',
      todo: 'Let it run; look at the pictures first, then at the spectrum.',
      look: 'The eigenvalues, from the steepest down: how soon do they fall below a hundredth of the first?',
      holds:
        'The law asks for more directions at once, of very different steepness. That is what makes its valley long, and why curvature pays.',
    },
    deceived: {
      title: 'When the compass lies',
      text: 'A wave runs along a ring, faster from level to level. The network is trained until it obeys law and starting values nearly everywhere. Its loss is all it ever sees of the truth; here we know the exact answer and can look.',
      todo: 'Guess first, then let it run.',
      look: 'Network, exact solution, residual and error side by side, at the hardest level.',
      holds:
        'A small residual, a wrong answer. The loss measures how well the question is obeyed, not how near the answer is.',
    },
    cure: {
      title: 'A cure is tested, not assumed',
      text: 'There are many cures in the literature. One is a curriculum: begin with a slow wave and raise its speed step by step, so that the network is always near an answer. The second training of this run tries it against the first.',
      todo: 'Let it run, then choose another cure in the settings, say Gauss–Newton, and test that one.',
      look: 'The errors before and after, level by level.',
      holds:
        'Not here, not for networks of this size and time, though it has helped elsewhere. Papers that each name one cause disagree; a cure is a claim, and this page is where you test it.',
    },
    unknown: {
      title: 'The law has an unknown',
      text: 'Turn the question round. The law is known except for one number, the conductivity of the plate; fifty noisy temperatures are measured. Network and number are found together.',
      todo: 'Let it run.',
      look: 'The scatter of the conductivity between repeated experiments, and the error bar that one experiment computes for itself.',
      holds:
        'A measurement of a material, and it knows its own error: the bar of one experiment is the scatter of many. That is more than a small loss can say.',
    },
    nothing: {
      title: 'What no data can tell',
      text: 'Take away the source: heat only flows through, and only temperatures are prescribed at the edges. Then the conductivity cancels from the law; every value explains the measurements.',
      todo: 'Let it run, and look at what training makes of it.',
      look: 'Is the constant found? And is the loss small nevertheless?',
      holds:
        'The loss is perfect and the number means nothing. Before asking how well something is known, ask whether the question has an answer.',
    },
  },
  breaks: {
    text: 'A network stuck in a wrong solution looks like a glass in a metastable state, yet no barrier was measured: a few starts that end alike show only that the wrong state is easily found. There is no temperature here and nothing is in equilibrium. And where a law is known and merely to be solved, finite elements are faster and more exact than any of these networks; the law as a loss pays where data and laws must be joined.',
    source:
      'Krishnapriyan et al., arXiv:2109.01050; Rathore et al., ICML 2024, arXiv:2402.01868; Karniadakis et al., Nature Reviews Physics 3, 422 (2021); Grossmann et al., IMA J. Appl. Math. 89, 143 (2024)',
  },
} as const;
