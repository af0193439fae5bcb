// What a reader does on the page (paste, drop, choose, look), written once for all tests.
// Everything is found by role and name, as a reader with a screen reader finds it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SAMPLES = process.env.GOUJI_SAMPLES ?? '';

/** A made-up disclosure by its file name. */
export function sample(name) {
  return readFileSync(join(SAMPLES, name), 'utf8');
}

/** The bytes of a made-up file by its name. */
export function bytes(name) {
  return readFileSync(join(SAMPLES, name));
}

/** The names of the made-up disclosures that agree with themselves, in every layout. */
export function consistentSamples() {
  return readdirSync(SAMPLES).filter((name) => /^\d{4}-.*\.txt$/.test(name)).sort();
}

/** The example, and the one figure in which it differs from its clean original: as written, and as it should be. */
export function example() {
  const [text, clean] = [sample('example.txt'), sample('example-clean.txt')];
  const at = [...text].findIndex((letter, index) => letter !== clean[index]);
  const figureAt = (whole) => {
    const start = Math.max(whole.lastIndexOf('\t', at), whole.lastIndexOf('\n', at)) + 1;
    return /^[\d.]+/.exec(whole.slice(start))[0];
  };
  return { text, clean, written: figureAt(text), right: figureAt(clean) };
}

/** What a browser context must be allowed for `paste`. */
export const CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

/** Pastes by the keyboard, from the clipboard. */
export async function paste(page, text) {
  await page.bringToFront();
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('ControlOrMeta+v');
}

/** A paste that carries markup too, as from another page. (The clipboard itself would clean the markup.) */
export async function pasteMarkup(page, text, html) {
  await page.evaluate(
    ({ text, html }) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      clipboardData.setData('text/html', html);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { text, html },
  );
}

/** Lets a file fall onto the window. */
export async function drop(page, name, bytes, type = 'text/plain') {
  const transfer = await page.evaluateHandle(
    ({ name, encoded, type }) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type }));
      return transfer;
    },
    { name, encoded: Buffer.from(bytes).toString('base64'), type },
  );
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('main', event, { dataTransfer: transfer, bubbles: true, cancelable: true });
  }
}

/** Chooses a file by the button on the landing page. */
export async function choose(page, name, bytes, mimeType = 'text/plain') {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(选择文件|Choose a file)$/ }).click();
  await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(bytes) });
}

/** Chooses several made-up files at once by the button on the landing page. */
export async function chooseAll(page, names) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(选择文件|Choose a file)$/ }).click();
  await (await chooser).setFiles(names.map((name) => join(SAMPLES, name)));
}

/** The answer, once it is there: its sentence as a reader hears it. */
export async function headline(page) {
  return plain(await page.getByRole('region', { name: /^(结论|Answer|The answer)/ }).getByRole('heading').first().innerText());
}

/** Waits until the whole document is drawn: it comes in parts, each taking its room beforehand. */
export async function drawn(page) {
  await page.locator('.sheet .piece').first().waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('.sheet .piece')].every((piece) => !piece.style.height));
}

/** Text without marks that only say where a line may or may not break. */
export function plain(text) {
  return text.replace(/\u200B/g, '').replace(/\u00A0/g, ' ').replace(/\s+/g, ' ').trim();
}

/** Figures of the document that show this text. */
export function figures(page, text) {
  return page.locator('.sheet .fig').filter({ hasText: new RegExp(`^${text.replaceAll('.', '\\.')}(?![\\d.])`) });
}

/** Whether the page as a whole can be scrolled sideways, which it never should. */
export async function overflows(page) {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    const root = document.scrollingElement;
    return root.scrollWidth > root.clientWidth ? wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) : [];
  });
}
