// What other programs put on the clipboard: the markup of web pages, Word, WPS and Excel with their merged cells, tables
// within tables and hidden rows. A real copy is made of a web page; the others' markup is dressed as they write it.

import assert from 'node:assert/strict';
import { bytes, drop, example, figures, headline, paste, pasteMarkup, plain, CLIPBOARD } from './harness/gouji.mjs';
import { pageTest } from './harness/page.mjs';

const ONE_WRONG = /^有 1 个数对不上/;
/** The example with merged cells, and in every table a hidden row of 9999.99. */
const markup = () => bytes('example.html').toString();
const body = () => /<body>([\s\S]*)<\/body>/.exec(markup())[1];
/** What the same clipboard says as plain text: its cells one below the other. */
const plainText = () => example().text.replaceAll('\t', '\n');

const OFFICE = 'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40"';
const fragment = (head, inner) =>
  `<html ${OFFICE}>\n<head>\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n${head}</head>\n<body>\n<!--StartFragment-->${inner}<!--EndFragment-->\n</body>\n</html>`;

/** As Word writes it: a paragraph and an empty element of its own in every cell, settings in comments for Internet Explorer. */
function word() {
  const head = `<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {mso-style-unhide:no; margin:0cm; font-family:"等线";} table.MsoTableGrid {border:solid 1.0pt;} --></style>\n`;
  const inner = body()
    .replace(/<p><span>([^<]*)<\/span><\/p>/g, "<p class=MsoNormal align=center style='text-align:center'><span lang=EN-US style='font-size:9.0pt;mso-bidi-font-size:11.0pt'>$1<o:p></o:p></span></p>")
    .replace(/<p>([^<]*)<\/p>/g, "<p class=MsoNormal><span style='font-family:宋体'>$1</span><span lang=EN-US><o:p></o:p></span></p>")
    .replaceAll('<table>', "<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>")
    .replaceAll('<tr style="display: none">', "<tr style='mso-yfti-irow:9;display:none;mso-hide:all'>");
  return fragment(head, inner);
}

/** As WPS Writer writes it: styles on every run, and the classes of Word. */
function wps() {
  const head = `<meta name=ProgId content=Word.Document><meta name=Generator content="WPS Office"><style>@font-face{font-family:"Times New Roman";} p.MsoNormal{mso-style-name:正文;margin:0pt;}</style>\n`;
  const inner = body()
    .replace(/<p><span>([^<]*)<\/span><\/p>/g, '<p class="MsoNormal" style="mso-pagination:widow-orphan;text-align:center;"><span style="mso-spacerun:\'yes\';font-family:宋体;font-size:9.0000pt;"><font face="宋体">$1</font></span></p>')
    .replace(/<p>([^<]*)<\/p>/g, '<p class="MsoNormal"><span style="mso-spacerun:\'yes\';font-family:宋体;"><font face="宋体">$1</font></span><span><o:p></o:p></span></p>')
    .replaceAll('<table>', '<table class="MsoTableGrid" border="1" cellspacing="0" style="border-collapse:collapse;mso-table-layout-alt:fixed;">')
    .replace(/<td( [^>]*)?>/g, '<td width="92" valign="top"$1 style="width:69.2000pt;padding:0pt 5.4pt 0pt 5.4pt;">');
  return fragment(head, inner);
}

/**
 * As Excel writes sheets: no paragraphs, widths of columns first, classes by number format; title and unit are merged
 * rows of the sheet itself.
 */
function excel() {
  const head = `<meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15">
<style><!--table {mso-displayed-decimal-separator:"\\."; mso-displayed-thousand-separator:"\\,";} .xl65 {mso-number-format:"0\\.00_ ";} --></style>\n`;
  const table = "<table border=0 cellpadding=0 cellspacing=0 width=432 style='border-collapse:collapse'><col width=72 style='width:54pt'><col width=120 span=3 style='mso-width-source:userset;width:90pt'>";
  // The lines above a table are rows of its sheet.
  const sheets = body().replace(/((?:<p>[^<]{1,40}<\/p>\s*){1,4})<table><tbody>([\s\S]*?)<\/tbody><\/table>/g, (_, lines, rows) => {
    const width = (/<tr>([\s\S]*?)<\/tr>/.exec(rows)[1].match(/<td/g) ?? []).length;
    const title = lines.replace(/<p>([^<]*)<\/p>/g, `<tr height=27><td colspan=${Math.max(4, width)} height=27 class=xl66 style='height:20.25pt'>$1</td></tr>`);
    return table + title + rows + '</table>';
  });
  const rows = sheets
    .replace(/<p><span>([^<]*)<\/span><\/p>/g, '$1')
    .replaceAll('<tr style="display: none">', "<tr height=0 style='display:none;mso-height-source:userset;mso-height-alt:0'>")
    .replaceAll('<tr>', "<tr height=18 style='mso-height-source:userset;height:13.5pt'>")
    .replace(/<td((?: colspan="\d+")?(?: rowspan=\d+)?)>/g, "<td$1 class=xl65 align=right style='border-top:none;border-left:none'>");
  return fragment(head, rows);
}

/** As an old portal writes it: the page laid out by tables, the document in a cell of one of them. */
function portal() {
  const menu = '<td width="180"><ul><li><a href="#">首页</a></li><li><a href="#">公开</a></li></ul></td>';
  return `<table width="1000" align="center"><tr>${menu}<td><table width="100%"><tr><td>${body()}</td></tr></table></td></tr></table>`;
}

for (const [program, html] of Object.entries({ Word: word, WPS: wps, Excel: excel, 'an old portal': portal })) {
  pageTest(`a paste from ${program}`, async ({ page }) => {
    await pasteMarkup(page, plainText(), html());
    assert.match(await headline(page), ONE_WRONG);
    assert.equal(await figures(page, '9999.99').count(), 0, 'hidden rows do not count');
    assert.ok((await page.locator('.sheet .form').count()) > 8, 'its forms are tables');
  });
}

/** A table whose rows end in bars, as a converter leaves it. */
const BARS = [
  '某县2016年“三公”经费决算情况统计表 | ||||',
  '单位:万元 | ||||',
  '项目 | 上年决算数 | 本年决算数 | 比上年增、减情况 | |',
  '增、减金额 | 增、减幅度 | |||',
  '合计 | 100.00 | 90.00 | -10.00 | -10.00% |',
  '1.因公出国(境)费 | 20.00 | 15.00 | -5.00 | -25.00% |',
  '2.公务接待费 | 30.00 | 35.00 | 5.00 | 16.67% |',
  '3.公务用车购置及运行费 | 50.00 | 40.00 | -10.00 | -20.00% |',
].join('\n');

pageTest('text that is written in Markdown is read alike, pasted and dropped', { context: CLIPBOARD }, async ({ page }) => {
  const tally = async () => plain(await page.locator('.tally').innerText());
  await drop(page, '公开.txt', Buffer.from(BARS));
  assert.equal(await headline(page), '数字都对得上。');
  const dropped = await tally();
  await page.getByRole('button', { name: '换一份' }).click();
  await paste(page, BARS);
  assert.equal(await headline(page), '数字都对得上。');
  assert.equal(await tally(), dropped);
});

pageTest('a copy made of a web page by the browser itself', { context: CLIPBOARD }, async ({ page }) => {
  const portalPage = await page.context().newPage();
  await portalPage.setContent(markup());
  await portalPage.bringToFront();
  await portalPage.keyboard.press('ControlOrMeta+a');
  await portalPage.keyboard.press('ControlOrMeta+c');
  await page.bringToFront();
  await page.keyboard.press('ControlOrMeta+v');
  assert.match(await headline(page), ONE_WRONG);
  assert.equal(await figures(page, '9999.99').count(), 0);
});
