/** The same yet different: what copies of a network share, and what a glass has that they have not. */
export const sameYetDifferent = {
  about: 'Networks from different starts say the same and are not the same. Is that a glass?',
  steps: {
    twins: {
      title: 'Sixteen starts, one lesson',
      text: 'Training moves one point downhill on a landscape with a dimension for every weight. We let sixteen points roll from sixteen random places, all taught by the same data, and ask as one asks of a glass: do the copies agree? First we compare what they say.',
      todo: 'Guess first, then let it run.',
      look: 'The overlap of what two networks say, on the points they were taught and on points held out.',
      holds:
        'Where they were taught they say the same. Between the points they have more freedom, and they use it.',
    },
    weights: {
      title: 'The same function under other names',
      text: 'Now compare the weights of the very same networks. Hidden units can trade places without changing anything that the network says, so the raw overlap means nothing; it is taken again with the units put in the best common order, and compared with that of untaught networks.',
      todo: 'Stay with this run; look at the table of all pairs.',
      look: 'The weights: nothing as they stand, and after the exchange little more than chance alone would give.',
      holds:
        'One function, many names. A spin glass has a single freedom of this kind, the reversal of all spins; a network has one for every order of its units.',
    },
    noise: {
      title: 'Nothing to understand',
      text: 'Give the labels at random. There is no rule to be found; the networks can only learn the points by heart. If agreement came from having understood something, it should be gone now.',
      todo: 'Let it run and compare with the faint lines of the run before, where a teacher had made the labels.',
      look: 'Do the networks still answer alike at points that nobody taught them, more often than chance would have it?',
      holds:
        'They still answer alike: they share the data, their shape and the way they are trained. Agreement alone is no proof of insight.',
    },
    valley: {
      title: 'One valley or many?',
      text: 'Take two trained networks and go straight from one to the other. If the loss rises on the way there is a barrier. Then put the units of the second into the order of the first, and go again.',
      todo: 'Let it run over all widths.',
      look: 'The height of the barrier against the width, as the networks stand and once they are aligned.',
      holds:
        'Much of the mountain between the two was only a matter of names. In the glass of the first story the barriers are real and grow with the number of spins.',
    },
    small: {
      title: 'On one clock',
      text: 'Now both together: a spin glass and small networks that must learn random labels by heart, moved by heat in the same sense and cooled down one ladder of temperatures. Freezing is where a copy stays like itself and is no longer like its twin.',
      todo: 'Let it run; half a minute at most.',
      look: 'Two curves a side: agreement with itself and with its twin. Where they part, the side has frozen.',
      holds:
        'So a network can freeze as a glass does: it has too few weights for what is asked of it, and every start is caught in its own corner.',
    },
    wide: {
      title: 'Ten times the weights',
      text: 'The same task, the same temperatures; only the hidden layer is ten times as wide. Now there are many more weights than labels.',
      todo: 'Let it run, and compare with the faint lines of the narrow network. With fewer samples the error bars are wider.',
      look: 'Do the two curves of the networks still part? Those of the glass do as before.',
      holds:
        'On the data the wide network is no glass: it has room, and the twins agree to the end. The very same question, and the size decides the answer.',
    },
    ageing: {
      title: 'Does it grow old?',
      text: 'The glass has shown its age: the longer it waits, the more slowly it forgets. Ask the same of weights in training: how far do they move in a given time, after a short wait and after a long one?',
      todo: 'Compare the small network with the large one.',
      look: 'The distance travelled by the weights, for each waiting time.',
      holds:
        'The large network has stored every label and stands still: it has found a bottom, which a glass does not in such a time. The small one goes on moving, ever more slowly.',
    },
    pictures: {
      title: 'Can you trust the picture?',
      text: 'Landscapes are drawn as mountains. But a picture has two dimensions and this network has many: here the same trained point and the same way to it are cut by four different planes.',
      todo: 'Compare the four pictures; point at them to read values.',
      look: 'The way of the walker, laid over each picture, and the line below that says how far it runs outside the plane.',
      holds:
        'Nearly all of the way lies outside the picture. Four cuts, four stories: a picture of a landscape is an opinion, the overlap between copies is a measurement.',
    },
  },
  breaks: {
    text: 'Networks have symmetries that a glass has not, so weights are a poor witness. Ordinary training has no temperature: its noise differs from direction to direction and dies out once every label fits. Wide networks meet flat directions where a glass meets barriers. And one study of networks moved by heat saw no relaxation time that diverges above T = 0: what froze here is where this cooling fell out of equilibrium, not a phase transition.',
    source:
      'Ainsworth, Hayase & Srinivasa, arXiv:2209.04836; Chaudhari & Soatto, arXiv:1710.11029; Baity-Jesi et al., arXiv:1803.06969; arXiv:2405.13098',
  },
} as const;
