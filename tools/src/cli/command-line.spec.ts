import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from '../launcher/data-folder.js';
import { table } from './answer.js';
import { noOperands, onlyOperand, readCommandLine, UsageError } from './command-line.js';
import { runCommand } from './run.js';

const run = async (...args: string[]) => {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await runCommand(
    args,
    {},
    { out: (line) => void out.push(line), note: (line) => void notes.push(line) },
  );
  return { code, out: out.join('\n'), notes: notes.join('\n') };
};

describe('the command line', () => {
  it('takes noun and verb apart from what follows', () => {
    expect(readCommandLine(['parked', 'replay', 'intake/item-1', '--service', 'review'])).toMatchObject({
      command: 'parked replay',
      operands: ['intake/item-1'],
      services: ['review'],
      data: './data',
    });
    expect(readCommandLine(['backup', '--to', 'a', '--keys', 'b'])).toMatchObject({ command: 'backup', operands: [] });
  });

  it.each([
    ['an unknown option', ['parked', 'list', '--everything'], '--everything'],
    ['a service that is none', ['parked', 'list', '--service', 'archive'], 'there are intake, review'],
    ['two places at once', ['parked', 'list', '--url', 'http://a', '--data', 'd'], 'not both'],
    ['no URL', ['parked', 'list', '--url', 'here'], 'is not a URL'],
  ])('refuses %s', (_, args, why) => {
    expect(() => readCommandLine(args)).toThrow(UsageError);
    expect(() => readCommandLine(args)).toThrow(why);
  });

  it('counts operands', () => {
    expect(onlyOperand(readCommandLine(['parked', 'show', 'a']), 'key')).toBe('a');
    expect(() => onlyOperand(readCommandLine(['parked', 'show']), 'key')).toThrow('parked show needs one key');
    expect(() => noOperands(readCommandLine(['parked', 'list', 'a']))).toThrow('does not take a');
  });

  it.each([
    ['nothing', [], 'nothing is not a command'],
    ['a command that is none', ['projections', 'paint'], 'projections paint is not a command'],
    ['a backup without its keys', ['backup', '--to', 'a'], '--keys DIR is needed'],
    ['a backup of one service', ['backup', '--to', 'a', '--keys', 'b', '--service', 'intake'], 'takes all services'],
    ['a copy of all stores', ['store', 'copy', '--to', 'kurrent'], '--service is needed'],
    ['a copy to nowhere', ['store', 'copy', '--service', 'intake', '--to', 'disk'], 'postgres or kurrent'],
    ['an address without a token', ['parked', 'list', '--url', 'http://127.0.0.1:1'], 'MINGJIAN_TOKEN'],
  ])('ends with 2 and says why for %s', async (_, args, why) => {
    const { code, out, notes } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(notes).toContain(why);
  });

  it('ends with 1 for a folder that is no city’s, and with 0 after its help', async () => {
    const lost = await run('parked', 'list', '--data', '/nonexistent/city');
    expect(lost).toEqual({ code: 1, out: '', notes: '/nonexistent/city is not the data folder of a city' });
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('projections rebuild NAME') });
  });

  it('ends with 1 and names what the environment lacks for a copy of a store', async () => {
    const { code, notes } = await run('store', 'copy', '--service', 'intake', '--to', 'kurrent');
    expect(code).toBe(1);
    expect(notes).toContain('MINGJIAN_DATABASE_URL');
  });

  it('ends with 1 when the city of a folder does not answer', async () => {
    const data = await mkdtemp(join(tmpdir(), 'mingjian-cli-'));
    try {
      const folder = await DataFolder.open(data, { simulated: false }, '2026-05-06');
      expect(await run('parked', 'list', '--data', data)).toMatchObject({
        code: 1,
        notes: `the city in ${data} was never started`,
      });
      await folder.noteOrigin('http://127.0.0.1:9');
      const { code, notes } = await run('parked', 'list', '--data', data);
      expect(code).toBe(1);
      expect(notes).toBe(`the city in ${data} does not answer at http://127.0.0.1:9: is it started?`);
    } finally {
      await rm(data, { recursive: true });
    }
  }, 20_000);

  it('prints columns without spaces at the ends of lines', () => {
    expect(
      table(
        ['A', 'LONG'],
        [
          ['wide', 1],
          ['b', ''],
        ],
      ),
    ).toEqual(['A     LONG', 'wide  1', 'b']);
  });
});
