// A made-up disclosure as a file of every format that is read, made here so that the tests need no other program.

import { deflateRawSync } from 'node:zlib';

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The text in parts: paragraphs, and tables as rows of cells. */
function parts(text) {
  const found = [];
  for (const line of text.split('\n')) {
    const cells = line.split('\t');
    const last = found.at(-1);
    if (cells.length < 2) found.push(line);
    else if (Array.isArray(last)) last.push(cells);
    else found.push([cells]);
  }
  return found;
}

/** As a web page that was saved. */
export function html(text) {
  const cell = (text) => `<td>${escaped(text)}</td>`;
  const row = (cells) => `<tr>${cells.map(cell).join('')}</tr>`;
  const body = parts(text).map((part) => (Array.isArray(part) ? `<table>${part.map(row).join('')}</table>` : `<p>${escaped(part)}</p>`));
  const style = 'td { border: 1px solid; padding: 2px 6px; font-size: 8px } table { border-collapse: collapse } p { font-size: 10px }';
  return Buffer.from(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>公开</title><style>${style}</style>${body.join('\n')}</html>`);
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const related = (...all) =>
  `<Relationships xmlns="${RELATIONS}">${all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;

/** As a Word file. */
export function docx(text) {
  const paragraph = (text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  const row = (cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
  const body = parts(text).map((part) => (Array.isArray(part) ? `<w:tbl>${part.map(row).join('')}</w:tbl>` : paragraph(part)));
  return zip({
    '_rels/.rels': related(['a', 'officeDocument', 'word/document.xml']),
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`,
  });
}

/** As an Excel file of one sheet. */
export function xlsx(text) {
  const letter = (column) => String.fromCharCode(65 + column);
  const cell = (text, row, column) => text && `<c r="${letter(column)}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  const row = (line, at) => `<row r="${at + 1}">${line.split('\t').map((text, column) => cell(text, at + 1, column)).join('')}</row>`;
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  return zip({
    '_rels/.rels': related(['a', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${OFFICE}"><sheets><sheet name="公开" sheetId="1" r:id="b"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': related(['b', 'worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${text.split('\n').map(row).join('')}</sheetData></worksheet>`,
  });
}

/** As a PDF, printed by the browser. */
export async function pdf(browser, text) {
  const page = await browser.newPage();
  await page.setContent(html(text).toString());
  const bytes = await page.pdf({ format: 'A3', landscape: true });
  await page.close();
  return bytes;
}

/** All of them. */
export async function everyFormat(browser, text) {
  return [
    { name: '公开.txt', bytes: Buffer.from(text) },
    { name: '公开.txt', bytes: Buffer.from(`\uFEFF${text}`, 'utf16le') },
    { name: '公开.html', bytes: html(text) },
    { name: '公开.docx', bytes: docx(text) },
    { name: '公开.xlsx', bytes: xlsx(text) },
    { name: '公开.pdf', bytes: await pdf(browser, text) },
  ];
}

/** The checksum that archives hold; older Nodes have none of their own. */
function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** An archive of these files. */
function zip(files) {
  const [bodies, heads] = [[], []];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, plain] = [Buffer.from(path), Buffer.from(text)];
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version
    common.writeUInt16LE(8, 4); // deflated
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, rest, name]));
    bodies.push(body);
    offset += body.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(heads.length, 4);
  end.writeUInt16LE(heads.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06'), end]);
}
