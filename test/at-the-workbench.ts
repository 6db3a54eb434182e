import type { Browser, Locator, Page } from 'playwright-core';
import { desktop } from './browser.js';
import { seatOf, type LaunchedCity, type Seat } from './launched-city.js';

const FOLDED_MS = 3000;

/** People at the workbench of a city, each in a browser of their own that stays open. */
export const workbench = (where: () => { readonly browser: Browser; readonly city: LaunchedCity }) => {
  const seats = new Map<string, Seat>();
  const at = async (sub: string): Promise<Page> => {
    const { browser, city } = where();
    const found = seats.get(sub) ?? (await seatOf(browser, city, sub, desktop));
    seats.set(sub, found);
    return found.page;
  };
  const visit = async (sub: string, path: string): Promise<Page> => {
    const page = await at(sub);
    await page.goto(`${where().city.origin}/workbench/${path}`);
    await page.locator('main h1').waitFor();
    return page;
  };
  return { seats, at, visit };
};

export const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** The options of the choice that is open. */
export const options = (page: Page): Locator => page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');

export const choose = async (page: Page, label: string, option: string): Promise<void> => {
  const box = dialog(page).getByLabel(label, { exact: true });
  await box.click();
  await options(page).getByText(option, { exact: true }).click();
  // Until the list has folded away it covers what is below. Chosen while it still unfolded, it may stay: then it is closed as people would.
  await options(page)
    .waitFor({ state: 'hidden', timeout: FOLDED_MS })
    .catch(() => box.click());
};

/** One of several choices, by a part of its text. The list stays open for more until people go on elsewhere. */
export const chooseAmong = async (page: Page, label: string, part: string): Promise<void> => {
  const box = dialog(page).getByLabel(label);
  await box.click();
  await options(page).locator('.ant-select-item-option-content', { hasText: part }).click();
  await box.blur();
  await options(page).waitFor({ state: 'hidden' });
};

/** A day as people type it: it is taken, and its calendar folds away, with Enter. */
export const enterDay = async (page: Page, label: string, day: string): Promise<void> => {
  const box = dialog(page).getByLabel(label, { exact: true });
  await box.fill(day);
  await box.press('Enter');
  await page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
};

export const closed = (page: Page): Promise<void> =>
  page.locator('body:not(:has(.ant-modal-wrap:visible))').waitFor({ state: 'attached' });

/** Opens an act, lets it be filled in, and sends it. */
export const begin = async (page: Page, name: string, fill?: () => Promise<void>): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await fill?.();
  await dialog(page).getByRole('button', { name, exact: true }).click();
};

/** An act until it is done. */
export const act = async (page: Page, name: string, fill?: () => Promise<void>): Promise<void> => {
  await begin(page, name, fill);
  await closed(page);
};
