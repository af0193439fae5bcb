// For more people: traditional characters, large letters, single keys listed, a voice, a card as a picture to pass on,
// and any finding within ten keys.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, example, overflows, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const answered = async (page) => {
  await page.getByRole('button', { name: /^(试试示例|試試示例|Try)/ }).click();
  return said(page);
};

/** The answer in a sentence, in whichever characters. */
const said = async (page) => plain(await page.locator('.answer h1').innerText());

/** Has the browser write down what it is to say instead of saying it. */
const mute = (page) =>
  page.addInitScript(() => {
    window.spoken = [];
    speechSynthesis.speak = (said) => window.spoken.push([said.lang, said.text]);
  });

pageTest('traditional characters: the whole page, remembered, and back again', { context: CLIPBOARD }, async ({ page, watch, shot }) => {
  await answered(page);
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('button', { name: '繁體', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.locator('.answer h1', { hasText: '其餘都對得上' }).waitFor();
  await page.locator('.sheet', { hasText: '預算' }).waitFor();
  await accessible(page);
  await shot();
  // What is looked for may be written so too.
  await page.getByRole('searchbox').fill('部門預算');
  await page.waitForFunction(() => /\d+ ?處/.test(document.querySelector('[role=search] [role=status]').textContent));
  await watch.reload();
  await page.getByRole('button', { name: '選擇文件', exact: true }).waitFor();
  const text = '某局今年安排培训费 3.20 万元，用于业务培训。';
  await paste(page, text);
  await said(page);
  await page.getByRole('button', { name: '改一改文字' }).click();
  assert.equal(await page.locator('.drop textarea').inputValue(), text, 'what was pasted stays as it was');
  await page.getByRole('button', { name: '設置', exact: true }).click();
  await page.getByRole('button', { name: '简体', exact: true }).click();
  await page.getByRole('button', { name: '选择文件', exact: true }).waitFor();
});

pageTest('a reader of traditional characters is met with them', { locale: 'zh-TW' }, async ({ page }) => {
  await page.locator('.landing h1', { hasText: '貼進一份預算公開' }).waitFor();
  assert.match(await answered(page), /有 1 個數對不上/);
});

for (const width of [390, 1280]) {
  pageTest(`a finding as a picture with the address of the site (${width})`, { width, height: 844 }, async ({ page, shot }) => {
    await answered(page);
    await page.locator('body').press('i');
    const dialog = page.getByRole('dialog', { name: '存成图片' });
    const picture = dialog.getByRole('img');
    await picture.waitFor();
    assert.ok((await picture.getAttribute('alt')).includes(example().written));
    const { width: wide, height } = await picture.evaluate(async (image) => {
      await image.decode();
      return { width: image.naturalWidth, height: image.naturalHeight };
    });
    assert.ok(wide === 1200 && height > 600, `${wide} × ${height}`);
    const dark = await picture.evaluate((image) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      // The code stands at the foot on the right, black on white.
      const { data } = context.getImageData(image.naturalWidth - 72 - 336, image.naturalHeight - 72 - 336, 336, 336);
      let black = 0;
      for (let at = 0; at < data.length; at += 4) black += data[at] < 60 ? 1 : 0;
      return black / (336 * 336);
    });
    assert.ok(dark > 0.2 && dark < 0.6, `${dark} of the code is dark`);
    await accessible(page);
    assert.deepEqual(await overflows(page), []);
    await shot();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '下载图片' }).click();
    assert.match((await saved).suggestedFilename(), /^[\u4E00-\u9FFF]+-\d{4}-.+\.png$/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
}

pageTest('all keys are listed, by ? and from the settings', async ({ page, shot }) => {
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: '键盘怎么用' });
  await dialog.waitFor();
  assert.match(plain(await dialog.innerText()), /复制引文.*撤销.*存成图片.*查找数字或名称/);
  await accessible(page);
  await shot();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '设置', exact: true }).click();
  await page.getByRole('button', { name: '看全部按键' }).click();
  await dialog.waitFor();
});

pageTest('large letters: one button, remembered', { width: 390, height: 844 }, async ({ page, watch, shot }) => {
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await page.getByRole('button', { name: '大字', exact: true }).click();
  assert.ok((await size()) >= before * 1.2);
  await watch.reload();
  assert.ok((await size()) >= before * 1.2);
  await answered(page);
  assert.deepEqual(await overflows(page), []);
  await shot();
  const large = page.getByRole('button', { name: '大字', exact: true });
  assert.equal(await large.getAttribute('aria-pressed'), 'true');
  await large.click();
  assert.equal(await size(), before);
});

pageTest('a finding and the brief are said by the browser’s own voice', { goto: false }, async ({ page, watch }) => {
  await mute(page);
  await watch.load();
  await answered(page);
  await page.locator('body').press('s');
  const [[lang, text]] = await page.evaluate(() => window.spoken);
  assert.ok(lang === 'zh-CN' && text.includes(example().written), text);
  await page.getByRole('button', { name: '一分钟读懂' }).click();
  await page.evaluate(() => void (window.spoken.length = 0));
  await page.getByRole('button', { name: '听这段说明' }).click();
  const said = await page.evaluate(() => window.spoken.map(([, text]) => text));
  assert.ok(said.length > 3 && said.every((sentence) => /[。；]$/.test(sentence)), said.join('|'));
});

pageTest('a finding and both its numbers within ten keys from the top', async ({ page }) => {
  await answered(page);
  await page.evaluate(() => document.activeElement?.blur());
  const { written, right } = example();
  let heard = '';
  let keys = 0;
  const press = async (key) => {
    await page.keyboard.press(key);
    keys += 1;
  };
  await press('Tab');
  await press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), '跳到第一处');
  await press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.js-finding'));
  heard = plain(await page.evaluate(() => document.activeElement.innerText));
  assert.ok(heard.includes(written) && heard.includes(right), heard.slice(0, 200));
  while (keys < 10 && !(await page.evaluate((written) => document.activeElement.textContent.includes(written) && document.activeElement.matches('[role=button], button'), written))) await press('Tab');
  assert.ok(keys <= 10, `${keys} keys`);
  await press('Enter');
  await page.getByRole('dialog', { name: `数字 ${written}` }).waitFor();
});
