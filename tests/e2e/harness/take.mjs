// What a reader takes along: files that the browser saves, texts on the clipboard.

import { readFileSync } from 'node:fs';

/** Presses a button of the panel «导出» and reads the file that is saved. */
export async function saved(page, section, name) {
  await openPanel(page);
  const download = page.waitForEvent('download');
  await inPanel(page, section, name).click();
  const file = await download;
  const text = readFileSync(await file.path(), 'utf8');
  return { name: file.suggestedFilename(), text };
}

/** Opens the panel «导出», unless it is open. */
export async function openPanel(page) {
  const button = page.getByRole('button', { name: /^(导出|Export)$/ });
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  return page.getByRole('group', { name: /^(导出|Export)$/ });
}

/** A button of one section of the panel. */
export function inPanel(page, section, name) {
  const sections = page.locator('.take').filter({ has: page.getByRole('heading', { name: section, exact: true }) });
  return sections.getByRole('button', { name, exact: true });
}

/** Eleven digits that nobody has. */
export const TELEPHONE = ['1', '00', '0000', '0001'].join('');
