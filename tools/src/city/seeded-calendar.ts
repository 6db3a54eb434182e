import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workCalendar, type ApprovedYear, type WorkCalendar } from '@mingjian/calendar';

const CALENDARS = fileURLToPath(new URL('../../../services/intake/seed/calendars/', import.meta.url));

/** The work calendar that intake brings along, of all its years. */
export const seededCalendar = async (): Promise<WorkCalendar> => {
  const files = (await readdir(CALENDARS)).filter((name) => name.endsWith('.json'));
  const years = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(join(CALENDARS, name), 'utf8')) as ApprovedYear),
  );
  return workCalendar(years);
};
