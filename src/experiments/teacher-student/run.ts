/** Three kinds of students, one kind of row. */
import type { Row, RunContext } from '../declaration.ts';
import { type TeacherStudentConfig, teacherStudent } from '../teacher-student.ts';
import { walk } from '../walk.ts';
import { binaryJourney } from './binary.ts';
import { countedJourney } from './counted.ts';
import { sphericalJourney } from './spherical.ts';

export async function* run(config: TeacherStudentConfig, context: RunContext): AsyncGenerator<Row, void> {
  for await (const row of walk(journeyOf(config), context)) yield withAllColumns(row);
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

/** What these students have no number for is empty, not absent: every file has the same columns. */
function withAllColumns(row: Row): Row {
  const none = Object.fromEntries(teacherStudent.columns.map(({ name }) => [name, null]));
  return { ...row, values: { ...none, ...row.values } };
}
