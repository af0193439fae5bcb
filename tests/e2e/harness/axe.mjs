// Accessibility: axe-core's rules over the page as it stands.
// A violation is listed with its rule, its elements and axe's advice.

import assert from 'node:assert/strict';
import axe from '@axe-core/playwright';

const AxeBuilder = axe.default ?? axe;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails when axe finds anything on the page. */
export async function accessible(page) {
  // The legacy mode stays in this page; the other one opens a blank page of its own.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  const listed = violations.map((violation) => {
    const nodes = violation.nodes.slice(0, 3).map((node) => `\n    ${node.html}\n      ${node.failureSummary}`);
    return `${violation.id}: ${violation.help} (${violation.nodes.length} elements)${nodes.join('')}`;
  });
  assert.equal(listed.length, 0, `axe finds:\n${listed.join('\n')}`);
}
