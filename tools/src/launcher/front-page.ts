import type { ServiceName } from '@mingjian/contracts';
import type { Person } from '../city/people.js';
import { escapeHtml, page } from './html.js';
import { pages } from './pages.js';

/** What the launcher knows about what it runs. */
export interface Health {
  readonly status: 'ready' | 'notReady';
  readonly clock: { readonly simulated: boolean; readonly now: string };
  readonly postgres: ServerHealth;
  /** Where the city has a Kafka of its own. */
  readonly kafka?: ServerHealth;
  /** By process: a service's name, with a number from its second instance on. */
  readonly services: Readonly<Record<ServiceName, ServiceHealth> & Record<string, ServiceHealth>>;
}

export interface ServerHealth {
  readonly running: boolean;
  readonly pid: number | null;
  readonly restarts: number;
}

export interface ServiceHealth {
  readonly state: string;
  /** Its own word (`/health/ready`); false while it cannot be asked. */
  readonly ready: boolean;
  readonly pid: number | null;
  readonly restarts: number;
}

const SERVICE_TITLES: Readonly<Record<ServiceName, string>> = {
  intake: '受理 intake',
  review: '审查 review',
  publish: '发布 publish',
  reporting: '统计与年报 reporting',
};

/** `/`: what runs where, who can log in, and whose time it is. */
export const frontPage = (health: Health, people: readonly Person[], password: string): string =>
  page('明鉴 Mingjian', [
    health.clock.simulated
      ? `<p class="simulated"><strong>模拟时钟 Simulated clock</strong>：${escapeHtml(health.clock.now)}</p>`
      : '',
    '<h2>入口 Where to go</h2>',
    `<ul>
      <li><a href="/workbench/">工作台 Workbench</a></li>
      ${pages.map(({ path, zh, en }) => `<li><a href="${path}">${zh} ${en}</a></li>`).join('')}
      <li><a href="/health">运行状况 Health</a> (JSON)</li>
      <li><a href="/oidc/.well-known/openid-configuration">身份服务 Issuer</a> (JSON)</li>
    </ul>`,
    '<h2>运行 What runs</h2>',
    `<table><tr><th>服务 Service</th><th>状态 State</th><th>API</th><th>PID</th><th>重启 Restarts</th></tr>
    ${Object.entries(health.services).map(serviceRow).join('')}
    ${serverRow('Postgres', health.postgres)}
    ${health.kafka ? serverRow('Kafka', health.kafka) : ''}</table>`,
    '<h2>演示人员 Demo people</h2>',
    `<p>内置身份服务的虚构人员，仅限本机。Invented people of the embedded issuer, on this machine only.
      密码 Password: <code>${escapeHtml(password)}</code></p>`,
    `<table><tr><th>账号 Log-in</th><th>姓名 Name</th><th>职务 Duty</th><th>角色 Role</th></tr>
    ${people.map(personRow).join('')}</table>`,
  ]);

const serviceRow = ([process, { state, ready, pid, restarts }]: [string, ServiceHealth]): string => {
  const [service = '', instance] = process.split('-');
  const title = `${SERVICE_TITLES[service as ServiceName]}${instance === undefined ? '' : ` ${instance}`}`;
  return `<tr><td>${title}</td><td>${escapeHtml(ready ? 'ready' : state)}</td>
   <td><code>/api/${service}/v1/</code></td><td>${pid ?? ''}</td><td>${restarts}</td></tr>`;
};

const serverRow = (name: string, { running, pid, restarts }: ServerHealth): string =>
  `<tr><td>${name}</td><td>${running ? 'running' : 'down'}</td><td></td>
   <td>${pid ?? ''}</td><td>${restarts}</td></tr>`;

const personRow = ({ sub, name, title, grants }: Person): string =>
  `<tr><td><code>${escapeHtml(sub)}</code></td><td>${escapeHtml(name)}</td><td>${escapeHtml(title)}</td>
   <td>${grants.map(({ role }) => role).join(', ')}</td></tr>`;
