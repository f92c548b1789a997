/** Knowing that you don’t know: two doubts, what can be bought, and a world that changes. */
export const knowing = {
  about:
    'Which doubt can data cure, which is worth paying for, and what happens when the world changes unasked.',
  steps: {
    two: {
      title: 'Two doubts',
      text: 'A model may hesitate for two reasons. The world is noisy: measure again and you get another value. And the model is ignorant: it has not seen enough. The first doubt is called aleatoric, the second epistemic.',
      todo: 'Let it run, then click points of your own into the picture, where the plain band is wide.',
      look: 'Two bands: which of them narrows where points are added?',
      holds: 'Data cure ignorance. They do not cure noise; they only tell its size better.',
    },
    gap: {
      title: 'Where nobody has looked',
      text: 'Now the points leave a gap in the middle. Within the gap noise is what it was; it is ignorance that should open there.',
      todo: 'Let it run; then add one or two points in the gap and watch it close.',
      look: 'Ignorance away from the points, compared with that among them.',
      holds:
        'Doubt about inputs never seen is the useful one: it says where to look next. Remember what kind it is; we shall need this in the last steps.',
    },
    choose: {
      title: 'A or B?',
      text: 'A search for a battery material, one measurement a round. A is the candidate of which the model knows least; B is the one whose measurement is expected to scatter most. Twelve rounds are yours; four policies play beside you.',
      todo: 'Choose with the buttons, or with the keys 1 and 2. You can take a choice back.',
      look: 'Best material so far and error of the model, yours beside those of the policies.',
      holds:
        'Whoever always buys the loudest candidate pays for the noise of the world and learns next to nothing from it.',
    },
    loud: {
      title: 'All in on noise',
      text: 'Here somebody has played B twelve times. Doubt was large at every purchase, and yet.',
      todo: 'Compare with your own game: the browser’s Back button returns to it.',
      look: 'Where did the money go? The share of purchases in the loud family.',
      holds: 'Nothing was wrong with asking where the doubt is largest. It was the wrong doubt.',
    },
    buying: {
      title: 'Not one game, but many',
      text: 'One game is luck. Now policies buy in many random worlds, and we compare means with their errors: at random, by ignorance, by noise, by both together.',
      todo: 'Guess first, then let it run.',
      look: 'The error of the model against the number of measurements, with error bands.',
      holds:
        'Buying noise is worse than buying at random. Ignorance is worth its price, as far as the model knows it honestly.',
    },
    shift: {
      title: 'The world changes',
      text: 'A model has learnt the temperatures of rectangular plates. Then the plates get a notch: new inputs, called covariate shift. Or they look as before and conduct otherwise: a new rule, called concept shift. The alarm is the doubt of the ensemble.',
      todo: 'Guess first, then let it run.',
      look: 'How often the alarm rings for the new shape, and for the new rule.',
      holds:
        'For the new rule it stays silent: the networks are wrong together and perfectly at ease. Doubt knows about inputs; it does not know about rules.',
    },
    hears: {
      title: 'Who hears the new rule?',
      text: 'Three more listeners: a classifier that tells old inputs from new ones, a test called MMD, and the law of heat conduction itself, told the new conductivity. The first two look at inputs, like the doubt. The law asks whether the answers still obey it.',
      todo: 'Stay with this run; compare temperature, error and doubt in the pictures.',
      look: 'The error is large all over the plate, the doubt is not. The residual of the law, told the new conductivity, is.',
      holds:
        'The law hears it, without one temperature being measured; but somebody had to know that the conductivity has changed. A law that is out of date would have stayed as silent as the data.',
    },
    transfer: {
      title: 'What carries over',
      text: 'Methods promise to adapt a model without new labels, by making old and new inputs look alike or by weighing them. Others go on from a few labels, or from the law itself. Here shape and conductivity have both changed, and every gain is measured.',
      todo: 'Let it run; every gain has an interval.',
      look: 'Gain and loss of every method against leaving the networks alone; zero is marked. Which intervals lie clear of it?',
      holds:
        'With enough labels what was learnt in the old world is worth having. Of the ways without labels hardly one is clear of zero here: a method of transfer is first of all a bet, and a bet has to be measured. The experiment “The law as an anchor” goes on from here.',
    },
  },
  breaks: {
    text: 'Noise and ignorance are not two substances: what is noise for one set of inputs is ignorance for a better one. Networks of an ensemble are not copies of a glass at one temperature; nothing here is in equilibrium, buying is no annealing, and noise that no purchase removes is not heat. A law that is itself out of date stays as silent as the data.',
    source:
      'Der Kiureghian & Ditlevsen, Struct. Saf. 31, 105 (2009); Hüllermeier & Waegeman, Mach. Learn. 110, 457 (2021); Settles, Wisconsin TR 1648 (2009); Kennedy & O’Hagan, J. R. Stat. Soc. B 63, 425 (2001)',
  },
} as const;
