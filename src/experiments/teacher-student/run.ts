/** Three kinds of students, one kind of row. */
import type { Row, RunContext } from '../declaration.ts';
import { type TeacherStudentConfig, teacherStudent } from '../teacher-student.ts';
import { walk } from '../walk.ts';
import { binaryJourney } from './binary.ts';
import { countedJourney } from './counted.ts';
import { sphericalJourney } from './spherical.ts';

/** What each kind of students has numbers for; the two ways of binary ones are points of different rows. */
const OWN: Readonly<Record<TeacherStudentConfig['students'], readonly string[]>> = {
  spherical: [
    ...[
      'overlap',
      'twins',
      'gap',
      'functions',
      'gibbs',
      'bayes',
      'hebb',
      'stable',
      'stability',
      'unfinished',
    ],
    ...['starts', 'memory'],
  ],
  binary: ['direction', 'twins', 'climbing', 'falling', 'wrongClimbing', 'wrongFalling', 'arrived'],
  counted: ['overlap', 'twins', 'gap', 'entropy', 'alone'],
};

export async function* run(config: TeacherStudentConfig, context: RunContext): AsyncGenerator<Row, void> {
  const own = new Set([
    'load',
    'patterns',
    ...OWN[config.students].flatMap((name) => [name, `${name}Error`]),
  ]);
  const others = teacherStudent.columns.filter(({ name }) => !own.has(name)).map(({ name }) => [name, null]);
  // What these students have no number for is empty, not absent: every file has the same columns.
  for await (const row of walk(journeyOf(config), context))
    yield { ...row, values: { ...row.values, ...Object.fromEntries(others) } };
}

function journeyOf(config: TeacherStudentConfig) {
  switch (config.students) {
    case 'spherical':
      return sphericalJourney(config);
    case 'binary':
      return binaryJourney(config);
    case 'counted':
      return countedJourney(config);
  }
}
