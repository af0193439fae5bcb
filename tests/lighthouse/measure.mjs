// Measures the built page with Lighthouse's mobile profile, served compressed as portals serve: five runs, the median of
// each category. Fails below what is promised. `npm run measure [FOLDER [RUNS]]`, with CHROME naming a browser.

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../e2e/harness/server.mjs';

const PROMISED = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const TIMES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'];
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [folder = resolve(root, 'dist/site'), runs = '5'] = process.argv.slice(2);
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];

async function once(url) {
  const chrome = await launch({ chromePath: process.env.CHROME, chromeFlags: FLAGS });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error', onlyCategories: Object.keys(PROMISED) });
    const scores = Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
    const times = TIMES.map((name) => [name, Math.round(lhr.audits[name].numericValue * 1000) / 1000]);
    return Object.fromEntries([...scores, ...times]);
  } finally {
    chrome.kill();
  }
}

const site = await serve(resolve(folder), '/', true);
const all = [];
for (let run = 0; run < Number(runs); run += 1) {
  all.push(await once(site.url));
  console.log(JSON.stringify(all.at(-1)));
}
await site.close();

const middle = Object.fromEntries(Object.keys(all[0]).map((name) => [name, median(all.map((run) => run[name]))]));
console.log('median', JSON.stringify(middle));
const short = Object.entries(PROMISED).filter(([name, least]) => middle[name] < least);
for (const [name, least] of short) console.error(`${name}: ${middle[name]}, promised ${least}`);
process.exit(short.length ? 1 : 0);
