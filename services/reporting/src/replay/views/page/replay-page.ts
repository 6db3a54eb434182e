import { eventLabel } from '@mingjian/contracts';
import { bilingual, type Here, html, type Html, renderTemplatePage } from '@mingjian/portal-kit';
import type { Change, Kind, StepOfLife } from '../../domain/index.js';
import type { Known } from '../../../known-at.js';
import type { Reckoned } from '../../reckonings.js';
import { factLabel } from './fact-labels.js';
import { kindLabels, phaseLabels, reckoningLabels, skipLabels } from './labels.js';

export interface ReplayPage {
  readonly kind: Kind;
  readonly id: string;
  readonly known: Known;
  /** As they were asked for; empty where they were not. */
  readonly asked: { readonly knownAt: string; readonly effectiveOn: string };
  readonly steps: readonly StepOfLife[];
  readonly reckonings: readonly Reckoned[];
  readonly here: Here;
}

const shown = (value: unknown): string =>
  value === undefined ? '—' : typeof value === 'string' ? value : JSON.stringify(value);

const lateMark = html` <span class="mark">${bilingual({ zh: '补录', en: 'late entry' })}</span>`;

/** A thing as it was known then, step by step with what each changed and who took it, and what the law decided in it, reckoned again. */
export const renderReplayPage = ({ kind, id, known, asked, steps, reckonings, here }: ReplayPage): string =>
  renderTemplatePage({
    title: { zh: `${kindLabels[kind].zh} 回放`, en: `${kindLabels[kind].en}, replayed` },
    here,
    block: 'reports',
    body: html` <p><code>${id}</code></p>
      ${axesForm(asked)}
      <p>
        ${bilingual({ zh: '截面', en: 'Cut' })}:
        <code
          >${Object.entries(known.cut).map(([source, sequence], n) => `${n > 0 ? ' · ' : ''}${source} ${sequence}`)}</code
        >
      </p>
      ${
        steps.length === 0
          ? html`<p class="notice">${bilingual({ zh: '当时尚无任何记载', en: 'Nothing was known of it then' })}</p>`
          : html`<h2>${bilingual({ zh: '过程', en: 'Steps' })}</h2>
              <ol>
                ${steps.map(stepRow)}
              </ol>`
      }
      ${reckonings.length > 0 && whyTable(reckonings)}`,
  });

const axesForm = ({ knownAt, effectiveOn }: ReplayPage['asked']): Html =>
  html`<form method="get">
    <label
      >${bilingual({ zh: '知情时点', en: 'Known at' })}
      <input name="knownAt" value="${knownAt}" placeholder="2026-03-31" size="28"
    /></label>
    <label
      >${bilingual({ zh: '法律生效日期', en: 'Effective on' })}
      <input name="effectiveOn" value="${effectiveOn}" placeholder="2026-03-31" size="12"
    /></label>
    <button type="submit">${bilingual({ zh: '查看', en: 'Show' })}</button>
  </form>`;

const stepRow = ({
  name,
  occurredOn,
  entry,
  actor,
  actingFor,
  source,
  sequence,
  phase,
  pins,
  changes,
}: StepOfLife): Html =>
  html`<li>
    <time datetime="${occurredOn}">${occurredOn}</time> <strong>${bilingual(eventLabel(name))}</strong>${
      entry === 'late' && lateMark
    }
    → ${bilingual(phaseLabels[phase] ?? { zh: phase, en: phase })}<br />
    <span class="en"
      >${actor.role}${actor.organ && ` · ${actor.organ}`} ·
      ${actor.sub}${actingFor !== null && ` · 代理 for ${actingFor}`} · ${source}
      #${sequence}${pins.rules && ` · ${pins.rules}`}${pins.calendar && ` · ${pins.calendar}`}</span
    >
    ${changes.length > 0 && changeList(changes)}
  </li>`;

const changeList = (changes: readonly Change[]): Html =>
  html`<details>
    <summary>${bilingual({ zh: `变动 ${changes.length} 项`, en: `${changes.length} changes` })}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${bilingual({ zh: '事实', en: 'Fact' })}</th>
          <th scope="col">${bilingual({ zh: '之前', en: 'Before' })}</th>
          <th scope="col">${bilingual({ zh: '之后', en: 'After' })}</th>
        </tr>
      </thead>
      <tbody>
        ${changes.map(
          ({ path, before, after }) =>
            html`<tr>
              <th scope="row">${factLabel(path)}<br /><code class="en">${path}</code></th>
              <td>${shown(before)}</td>
              <td>${shown(after)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;

const verdict = (agrees: boolean | null): Html => {
  if (agrees === null) return html`${bilingual({ zh: '无法复算', en: 'cannot be reckoned again' })}`;
  return agrees
    ? html`${bilingual({ zh: '一致', en: 'agrees' })}`
    : html`<span class="fail">${bilingual({ zh: '不一致', en: 'disagrees' })}</span>`;
};

const whyTable = (reckonings: readonly Reckoned[]): Html =>
  html`<h2>${bilingual({ zh: '依据与复算', en: 'Why, reckoned again' })}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${bilingual({ zh: '事项', en: 'What' })}</th>
            <th scope="col">${bilingual({ zh: '记载', en: 'Recorded' })}</th>
            <th scope="col">${bilingual({ zh: '复算', en: 'Reckoned' })}</th>
            <th scope="col">${bilingual({ zh: '结论', en: 'Verdict' })}</th>
            <th scope="col">${bilingual({ zh: '所用版本', en: 'Versions used' })}</th>
          </tr>
        </thead>
        <tbody>
          ${reckonings.map(whyRow)}
        </tbody>
      </table>
    </div>`;

/** A term by its ends, a decision by its parts, anything else as it is. */
const toldValue = (value: unknown): string => {
  if (value === true) return '是 yes';
  if (value === false) return '否 no';
  if (typeof value !== 'object' || value === null) return shown(value ?? undefined);
  if ('start' in value && 'due' in value) return `${String(value.start)} → ${String(value.due)}`;
  return Object.values(value)
    .map((part) => (Array.isArray(part) ? part.join('、') : shown(part)))
    .join(' · ');
};

const whyRow = ({ of, step, recorded, recomputed, agrees, days, law }: Reckoned): Html =>
  html`<tr>
    <th scope="row">
      ${bilingual(reckoningLabels[of] ?? { zh: of, en: of })}<br /><span class="en"
        >${eventLabel(step.name).zh} · ${step.source} #${step.sequence}</span
      >
    </th>
    <td>${toldValue(recorded)}</td>
    <td>${toldValue(recomputed)}</td>
    <td>${verdict(agrees)}</td>
    <td>
      ${law.map(
        ({ pinned, today, changedSince }) =>
          html`<code>${pinned}</code
            >${changedSince && html` <span class="mark">${bilingual({ zh: '现行', en: 'today' })} ${today ?? '—'}</span>`}<br />`,
      )}
      ${
        days &&
        html`<details>
          <summary>
            ${bilingual({ zh: `计 ${days.counted.length} 个工作日`, en: `${days.counted.length} working days` })}
          </summary>
          ${days.skipped.map(
            ({ date, reason }) => html`${date} ${bilingual(skipLabels[reason] ?? { zh: reason, en: reason })}<br />`,
          )}
        </details>`
      }
    </td>
  </tr>`;
