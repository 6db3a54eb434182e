import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CivilDate } from '@mingjian/core';
import { desktop, findChromium, mobile, openBrowser } from '../browser/index.js';
import { seedLaw, seedSampleCity } from '../city/seed.js';
import { createClient } from '../client/index.js';
import { Instance } from '../demo/instance.js';
import { ROOT } from '../root.js';
import { publishSample } from '../sample/publish-sample.js';
import { cityStage } from '../scenario/city-stage.js';
import { takePictures } from './pictures.js';

const FROM: CivilDate = '2026-03-02';
const TO = join(ROOT, 'docs', 'screenshots');

/** `npm run screenshots`: every picture of the documentation, from a city of its own that nobody has touched. */
const main = async (): Promise<number> => {
  if (findChromium() === undefined) {
    console.error('no Chromium found: install it (apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM');
    return 1;
  }
  const folder = await mkdtemp(join(tmpdir(), 'mingjian-screenshots-'));
  // Under root the database has an account of its own, which must get through this folder.
  await chmod(folder, 0o711);
  try {
    await inCity(folder);
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const inCity = async (folder: string): Promise<void> => {
  const instance = await Instance.start({
    data: join(folder, 'city'),
    from: FROM,
    bus: 'embedded',
    instances: {},
    report: console.error,
  });
  const client = createClient({ entry: instance.entry });
  const browser = await openBrowser();
  try {
    const stage = await cityStage(client);
    await seedLaw(client);
    await seedSampleCity(client, FROM);
    await stage.settle();
    const sample = await publishSample(stage);
    await mkdir(TO, { recursive: true });
    for (const [suffix, options, care] of [
      ['', desktop, false],
      ['-mobile', mobile, false],
      ['-care', desktop, true],
    ] as const) {
      const context = await browser.newContext({ ...options, baseURL: instance.entry });
      await takePictures({
        page: await context.newPage(),
        stage,
        sample,
        care,
        file: (name) => join(TO, `${name}${suffix}.png`),
      });
      await context.close();
    }
  } finally {
    await browser.close();
    await client.close();
    await instance.stop();
  }
};

process.exitCode = await main();
