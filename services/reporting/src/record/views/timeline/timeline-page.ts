import { eventLabel } from '@mingjian/contracts';
import { bilingual, type Here, html, renderTemplatePage, type TemplatePage } from '@mingjian/portal-kit';
import type { TimelineEntry } from './timeline.js';

export interface TimelinePage {
  /** The case's number, as it is shown. */
  readonly number: string;
  readonly entries: readonly TimelineEntry[];
  readonly back?: TemplatePage['back'];
  readonly here: Here;
}

/** The life of a case step by step: when, what, by which role of which organ, and where in which service's log. */
export const renderTimelinePage = ({ number, entries, back, here }: TimelinePage): string =>
  renderTemplatePage({
    title: { zh: `办理过程 ${number}`, en: 'Timeline' },
    here,
    block: 'reports',
    ...(back && { back }),
    body: html` <ol>
      ${entries.map(
        ({ source, sequence, name, occurredOn, entry, actor, actingFor }) =>
          html`<li>
            <time datetime="${occurredOn}">${occurredOn}</time> <strong>${bilingual(eventLabel(name))}</strong>${
              entry === 'late' && html` <span class="mark">${bilingual({ zh: '补录', en: 'late entry' })}</span>`
            }<br />
            <span class="en"
              >${actor.role}${actor.organ && ` · ${actor.organ}`}${actingFor !== null && ' · 代理 deputy'} · ${source}
              #${sequence}</span
            >
          </li> `,
      )}
    </ol>`,
  });
