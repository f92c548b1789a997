/** Schedules and ladders of temperatures: how states move. */
export {
  anneal,
  geometricSchedule,
  linearSchedule,
  type Schedule,
  type ScheduleRange,
  scheduleOf,
} from '../../dynamics/schedule.ts';
export {
  geometricLadder,
  ladderOf,
  type TemperatureLadder,
  uniformBetas,
} from '../../dynamics/temperature-ladder.ts';
