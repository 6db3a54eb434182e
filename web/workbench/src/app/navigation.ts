import type { Me } from '../api/me.js';
import type { MessageKey } from '../words/messages.js';

interface DeskLink {
  readonly path:
    | '/'
    | '/dashboard'
    | '/applications'
    | '/items'
    | '/reviews'
    | '/publishing'
    | '/consultations'
    | '/reports'
    | '/supervision'
    | '/cases'
    | '/administration'
    | '/operations';
  readonly key: MessageKey;
  /** Pages elsewhere that belong to it. */
  readonly also?: readonly string[];
}

/** The desks of whoever is logged in, by what their grants permit: nobody is shown a door that is closed to them. */
export const desksFor = (me: Me): readonly DeskLink[] => {
  const desks: DeskLink[] = [{ path: '/', key: 'nav.home' }];
  if (me.mayAnywhere('application.read')) desks.push({ path: '/applications', key: 'nav.applications' });
  if (me.mayAnywhere('item.read')) desks.push({ path: '/items', key: 'nav.items' });
  if (me.mayAnywhere('review.read')) desks.push({ path: '/reviews', key: 'nav.reviews' });
  if (me.mayAnywhere('publication.read')) {
    desks.push({ path: '/publishing', key: 'nav.publishing' }, { path: '/consultations', key: 'nav.consultations' });
  }
  if (me.mayAnywhere('supervision.read')) desks.push({ path: '/supervision', key: 'nav.supervision' });
  if (me.mayAnywhere('report.read')) {
    desks.push({ path: '/dashboard', key: 'nav.dashboard' });
    desks.push(
      { path: '/reports', key: 'nav.reports' },
      { path: '/cases', key: 'nav.cases', also: ['/replay', '/figures', '/audits', '/findings'] },
    );
  }
  if (me.mayAnywhere('directory.giveGrant')) desks.push({ path: '/administration', key: 'nav.administration' });
  if (me.mayAnywhere('operation.read')) desks.push({ path: '/operations', key: 'nav.operations' });
  return desks;
};
