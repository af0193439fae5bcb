// The documents: plain pages, accessible, no link of theirs leads nowhere, in both languages.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { pageTest } from './harness/page.mjs';

for (const language of ['zh', 'en']) {
  pageTest(`the documents (${language}): every link leads somewhere`, { goto: false, fetches: /./ }, async ({ page, site, watch }) => {
    const first = `${site.url}docs/${language}/index.html`;
    const waiting = [first];
    const seen = new Set(waiting);
    for (let address = waiting.pop(); address; address = waiting.pop()) {
      const response = await page.request.get(address);
      assert.equal(response.status(), 200, address);
      if (!address.includes('/docs/') || !address.endsWith('.html')) continue;
      for (const [, link] of (await response.text()).matchAll(/<(?:a|link)\b[^>]*href="([^"]+)"/g)) {
        const next = new URL(link.split('#')[0], address);
        if (next.origin === site.origin && !seen.has(next.href)) waiting.push(next.href);
        seen.add(next.href);
      }
    }
    assert.ok([...seen].filter((address) => address.includes(`/docs/${language}/`)).length >= 9);
    await watch.load(first);
    await accessible(page);
    await watch.load(`${site.url}docs/${language}/rules.html`);
    await page.setViewportSize({ width: 360, height: 740 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'it fits a narrow screen');
  });
}

pageTest('the page leads to them', { fetches: /./ }, async ({ page, site }) => {
  await page.getByRole('link', { name: '说明' }).click();
  await page.getByRole('heading', { level: 1, name: '使用' }).waitFor();
  assert.equal(page.url(), `${site.url}docs/zh/index.html`);
});
