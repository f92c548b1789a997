import { learnerFields } from './learner-words.ts';

const {
  seed,
  task,
  table,
  target,
  features,
  hidden,
  steps,
  points,
  inputs,
  activation,
  optimiser,
  learningRate,
  batch,
  profile,
} = learnerFields;

/** The experiment `slice`: four planes through one minimum, and what each of them hides. */
export const slice = {
  panels: {
    learner: {
      title: 'One network',
      about:
        'Its weights are one point in a space of hundreds of dimensions. Training moves the point downhill.',
    },
  },
  fields: {
    seed,
    task,
    table,
    target,
    features,
    hidden,
    steps,
    reach: {
      label: 'How far the pictures reach',
      help: 'Half the side of each picture, in units of the largest distance of the way from its end. All four have the same side.',
    },
    points,
    inputs,
    resolution: {
      label: 'Points a side',
      help: 'Of each picture; an even number is made odd, so that its middle is the end of the way.',
    },
    activation,
    optimiser,
    learningRate,
    batch: { label: batch.label, help: 'Points drawn for one step. 0 takes all points: no noise.' },
    profile,
  },
  columns: {
    slice: 'picture',
    share: 'share of the way in the plane',
    rms: 'out of the plane, rms',
    max: 'out of the plane, at most',
    halfWidth: 'half of the side',
    curvature1: 'curvature across',
    curvature2: 'curvature up',
    meanCurvature: 'mean curvature of all directions',
    step: 'training steps',
    loss: 'true loss',
    distance: 'distance from the end',
    randomReading: 'read off: random',
    filterReading: 'read off: unit by unit',
    trajectoryReading: 'read off: the way’s own plane',
    hessianReading: 'read off: largest curvature',
    randomOutside: 'out of: random',
    filterOutside: 'out of: unit by unit',
    trajectoryOutside: 'out of: the way’s own plane',
    hessianOutside: 'out of: largest curvature',
  },
  figures: {
    random: {
      title: 'Two random directions',
      caption:
        'Training loss on a plane through the end of the training (the diamond). The way it came, from the square on, is projected on the plane; its marks have the colour of the loss that was really there. The plane hides nearly the whole way: it all seems to happen in one spot, in marks of colours that the ground there does not have. It shows the mean curvature of all directions, which is small.',
    },
    filter: {
      title: 'Random, scaled unit by unit',
      caption:
        'The same with random directions whose part in each unit is as long as that unit’s weights (filter-normalised), so that the common scale of a layer does not matter. It still hides nearly the whole way, for the same reason: two directions out of all.',
    },
    trajectory: {
      title: 'The plane of the way itself',
      caption:
        'The two directions that hold most of the way, measured from its end. Little is hidden of the way, and its marks nearly melt into the ground. But the plane was chosen after the fact, it turns its back on every steep wall, and a random walk would draw as smooth a bow.',
    },
    hessian: {
      title: 'The two largest curvatures',
      caption:
        'The directions in which the loss rises fastest from the end: a narrow valley where the first pictures show a plain. It hides nearly the whole way, because training comes along the flat directions, once the steep ones are done.',
    },
    readings: {
      title: 'What you would have read',
      caption:
        'Solid: the loss that the network had. The others: the loss of each picture at the foot of the perpendicular, where the way is drawn.',
      x: 'training steps',
      y: 'training loss',
    },
    outside: {
      title: 'How far from the picture',
      caption: 'Solid: distance from the end of the way. The others: distance out of each plane.',
      x: 'training steps',
      y: 'length in weight space',
    },
  },
  findings: {
    'hides-random': {
      label: 'Two random directions show',
      yes: '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
      no: '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
      'cannot-tell': '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
    },
    'hides-filter': {
      label: 'Scaled unit by unit they show',
      yes: '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
      no: '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
      'cannot-tell': '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
    },
    'hides-trajectory': {
      label: 'The way’s own plane shows',
      yes: '{{share}} % of it; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
      no: '{{share}} % of it; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
      'cannot-tell': '{{share}} % of it; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
    },
    'hides-hessian': {
      label: 'The largest curvatures show',
      yes: '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
      no: '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
      'cannot-tell': '{{share}} % of the way; it lies {{rms}} (rms) and at most {{max}} out of the plane.',
    },
    misread: {
      label: 'Is the loss on the map the loss of the walker?',
      yes: 'No. Read off at the way, the loss is wrong by a factor of {{random}} (random), {{filter}} (unit by unit), {{trajectory}} (the way’s own plane), {{hessian}} (largest curvature), each in the median over the way.',
      no: 'Here it is, nearly: the median factors are {{random}} (random), {{filter}} (unit by unit), {{trajectory}} (the way’s own plane), {{hessian}} (largest curvature).',
      'cannot-tell':
        'Cannot be told: the median factors are {{random}}, {{filter}}, {{trajectory}}, {{hessian}}.',
      waiting: 'the rows of the way are still to come.',
    },
    curvatures: {
      label: 'Do random directions see the walls?',
      yes: 'No: the largest curvatures are {{top}} and {{second}}, the mean over all directions is {{mean}}, and the two random ones see {{random1}} and {{random2}}.',
      no: 'Here they would: the largest curvatures are {{top}} and {{second}}, the mean over all directions is {{mean}}; the two random ones see {{random1}} and {{random2}}.',
      'cannot-tell':
        'Cannot be told: the largest curvatures are {{top}} and {{second}}, the mean is {{mean}}.',
    },
  },
  guess: {
    question:
      'Four planes go through the same point of the same landscape, all drawn on the same scale. How alike are the maps?',
    options: {
      alike: 'Much alike: it is the same valley',
      tilted: 'The same valley, turned and stretched',
      other: 'Four different stories',
    },
    answer:
      'Four stories: a plain, a gentle bowl, a bow that leads downhill, a gorge. All are true, each of two directions out of hundreds. So a map should say how far the way lies from it, and the marks on it should show the loss that was there.',
  },
  presets: {
    near: 'Close up',
    wide: 'Wider network',
    labels: 'Random labels',
    teacher: 'A teacher',
  },
  presetHelp: {
    near: 'A tenth of the way: the bottom of the valley.',
    wide: '64 hidden units: more directions, and two random ones show less still.',
    labels: 'Labels without a rule, in ten dimensions.',
    teacher: 'A teacher of ten inputs, squared error.',
  },
  breaks: {
    dimension: {
      text: 'Valleys and passes of a picture are those of two directions. In many dimensions a point that looks like a minimum in nearly every plane can be a saddle, and a wall in the picture can have a way round it in the next direction.',
      source: 'Dauphin et al., arXiv:1406.2572; Li, Xu, Taylor, Studer & Goldstein, arXiv:1712.09913',
    },
    walk: {
      text: 'That the way lies nearly in two dimensions says little: of a random walk in many dimensions the first two components hold most too, and draw the same bow.',
      source: 'Antognini & Sohl-Dickstein, arXiv:1806.08805',
    },
    scale: {
      text: 'Sharp or flat is a matter of scale: a ReLU network can be rescaled so that the same function looks sharper. Scaling unit by unit takes away the common scale of a layer, but not the scales of its units against one another; “Do wide valleys generalise?” measures what is left. The other three pictures keep all of it.',
      source: 'Dinh, Pascanu, Bengio & Bengio, arXiv:1703.04933',
    },
  },
} as const;
