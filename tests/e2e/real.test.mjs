// Real disclosures, where a folder of them is named: their forms agree with themselves.
// (Their performance tables need not: real ones have real slips.)

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CLIPBOARD, drawn, headline, paste } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const FOLDER = process.env.GOUJI_DISCLOSURES;

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
} else {
  test('real disclosures', { skip: 'GOUJI_DISCLOSURES names no folder' }, () => {});
}
