/** What a page says of stories and lessons before it has their own words. */
export const stories = {
  label: 'Stories',
  titles: {
    quenched: 'Quenched',
    'same-yet-different': 'The same yet different',
    kick: 'Kick',
    'law-as-teacher': 'Law as teacher',
    'knowing-that-you-do-not-know': 'Knowing that you don’t know',
  },
  told: 'Told in the stories',
  place: '{{title}}, step {{step}}',
  count: '{{count}} steps.',
  region: 'Story:',
  progress: '{{step}} of {{total}}',
  back: 'Back',
  next: 'Next',
  end: 'End of the story',
  leave: 'Leave the story',
  turn: 'Steps of the story',
  locked: 'Your teacher has fixed this.',
  teachers: 'For teachers',
} as const;
