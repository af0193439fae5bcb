// The first minute: a headline that says how much was read, no text that ends in nothing, and counts that are the same
// wherever they stand.

import assert from 'node:assert/strict';
import { accessible } from './harness/axe.mjs';
import { CLIPBOARD, chooseAll, drop, example, headline, overflows, paste, plain } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

/** A form that agrees, and one of whose rows every other one does not add up: more likely it was misread. */
const MISREAD = [
  '某县档案馆2024年部门预算',
  '表1 部门收支总表\n单位：万元\n收入\t预算数\t支出\t预算数',
  '一般公共预算拨款\t50.00\t教育支出\t30.00\n政府性基金预算拨款\t0.00\t住房保障支出\t20.00\n收入总计\t50.00\t支出总计\t50.00\n',
  '表3 部门支出总表\n单位：万元\n科目名称\t合计\t基本支出\t项目支出',
  '205教育支出\t19.40\t12.30\t7.10\n206科学技术支出\t71.30\t13.20\t44.10\n207文化旅游体育与传媒支出\t25.70\t22.40\t3.30',
  '208社会保障和就业支出\t25.40\t17.90\t6.30\n210卫生健康支出\t6.70\t5.50\t1.20\n211节能环保支出\t94.10\t31.70\t8.80',
  '212城乡社区支出\t14.30\t9.90\t4.40\n213农林水支出\t16.60\t2.30\t9.10\n214交通运输支出\t20.80\t14.20\t6.60',
  '215资源勘探工业信息等支出\t58.20\t40.60\t3.40\n221住房保障支出\t34.60\t31.70\t2.90\n224灾害防治及应急管理支出\t33.90\t12.50\t15.50\n',
].join('\n');
const ROUNDED = '单位：万元\n项目\t金额\n维修\t3\n会议\t8\n合计\t10\n';
const NEWS = '记者从某局了解到，该局今年安排培训费 3.20 万元，比往年多，用于业务培训。';
const NOVEL = '雨下了一夜。他推开门，院子里的落叶积了厚厚一层，谁也没有说话。';
const ENGLISH = 'The committee met on Monday and approved 3.2 million for the roads of the county.';
const GOVERNMENT = '关于某市预算执行情况和下一年预算草案的报告\n各位代表：全市一般公共预算收入完成 120.5 亿元，增长 3.1%。';

pageTest('whole amounts that only rounding explains get no tick', { context: CLIPBOARD }, async ({ page, shot }) => {
  await paste(page, ROUNDED);
  assert.equal(await headline(page), '差 1 万元，按取整可能成立。');
  assert.equal(await page.locator('.answer .lines svg').count(), 0, 'no tick');
  await shot();
});

for (const width of [390, 1280]) {
  pageTest(`what was not understood is counted, listed, and leads to its place (${width})`, { context: CLIPBOARD, width, height: 844 }, async ({ page, shot }) => {
    await paste(page, MISREAD);
    assert.match(await headline(page), /1 张表没有读懂，其中 \d+ 处对不上，可能是我们读错了，请看第 9 行。$/);
    assert.equal(await page.locator('.answer .lines svg').count(), 0, 'no tick');
    await page.getByRole('button', { name: '1 处没有读懂，逐一看' }).click();
    const list = page.getByRole('region', { name: '没有读懂的 1 处' });
    await page.waitForFunction(() => document.activeElement?.matches('.js-not-understood'));
    assert.match(plain(await list.innerText()), /表 · 第 9 行 表3 部门支出总表 其中有 \d+ 处对不上，多半是没有读懂/);
    await shot('list');
    if (width > 1000) await accessible(page);
    await list.getByRole('button', { name: '这里读错了' }).click();
    const note = page.getByRole('dialog', { name: '这里读错了' });
    assert.match(await note.getByRole('textbox').inputValue(), /没有读懂：[\s\S]*第 9 行[\s\S]*勾稽的读法[\s\S]*205教育支出\t19.40[\s\S]*gouji \d/);
    await note.getByRole('button', { name: '关闭' }).click();
    await list.getByRole('button', { name: '表 · 第 9 行' }).click();
    const title = page.locator('.sheet').getByText('部门支出总表');
    await title.waitFor();
    await page.waitForFunction((title) => Math.abs(title.getBoundingClientRect().top) < innerHeight / 2, await title.elementHandle());
    assert.deepEqual(await overflows(page), []);
    await shot('place');
  });
}

pageTest('a text without a name or a form is not called a budget', { context: CLIPBOARD }, async ({ page }) => {
  await paste(page, '2016年培训费支出2.29万元，比上年减少0.88万元。');
  await headline(page);
  assert.doesNotMatch(plain(await page.locator('.answer .eyebrow').innerText()), /预算公开/);
});

for (const [name, text, why] of [
  ['a piece of news', NEWS, /没有读到预算表/],
  ['a novel', NOVEL, /没有写到金额/],
  ['English', ENGLISH, /不是中文/],
  ['a government’s report', GOVERNMENT, /一级政府的预算报告/],
]) {
  pageTest(`${name}: a sentence that fits, and the text stays to be changed`, { context: CLIPBOARD }, async ({ page, shot }) => {
    await paste(page, text);
    await headline(page);
    assert.match(plain(await page.locator('.why-little').innerText()), why);
    await accessible(page);
    await shot();
    await page.getByRole('button', { name: '改一改文字' }).click();
    assert.equal(await page.getByRole('textbox', { name: '公开全文' }).inputValue(), text);
  });
}

pageTest('what was pasted is there again after a reload, and not before', { context: CLIPBOARD }, async ({ page, watch }) => {
  await paste(page, NEWS);
  await headline(page);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, 'nothing is stored while the page is open');
  await watch.reload();
  assert.equal(await page.getByRole('textbox', { name: '公开全文' }).inputValue(), NEWS);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  await page.getByRole('button', { name: '清空' }).click();
  assert.equal(await page.getByRole('textbox', { name: '公开全文' }).inputValue(), '');
});

pageTest('a word that counts as zero is no number: headline, counts and list say the same', { context: CLIPBOARD }, async ({ page }) => {
  await paste(page, '某局2018年“三公”经费支出说明\n公务接待费4万元，比上年减少2万元。公务用车运行维护费28.6万元，与上年持平。');
  assert.equal(await headline(page), '读到 3 个数，没有能互相核对的。');
  assert.equal(plain(await page.locator('.figures-read h2').innerText()), '读到的 3 个数');
  assert.equal(await page.locator('.figures-read li').count(), 3);
});

pageTest('what is done is said where it is seen, and what is set aside can be taken back there', { context: CLIPBOARD }, async ({ page }) => {
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  const story = page.getByRole('article').first();
  const line = page.locator('.toast');
  await story.getByRole('button', { name: '复制引文' }).click();
  await line.getByText('已复制。').waitFor();
  await story.getByRole('button', { name: '已核实', exact: true }).click();
  await line.getByText('已记为已核实').waitFor();
  await page.waitForFunction(() => document.activeElement?.matches('.set-aside'));
  await line.getByRole('button', { name: '撤销' }).click();
  await line.getByText('已撤销。').waitFor();
  assert.match(await headline(page), /^有 1 个数对不上/);
});

pageTest('counts are the same in headline, tally and label, before and after setting aside', async ({ page }) => {
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  const listed = async () => {
    const tally = plain(await page.locator('.tally').innerText());
    const label = plain(await page.locator('.answer .lines').getAttribute('aria-label'));
    const bad = Number(/(\d+) 不一致/.exec(tally)[1]);
    assert.equal(Number(/(\d+) 处不一致/.exec(label)[1]), bad, `${tally} | ${label}`);
    return bad;
  };
  assert.ok((await listed()) > 0);
  await page.locator('body').press('v');
  assert.match(await headline(page), /^其余数字都对得上；有 1 处已由读者核实/);
  assert.equal(await listed(), 0);
  await page.locator('body').press('u');
  assert.match(await headline(page), /^有 1 个数对不上/);
  assert.ok((await listed()) > 0);
});

pageTest('one count: tally, list of several, checks and letter, and after setting aside too', async ({ page }) => {
  await chooseAll(page, ['example.txt', '0000-plain.txt']);
  await headline(page);
  const bad = async () => Number(/(\d+) 不一致/.exec(plain(await page.locator('.tally').innerText()))[1]);
  const row = () => page.locator('.several tbody tr').filter({ hasText: 'example.txt' }).locator('td').nth(1);
  const first = await bad();
  assert.ok(first > 0);
  assert.equal(Number(await row().innerText()), first);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('button', { name: '起草一封信' }).click();
  const letter = page.getByRole('dialog', { name: /信/ });
  assert.match(await letter.getByRole('textbox').inputValue(), new RegExp(`，${first} 处不一致`));
  await letter.getByRole('button', { name: '关闭' }).click();
  const checks = async () => {
    await page.getByRole('button', { name: /^核对 \d/ }).click();
    const chips = plain(await page.getByRole('group', { name: '结论' }).innerText());
    await page.getByRole('button', { name: '结果与原文' }).click();
    return chips;
  };
  assert.match(await checks(), new RegExp(`不一致 ≠ ${first}`));
  await page.locator('body').press('v');
  assert.equal(await bad(), 0);
  await page.waitForFunction(() => [...document.querySelectorAll('.several tbody tr')].some((row) => /example\.txt/.test(row.textContent) && row.cells[2].textContent === '0'));
  const chips = await checks();
  assert.ok(!chips.includes('不一致') && chips.includes(`已核实 ${first}`), chips);
});

pageTest('a new version on an open answer says how far the mending is', async ({ page, shot }) => {
  const { text, clean } = example();
  await drop(page, '旧.txt', Buffer.from(text));
  assert.match(await headline(page), /^有 1 个数对不上/);
  await drop(page, '新.txt', Buffer.from(clean));
  await page.locator('.progress').waitFor();
  assert.match(plain(await page.locator('.progress').innerText()), /1 处改好 1 处，剩 0 处，新出现 0 处/);
  const { written, right } = example();
  const changes = plain(await page.locator('.changes').innerText());
  assert.ok(changes.includes('改了 1 个数') && changes.includes(`${written} → ${right}`), changes);
  await shot();
});

pageTest('the letter and the link close the panel they come from', async ({ page }) => {
  await page.getByRole('button', { name: '试试示例' }).click();
  await headline(page);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  await page.getByRole('button', { name: '起草一封信' }).click();
  await page.getByRole('dialog', { name: /信/ }).waitFor();
  await page.waitForFunction(() => !document.querySelector('.panel-body'));
});

pageTest('a story can be quoted with page and hash, linked to, and reported as misread', { context: CLIPBOARD, fetches: /\/icon[^/]*\.svg$/ }, async ({ page, shot }) => {
  await drop(page, '公开.txt', Buffer.from(example().text));
  await headline(page);
  const story = page.getByRole('article').first();
  // What another test copied may still be there.
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await story.getByRole('button', { name: '复制引文' }).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('SHA-256'));
  const quoted = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(quoted.includes(example().written) && quoted.includes('公开.txt'), quoted);
  assert.match(quoted, /SHA-256 [0-9a-f]{64}/);
  await story.getByRole('button', { name: '这里读错了' }).click();
  const shown = page.getByRole('dialog', { name: '这里读错了' });
  assert.match(await shown.getByRole('textbox').inputValue(), /勾稽的读法[\s\S]*gouji \d/);
  await shown.getByRole('button', { name: '关闭' }).click();
  await story.getByRole('button', { name: '链接到这一处' }).click();
  const link = page.getByRole('dialog', { name: /链接/ }).getByRole('textbox');
  const address = await link.inputValue();
  await shot();
  if (address.includes('#gouji=')) {
    await page.getByRole('button', { name: '关闭' }).click();
    await page.evaluate((hash) => { location.hash = hash; }, new URL(address).hash);
    await page.getByRole('dialog', { name: `数字 ${example().written}` }).waitFor();
  }
});

for (const width of [390, 1280]) {
  pageTest(`${width} px: landing, answer and card fit`, { width, height: 844 }, async ({ page, shot }) => {
    await shot('landing');
    const small = () =>
      page.locator('.bar').locator('a, button').evaluateAll((all) =>
        all.filter((one) => one.offsetParent && Math.min(one.offsetWidth, one.offsetHeight) < 44).map((one) => one.textContent),
      );
    if (width < 760) assert.deepEqual(await small(), [], 'a finger hits every button of the bar');
    await page.getByRole('button', { name: '试试示例' }).click();
    await headline(page);
    assert.deepEqual(await overflows(page), []);
    if (width < 760) assert.deepEqual(await small(), []);
    await shot('answer');
  });
}
