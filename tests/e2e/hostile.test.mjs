// Hostile input is normal: no script of a document runs, nothing hangs, nothing breaks the page for the next.

import assert from 'node:assert/strict';
import { CLIPBOARD, drop, example, headline, paste, pasteMarkup } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const SCRIPT = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script><svg onload="window.harmed=1">';

pageTest('markup in a document stays text', async ({ page }) => {
  const text = example().text.replace(/支出/g, `支出${SCRIPT}`);
  await pasteMarkup(page, text, `<p>${SCRIPT}</p><pre>${text}</pre>`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.locator('img[src=x], main script').count(), 0);
});

pageTest('under Trusted Types nothing but the page’s own inert templates becomes markup, and no script an address', { console: /TrustedHTML|TrustedScript|TrustedTypePolicy|Trusted Type/ }, async ({ page }) => {
  const tried = await page.evaluate(() => {
    const refused = (does) => {
      try {
        does();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    };
    const element = document.createElement('div');
    return {
      handler: refused(() => (element.innerHTML = '<img src=x onerror="window.harmed=1">')),
      frame: refused(() => (element.innerHTML = '<iframe srcdoc="x"></iframe>')),
      worker: refused(() => new Worker('data:text/javascript,1')),
      strange: refused(() => new Worker('robots.txt')),
      script: refused(() => (document.createElement('script').src = 'robots.txt')),
      text: refused(() => (document.createElement('script').text = 'window.harmed=1')),
      policy: refused(() => trustedTypes.createPolicy('mine', {})),
      again: refused(() => trustedTypes.createPolicy('gouji', {})),
      inert: !refused(() => (element.innerHTML = '<p class="small">x</p>')),
    };
  });
  for (const [what, so] of Object.entries(tried)) assert.ok(so, what);
  assert.equal(await page.evaluate(() => window.harmed), undefined);
});

pageTest('a megabyte of digits ends in an answer', { context: CLIPBOARD }, async ({ page }) => {
  const nonsense = Array.from({ length: 20_000 }, (_, i) => `${i}.${i % 97}\t(${'9'.repeat(i % 60)}\t-,.万元%`).join('\n');
  await paste(page, nonsense.slice(0, 1_000_000));
  await page.getByRole('heading', { name: /没有读成|没有可以互相核对|数|处/ }).first().waitFor({ timeout: 60_000 });
});

pageTest('more text than any disclosure has is reported as such, at once', async ({ page }) => {
  await drop(page, '公开.txt', Buffer.from('基本支出1.00万元，'.repeat(150_000)));
  await page.getByText(/4 MB 文字，比任何一份公开都长得多/).first().waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: /回到首页|换一份/ }).first().click();
  await drop(page, '公开.txt', Buffer.from(example().text));
  assert.match(await headline(page), /^有 1 个数对不上/);
});

pageTest('after nonsense the next document is read as ever', { context: CLIPBOARD }, async ({ page }) => {
  await paste(page, '\u0000\uFFFD\u202E表 1\n合计\t\t\t99999999999999999999999999999999.99\n');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: /回到首页|换一份/ }).click();
  await paste(page, example().text);
  assert.match(await headline(page), /^有 1 个数对不上/);
});
