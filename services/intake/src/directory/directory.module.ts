import type { ModuleDefinition } from '@mingjian/service-kit';
import { abolishOrgan } from './acts/abolish-organ/abolish-organ.act.js';
import { announceRules } from './acts/announce-rules/announce-rules.act.js';
import { approveCalendar } from './acts/approve-calendar/approve-calendar.act.js';
import { establishOrgan } from './acts/establish-organ/establish-organ.act.js';
import { giveGrant } from './acts/give-grant/give-grant.act.js';
import { openSection } from './acts/open-section/open-section.act.js';
import { revokeGrant } from './acts/revoke-grant/revoke-grant.act.js';
import { announceShippedLaw } from './reactions/announce-shipped-law.js';
import { calendarList } from './views/calendars/calendars.view.js';
import { contents } from './views/contents/contents.view.js';
import { grantList } from './views/grants/grants.view.js';
import { me } from './views/me/me.view.js';
import { organList } from './views/organs/organs.view.js';
import { ruleTableOnDay } from './views/rule-table/rule-table.view.js';
import { calendars, organs, peoplesGrants, ruleTables } from './directory.aggregates.js';

/** Organs, people's grants, work calendars and rule tables: what every other service keeps a copy of. */
export const directoryModule: ModuleDefinition = {
  name: 'directory',
  aggregates: [organs, peoplesGrants, calendars, ruleTables],
  acts: [establishOrgan, openSection, abolishOrgan, giveGrant, revokeGrant, approveCalendar, announceRules],
  views: [me, organList, grantList, calendarList, ruleTableOnDay, contents],
  reactions: [],
  projections: [],
  daily: [announceShippedLaw],
};
