/** Pictures of landscapes: copies about the best of them, trees of minima, surfaces. */
export const landscape = {
  radial: {
    radius: 'From the centre: {{value}} above the best',
    keys: 'Map of copies. Left and right arrow keys read one copy after another round the circle, Home and End jump to the first and the last; up and down change the overlap from which copies are one cluster.',
    copyIs: 'Copy {{copy}}: {{value}} {{energy}}.',
    inCluster: 'In cluster {{cluster}} of {{clusters}}, with {{count}} copies.',
    alone: 'In no cluster.',
    neighbour: '{{likeness}} with its neighbour: {{q}}.',
    clusters:
      '{{copies}} copies: {{clusters}} clusters at an overlap of {{cut}} or more ({{sizes}} copies), {{alone}} alone.',
    noClusters: '{{copies}} copies, none like another: no cluster at an overlap of {{cut}} or more.',
    bestIs: '{{value}} from {{best}} (copy {{copy}}) to {{worst}}.',
    cut: 'One cluster: overlap ≥ {{cut}}',
    shared: 'One scale for all',
    comma: ', ',
  },
  tree: {
    ground: 'ground state',
    keys: 'Tree of minima. Right and left arrow keys read the minima from the lowest upwards, Home jumps to the ground state, End to the highest.',
    legend: 'Marks shown',
    groundIs: 'Ground state, at {{height}}.',
    leafIs: 'Minimum {{number}} of {{leaves}}, at {{height}}.',
    barrierIs: 'Barrier to the ground state {{lowest}}, to anything lower {{lower}}.',
    flat: 'Flat: {{states}} states.',
    counted: '{{name}}: {{count}} of {{total}}.',
    is: '{{leaves}} minima, from {{low}} up to the highest join at {{high}}.',
    marks: { dot: 'area of the dots', ring: 'area of the rings' },
  },
  surface: {
    kinds: 'Kind of picture',
    map: 'Map',
    space: 'In space',
    log: 'Logarithmic heights',
    turn: 'Turn the surface',
    turns: { left: 'Turn left', right: 'Turn right', up: 'Tilt up', down: 'Tilt down' },
    reset: 'First view',
    x: 'first direction',
    y: 'second direction',
    mapKeys:
      'Map with contour lines. Arrow keys move from cell to cell and read the values, Shift takes eight cells; Page up and Page down step along the way, Home and End go to its ends.',
    spaceKeys:
      'Surface in space. Arrow keys turn it, Shift turns faster; Page up and Page down step along the way and read it, Home and End go to its ends.',
  },
} as const;
