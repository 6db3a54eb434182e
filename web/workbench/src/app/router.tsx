import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Broken, NothingHere } from './broken.js';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Shell, notFoundComponent: NothingHere, errorComponent: Broken });

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Filters of a queue are in the address, so that they can be kept, sent and gone back to. */
const queueSearch = (search: Record<string, unknown>): QueueSearch => {
  const found: QueueSearch = {};
  if (search['archived'] === 'shown') found.archived = 'shown';
  for (const name of ['organ', 'stage', 'section', 'handler', 'role'] as const) {
    const value = text(search[name]);
    if (value !== undefined) found[name] = value;
  }
  return found;
};

export interface QueueSearch {
  organ?: string | undefined;
  stage?: string | undefined;
  section?: string | undefined;
  handler?: string | undefined;
  role?: string | undefined;
  /** Beside what is still open. */
  archived?: 'shown' | undefined;
}

/** Whose figures of which months: kept in the address too. */
const reachSearch = (search: Record<string, unknown>): ReachSearch => {
  const month = (value: unknown): string | undefined =>
    typeof value === 'string' && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value) ? value : undefined;
  return {
    organ: text(search['organ']),
    scope: search['scope'] === 'own' ? 'own' : undefined,
    from: month(search['from']),
    to: month(search['to']),
  };
};

export interface ReachSearch {
  organ?: string | undefined;
  scope?: 'own' | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const tabSearch = (search: Record<string, unknown>): TabSearch => ({
  tab: text(search['tab']),
  organ: text(search['organ']),
});

export interface TabSearch {
  tab?: string | undefined;
  organ?: string | undefined;
}

/** Both axes of a replay and the mandate it is read under: they are in the address, so that what an auditor saw can be shown to others. */
const replaySearch = (search: Record<string, unknown>): ReplaySearch => {
  const count = (value: unknown): number | undefined =>
    Number.isInteger(value) && Number(value) > 0 ? Number(value) : undefined;
  const on = text(search['on']);
  return {
    at: count(search['at']),
    from: count(search['from']),
    on: on !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : undefined,
    audit: text(search['audit']),
  };
};

export interface ReplaySearch {
  at?: number | undefined;
  from?: number | undefined;
  on?: string | undefined;
  audit?: string | undefined;
}

/** Each desk is a chunk of its own: whoever reviews does not load the statistics. */
const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('../desks/home.js'), 'Home'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/applications',
    validateSearch: queueSearch,
    component: lazyRouteComponent(() => import('../desks/intake/queue.js'), 'ApplicationQueue'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/applications/new',
    component: lazyRouteComponent(() => import('../desks/intake/paper-entry.js'), 'PaperEntry'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/applications/$id',
    component: lazyRouteComponent(() => import('../desks/intake/case-page.js'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/items',
    validateSearch: queueSearch,
    component: lazyRouteComponent(() => import('../desks/items/item-list.js'), 'ItemList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/items/new',
    component: lazyRouteComponent(() => import('../desks/items/propose-item.js'), 'ProposeItem'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/items/$id',
    component: lazyRouteComponent(() => import('../desks/items/item-page.js'), 'ItemPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reviews',
    validateSearch: queueSearch,
    component: lazyRouteComponent(() => import('../desks/review/queue.js'), 'ReviewQueue'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reviews/$id',
    component: lazyRouteComponent(() => import('../desks/review/review-page.js'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/publishing',
    validateSearch: queueSearch,
    component: lazyRouteComponent(() => import('../desks/publish/publishing.js'), 'Publishing'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports',
    component: lazyRouteComponent(() => import('../desks/reports/report-list.js'), 'ReportList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reports/$id',
    component: lazyRouteComponent(() => import('../desks/reports/report-page.js'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cases',
    component: lazyRouteComponent(() => import('../desks/audit/find-case.js'), 'FindCase'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cases/$id',
    component: lazyRouteComponent(() => import('../desks/audit/case-history.js'), 'CaseHistory'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/audits/$id',
    component: lazyRouteComponent(() => import('../desks/audit/audit-page.js'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/findings/$id',
    component: lazyRouteComponent(() => import('../desks/audit/finding-page.js'), 'FindingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/replay/$kind/$id',
    validateSearch: replaySearch,
    component: lazyRouteComponent(() => import('../desks/audit/replay-page.js'), 'ReplayPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/figures/$organ/$year',
    component: lazyRouteComponent(() => import('../desks/audit/figures-page.js'), 'FiguresPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/dashboard',
    validateSearch: reachSearch,
    component: lazyRouteComponent(() => import('../desks/dashboard/dashboard.js'), 'Dashboard'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/supervision',
    validateSearch: tabSearch,
    component: lazyRouteComponent(() => import('../desks/supervision/supervision.js'), 'Supervision'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/consultations',
    validateSearch: tabSearch,
    component: lazyRouteComponent(() => import('../desks/consultations/consultation-list.js'), 'ConsultationList'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/consultations/$id',
    component: lazyRouteComponent(() => import('../desks/consultations/consultation-page.js'), 'ConsultationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/administration',
    validateSearch: tabSearch,
    component: lazyRouteComponent(() => import('../desks/administration/administration.js'), 'Administration'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/supervision/$kind/$id',
    component: lazyRouteComponent(() => import('../desks/supervision/supervised-thing.js'), 'SupervisedThing'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operations',
    component: lazyRouteComponent(() => import('../desks/operations/operations.js'), 'OperationsPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: import.meta.env.BASE_URL,
  defaultPreload: false,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
