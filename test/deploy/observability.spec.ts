import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '@mingjian/contracts';
import { Metrics } from '@mingjian/service-kit';
import { z } from 'zod';
import { filesBelow, read, readYaml, ROOT, SERVICES } from './files.js';

const FOLDER = 'deploy/observability';
const alerts = z
  .object({
    groups: z.array(
      z.object({
        name: z.string(),
        rules: z.array(
          z.object({
            alert: z.string(),
            expr: z.string(),
            for: z.string().regex(/^\d+[smh]$/),
            labels: z.object({ severity: z.enum(['warning', 'critical']) }),
            annotations: z.object({ summary: z.string(), runbook: z.string() }),
          }),
        ),
      }),
    ),
  })
  .parse(readYaml(`${FOLDER}/alerts.yml`)[0])
  .groups.flatMap(({ rules }) => rules);

const dashboardSchema = z.looseObject({
  uid: z.string(),
  title: z.string(),
  panels: z
    .array(
      z.looseObject({
        id: z.int(),
        title: z.string(),
        datasource: z.object({ uid: z.string() }).loose(),
        gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
        targets: z.array(z.looseObject({ expr: z.string() })).min(1),
      }),
    )
    .min(1),
});
const dashboards = filesBelow(`${FOLDER}/grafana/dashboards`);

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (page: string): readonly string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the alerts', () => {
  it('have names of their own', () => {
    expect(alerts.length).toBeGreaterThan(5);
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length);
  });

  it.each(alerts)('$alert leads to a page that says what to do', ({ annotations: { runbook } }) => {
    const [page = '', anchor = ''] = runbook.split('#');
    expect(existsSync(join(ROOT, page))).toBe(true);
    expect(anchorsOf(page)).toContain(anchor);
  });
});

const metrics = new Metrics('intake').names();
const metricsIn = (expression: string): readonly string[] =>
  [...expression.matchAll(/\bmingjian_[a-z_]+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, ''));

describe('what alerts and dashboards ask for', () => {
  const asked = [
    ...alerts.map(({ expr }) => expr),
    ...dashboards.flatMap((file) =>
      dashboardSchema
        .parse(JSON.parse(read(file)))
        .panels.flatMap(({ targets }) => targets.map((target) => target.expr)),
    ),
  ];

  it('is told by every service', () => {
    const names = new Set(asked.flatMap(metricsIn));
    expect(names.size).toBeGreaterThan(8);
    for (const name of names) expect(metrics).toContain(name);
  });

  it('asks for no event that there is not', () => {
    const names = asked.flatMap((expression) =>
      [...expression.matchAll(/type=~?"([\w|]+)"/g)].flatMap(([, types]) => types!.split('|')),
    );
    expect(names).toContain('ItemTermMissed');
    const known = [...catalogue.values()].map(({ name }) => name);
    for (const name of names) expect(known).toContain(name);
  });

  it('leaves out no figure of our own', () => {
    const names = asked.flatMap(metricsIn);
    for (const name of metrics.filter((metric) => metric.startsWith('mingjian_'))) expect(names).toContain(name);
  });
});

describe('the dashboards', () => {
  it.each(dashboards)(
    '%s is a dashboard of panels that do not overlap, on the data source that is provisioned',
    (file) => {
      const { panels } = dashboardSchema.parse(JSON.parse(read(file)));
      const source = read(`${FOLDER}/grafana/provisioning/datasources/mingjian.yaml`);
      for (const panel of panels) expect(source).toContain(`uid: ${panel.datasource.uid}`);
      const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, n) => `${x + (n % w)},${y + Math.floor(n / w)}`),
      );
      expect(new Set(cells).size).toBe(cells.length);
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    },
  );

  it('are shown by Grafana from where Compose mounts them', () => {
    const { providers } = z
      .object({ providers: z.array(z.looseObject({ options: z.object({ path: z.string() }) })) })
      .loose()
      .parse(readYaml(`${FOLDER}/grafana/provisioning/dashboards/mingjian.yaml`)[0]);
    for (const { options } of providers) {
      expect(read('docker-compose.yml')).toContain(`./${FOLDER}/grafana/dashboards:${options.path}:ro`);
    }
  });
});

describe('Prometheus', () => {
  it('scrapes every service and reads the alerts', () => {
    const configuration = read(`${FOLDER}/prometheus.yml`);
    for (const service of SERVICES) expect(configuration).toContain(`names: [${service}]`);
    expect(configuration).toContain('rule_files: [alerts.yml]');
  });
});
