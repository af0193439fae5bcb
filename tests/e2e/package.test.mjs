// The npm package, as somebody else gets it: packed, installed into an empty project, used from TypeScript, Node and a page.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { consistentSamples, example, sample } from './harness/gouji.mjs';
import { pageTest, ROOT } from './harness/page.mjs';
import { serve } from './harness/server.mjs';

const GIVEN = resolve(process.env.GOUJI_GIVEN ?? join(ROOT, 'dist'));
const GOUJI = join(GIVEN, process.platform === 'win32' ? 'gouji.exe' : 'gouji');

let project;
let site;
before(async () => {
  project = mkdtempSync(join(tmpdir(), 'gouji-package-'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  const packed = readdirSync(GIVEN).find((name) => /^gouji-.*\.tgz$/.test(name));
  assert.ok(packed, `no package in ${GIVEN}; \`cargo xtask dist\` makes it`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--no-audit', '--no-fund', '--offline', '--loglevel=error'];
  execFileSync(npm, ['install', ...quiet, join(GIVEN, packed)], { cwd: project });
  mkdirSync(join(project, 'page'));
  cpSync(join(project, 'node_modules', 'gouji'), join(project, 'page', 'gouji'), { recursive: true });
  writeFileSync(
    join(project, 'page', 'index.html'),
    '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>t</title><main>.</main><script type="module" src="use.js"></script>',
  );
  writeFileSync(
    join(project, 'page', 'use.js'),
    'import init, { check } from "./gouji/gouji.js"; await init(); window.check = (text) => JSON.stringify(check(text));',
  );
  site = await serve(join(project, 'page'));
});
after(async () => {
  await site?.close();
  if (project) rmSync(project, { recursive: true, force: true });
});

/** Runs a script of the project and gives what it prints. */
function run(name, script, ...values) {
  writeFileSync(join(project, name), script);
  return execFileSync(process.execPath, [name, ...values], { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** What the command line says of a file; an error found makes its exit code 1. */
function commandLine(path, ...options) {
  try {
    return execFileSync(GOUJI, ['check', '--format', 'jsonl', ...options, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  } catch (error) {
    assert.ok(error.status === 1 || error.status === 2, String(error.stderr));
    return error.stdout;
  }
}

/** Whether two texts are the same; if not, where they part. Whole reports are too long to be shown. */
function same(left, right, what) {
  const at = [...left].findIndex((letter, index) => letter !== right[index]);
  const from = Math.max(0, at - 60);
  assert.ok(left === right, `${what}: ${left.slice(from, at + 60)} is not ${right.slice(from, at + 60)}`);
}

test('TypeScript compiles against it, and refuses what is wrong', () => {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const compile = (name, code) => {
    writeFileSync(join(project, name), code);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom'];
    execFileSync(process.execPath, [tsc, ...options, name], { cwd: project, encoding: 'utf8' });
  };
  compile(
    'right.ts',
    `import init, { annotate, check, checkAll, explain, narrative, rules, type Finding, type Report } from "gouji";
     await init();
     const copy: Uint8Array = annotate(new Uint8Array(), { corrections: false, date: "2026-03-01T08:00:00Z" });
     const written: string = narrative("text", { region: "xinjiang", prior: "text" }).text;
     const report: Report = check(new Uint8Array(), { name: "a.txt", figures: true });
     const wrong: Finding[] = report.findings.filter((finding) => finding.severity === "error");
     const years: (number | null)[] = checkAll("text").map((one) => one.disclosure.year);
     const titles: string[] = rules().map((rule) => rule.title.en);
     const text: string | undefined = explain("GJ101")?.markdown;
     console.log(written, wrong, years, titles, text, report.figures?.[0]?.coordinate.fund);`,
  );
  const refused = (code) =>
    assert.throws(() => compile('wrong.ts', `import { check } from "gouji"; ${code}`), (error) => /TS\d+/.test(error.stdout));
  refused('check(7);');
  refused('check("text", { figure: true });');
  refused('if (check("text").verdict === "consistnt") console.log();');
});

test('Node tells what the command line tells, byte for byte', () => {
  const folder = join(project, 'documents');
  mkdirSync(folder);
  const documents = Object.fromEntries(consistentSamples().slice(0, 3).map((name) => [name, sample(name)]));
  documents['slip.txt'] = example().text;
  documents['two.txt'] = `${sample(consistentSamples()[0])}\n\n${example().text}`;
  documents['page.html'] = '<!doctype html><table><tr><td>合计<td>1.00<tr><td>甲<td>2.00</table>';
  documents['odd.txt'] = '表 1\u2028合计\t\u0007\u007f"1.00"\\ 😀';
  documents['empty.txt'] = '';
  for (const [name, text] of Object.entries(documents)) {
    const path = join(folder, name);
    writeFileSync(path, text);
    for (const lists of [[], ['figures', 'relations']]) {
      const options = JSON.stringify({ name: path, ...Object.fromEntries(lists.map((list) => [list, true])) });
      const packaged = run(
        'lines.mjs',
        `import { readFileSync } from "node:fs"; import { checkAll } from "gouji";
         for (const report of checkAll(readFileSync(process.argv[2]), JSON.parse(process.argv[3]))) console.log(JSON.stringify(report));`,
        path,
        options,
      );
      same(packaged, commandLine(path, ...lists.map((list) => `--${list}`)), `${name} ${lists}`);
    }
  }
});

test('families, configuration and other documents do what they do on the command line', () => {
  const at = (name) => join(project, name);
  const rule = JSON.parse(commandLine(put('odd.txt', example().text))).findings[0].rule;
  const config = JSON.stringify({ schema: 'gouji-config/1', rules: { [rule]: 'off' } });
  const families = readFileSync(join(ROOT, 'docs', 'families', 'example.json'), 'utf8');
  const taught = readFileSync(join(ROOT, 'docs', 'families', 'example.txt'), 'utf8');
  function put(name, text) {
    writeFileSync(at(name), text);
    return at(name);
  }
  const cases = [
    ['config', put('odd.txt', example().text), { config }, ['--config', put('config.json', config)]],
    ['families', put('taught.txt', taught), { families }, ['--families', put('families.json', families)]],
    ['prior', put('odd.txt', example().text), { prior: example().clean }, ['--with-prior', put('prior.txt', example().clean)]],
  ];
  for (const [what, path, options, flags] of cases) {
    const packaged = run(
      'options.mjs',
      `import { readFileSync } from "node:fs"; import { check } from "gouji";
       console.log(JSON.stringify(check(readFileSync(process.argv[2]), JSON.parse(process.argv[3]))));`,
      path,
      JSON.stringify({ name: path, ...options }),
    );
    same(packaged, commandLine(path, ...flags), what);
    assert.ok(packaged !== commandLine(path), `${what} makes a difference`);
  }
  const refused = run(
    'refused.mjs',
    `import { check } from "gouji";
     for (const options of [{ config: "{" }, { families: "[]" }, { prior: 7 }]) try { check("", options); } catch (error) { console.log(error.name, error.message.split(/[:：]/)[0]); }`,
  );
  assert.deepEqual(refused.trim().split('\n').map((line) => line.split(' ')[0]), ['TypeError', 'TypeError', 'TypeError']);
  for (const option of ['config', 'families', 'prior']) assert.ok(refused.includes(option), `${option} in: ${refused}`);
});

test('wrong input is a TypeError, and the next check is none the worse', () => {
  const printed = run(
    'errors.mjs',
    `import { check } from "gouji";
     for (const bad of [7, null, undefined, {}]) try { check(bad); console.log("taken"); } catch (error) { console.log(error.name); }
     console.log(check("").verdict);`,
  );
  assert.equal(printed, 'TypeError\nTypeError\nTypeError\nTypeError\nunreadable\n');
});

for (const language of ['zh', 'en']) {
  test(`the script for a folder that the documents give (${language}) does what they say`, () => {
    const text = readFileSync(join(ROOT, 'docs', language, 'library.md'), 'utf8');
    const script = /```js file=folder\.mjs\n([\s\S]*?)```/.exec(text)[1];
    const folder = join(project, `folder-${language}`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), example().text);
    writeFileSync(join(folder, 'b.txt'), example().clean);
    writeFileSync(join(folder, 'c.bin'), 'not looked at');
    const lines = run('folder.mjs', script, folder).trim().split('\n').map((line) => line.split('\t'));
    assert.deepEqual(lines.map(([name, , verdict]) => [name, verdict === 'inconsistent']), [['a.txt', true], ['b.txt', false]]);
  });
}

pageTest('a page tells what the command line tells', { site: () => site }, async ({ page }) => {
  await page.waitForFunction(() => window.check);
  const path = join(project, 'slip-page.txt');
  writeFileSync(path, example().text);
  const packaged = await page.evaluate((text) => window.check(text), example().text);
  same(packaged, commandLine(path).trimEnd().replace(JSON.stringify(path), '"-"'), 'the slip');
});
