// Real disclosures, where a folder of them is named: their forms agree with themselves (their performance tables need
// not: real ones have real slips), every text of them ends in an answer, and what is counted is the same wherever it stands.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { CLIPBOARD, drawn, headline, paste } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const FOLDER = process.env.GOUJI_DISCLOSURES;
/** Texts of one test. */
const PART = 12;

/** What the answer counts, each where it stands; `null` where there is no such place. */
const counted = (page) =>
  page.evaluate(() => {
    const text = (selector) => document.querySelector(selector)?.textContent.replace(/[\s\u200B]+/g, ' ') ?? '';
    const number = (pattern, of) => Number(pattern.exec(of)?.[1] ?? 0);
    const [tally, coverage, tab] = [text('.tally'), text('.coverage'), text('.tabs .c')];
    const notes = [...document.querySelectorAll('.notes summary')].find((note) => note.textContent.startsWith('没有核对的数字'));
    const all = number(/全文 ?(\d+)/, coverage);
    return {
      document: document.querySelector('.sheet') !== null,
      tick: document.querySelector('.answer .lines svg') !== null,
      aside: document.querySelector('.js-not-understood') !== null,
      relations: number(/核对 ?(\d+)/, tally),
      verdicts: [/(\d+) ?一致/, /(\d+) ?四舍五入/, /(\d+) ?不一致/].reduce((sum, one) => sum + number(one, tally), 0),
      tab: tab ? Number(tab) : null,
      figures: { all, checked: number(/个数字，(\d+)/, coverage), unchecked: number(/；(\d+)/, coverage) },
      listed: notes ? number(/(\d+)/, notes.textContent) : null,
    };
  });

if (FOLDER) {
  for (const number of ['000', '001', '003']) {
    const name = readdirSync(FOLDER).find((file) => file.startsWith(`${number}_`) && file.endsWith('.txt'));
    pageTest(`real disclosure ${number}: its forms agree`, { context: CLIPBOARD }, async ({ page }) => {
      await paste(page, readFileSync(join(FOLDER, name), 'utf8'));
      await headline(page);
      await drawn(page);
      const forms = page.locator('.sheet .form-wrap:not([aria-label*="绩效目标"])').filter({ has: page.locator('table .fig') });
      assert.ok((await forms.count()) >= 5, 'the forms are shown');
      assert.deepEqual(await forms.locator('.fig[data-state=bad]').allInnerTexts(), [], 'no figure in a form is contradicted');
    });
  }

  const pieces = join(FOLDER, 'pieces');
  const texts = [FOLDER, ...(existsSync(pieces) ? [pieces] : [])].flatMap((folder) =>
    readdirSync(folder).filter((file) => file.endsWith('.txt')).map((file) => join(folder, file)),
  );
  const parts = Array.from({ length: Math.ceil(texts.length / PART) }, (_, at) => texts.slice(at * PART, (at + 1) * PART));
  for (const [at, part] of parts.entries()) {
    pageTest(`no dead end, no tick over what was not read, one count (${at + 1} of ${parts.length})`, { context: CLIPBOARD }, async ({ page }) => {
      for (const path of part) {
        const text = readFileSync(path, 'utf8');
        await paste(page, text);
        const said = await headline(page);
        const shown = await counted(page);
        assert.ok(said.length > 5 && shown.document, `${basename(path)}: ${said}`);
        const { tick, aside, relations, verdicts, tab, figures, listed } = shown;
        assert.ok(!tick || (relations > 0 && !aside), `${basename(path)}: a tick over what was not read`);
        assert.equal(verdicts, relations, `${basename(path)}: the tally adds up`);
        if (tab !== null) assert.equal(tab, relations, `${basename(path)}: the tab counts as the tally`);
        assert.equal(figures.checked + figures.unchecked, figures.all, `${basename(path)}: coverage`);
        if (listed !== null) assert.equal(listed, figures.unchecked, `${basename(path)}: the list of what was not checked`);
        const named = /^读到 (\d+) 个数/.exec(said);
        if (named) assert.equal(Number(named[1]), figures.all, `${basename(path)}: ${said}`);
        await page.goBack();
        assert.equal(await page.getByRole('textbox', { name: '公开全文' }).inputValue(), text, `${basename(path)} is still there`);
        await page.getByRole('button', { name: '勾稽' }).click();
      }
    });
  }
} else {
  test('real disclosures', { skip: 'GOUJI_DISCLOSURES names no folder' }, () => {});
}
