export { addWorkdays, workdaysBetween, type Deadline } from './counting.js';
export { addDays } from './days.js';
export { explain, type CountedDay, type Explanation, type SkippedDay } from './explanation.js';
export { extendTerm, pausesOf, recomputeTerm, restartTerm, resumeTerm, startTerm, type Pause } from './terms.js';
export {
  dayOf,
  isWorkday,
  workCalendar,
  type ApprovedYear,
  type CalendarDay,
  type DayKind,
  type WorkCalendar,
} from './work-calendar.js';
