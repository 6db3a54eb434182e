import type { RefusalTexts } from '../refusal-texts.js';

export const calendarRefusals = {
  'calendar.dates.otherYear': { zh: '日期不属于该年', en: 'A date lies in another year', status: 422 },
  'calendar.dates.twice': { zh: '日期重复', en: 'A date is named twice', status: 422 },
  'calendar.daysOff.onWeekend': {
    zh: '休息日无需列入放假日',
    en: 'Weekends are off without being listed',
    status: 422,
  },
  'calendar.makeUpWorkdays.onWeekday': {
    zh: '调休上班日须为周六或周日',
    en: 'A make-up workday is a Saturday or Sunday',
    status: 422,
  },
} as const satisfies RefusalTexts;
export type CalendarRefusal = keyof typeof calendarRefusals;
