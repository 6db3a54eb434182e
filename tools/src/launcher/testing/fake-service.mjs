/**
 * A test double of a service: speaks the launcher's protocol and answers HTTP, and does nothing else. Behaviour by environment:
 * FAKE_DIES_AFTER_MS makes it exit by itself, FAKE_FAILS makes it fail before it listens, FAKE_HANGS keeps it from ending on SIGTERM, FAKE_TROUBLE is what keeps it
 * from saying how far it is.
 */
import { createServer } from 'node:http';

let now = process.env.MINGJIAN_SIMULATED_NOW ?? null;
let events = 0;

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    if (request.url === '/api/intake/v1/die') process.exit(1);
    if (request.method === 'POST') events += 1;
    const body = JSON.stringify({
      pid: process.pid,
      method: request.method,
      path: request.url,
      headers: request.headers,
      received: Buffer.concat(chunks).length,
      now,
      events,
      environment: process.env,
    });
    response
      .writeHead(200, { 'content-type': 'application/json', connection: 'keep-alive', 'x-fake': 'yes' })
      .end(body);
  });
});

process.on('message', (message) => {
  const { request } = message;
  if (message.type === 'clock') {
    now = message.now;
    process.send({ type: 'clockSet', request });
  }
  if (message.type === 'progress' && process.env.FAKE_TROUBLE) {
    process.send({ type: 'trouble', request, message: process.env.FAKE_TROUBLE });
  } else if (message.type === 'progress') {
    process.send({ type: 'progress', request, settled: true, events, parked: 0 });
  }
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => {
  if (!process.env.FAKE_HANGS) process.exit(0);
});

if (process.env.FAKE_FAILS) {
  process.send({ type: 'failed', message: 'as it was told to' }, () => process.exit(1));
} else {
  server.listen(0, '127.0.0.1', () => {
    process.send({ type: 'listening', url: `http://127.0.0.1:${server.address().port}` });
  });
}
if (process.env.FAKE_DIES_AFTER_MS) setTimeout(() => process.exit(3), Number(process.env.FAKE_DIES_AFTER_MS));
