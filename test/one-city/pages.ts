import { describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { frontPage } from '../../tools/src/launcher/front-page.js';
import { pages } from '../../tools/src/launcher/pages.js';
import { MONDAY } from '../city-steps.js';
import { city } from './city.js';

describe('the pages that the launcher names', () => {
  it.each(pages)('$path is there, for everybody', async ({ path, service }) => {
    const response = await fetch(`${city.service(service).url}${path}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('are those of the front page, beside what the launcher answers itself', () => {
    const health = {
      status: 'ready',
      clock: { simulated: false, now: MONDAY },
      postgres: { running: true, pid: 1, restarts: 0 },
      services: {},
    } as unknown as Parameters<typeof frontPage>[0];
    const links = [...frontPage(health, [], '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
    expect(links.filter((href) => !/^\/(health|oidc|workbench)\b/.test(href))).toEqual(pages.map(({ path }) => path));
  });

  it('lead from the index of reports to a report of each organ', async () => {
    const { url } = city.service('reporting');
    const index = await (await fetch(`${url}/reports`)).text();
    const [link] = [...index.matchAll(/href="(\/reports\/[^"]+)"/g)].map(([, href]) => href!);
    expect((await fetch(`${url}${link!}`)).status).toBe(200);
  });
});

describe('a service’s own port', () => {
  it('answers what is no HTTP with a problem', async () => {
    const { hostname, port } = new URL(city.service('intake').url);
    const answered = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('BROKEN\r\n\r\n'));
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      socket.on('error', reject).on('close', () => resolve(text));
    });
    expect(answered).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json/);
    expect(JSON.parse(answered.split('\r\n\r\n')[1]!)).toMatchObject({ code: 'request.malformedHttp', status: 400 });
  });
});
