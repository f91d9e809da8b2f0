import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { appOf, type AppKind } from './app-of.ts';
import { libraryPatterns } from './words/library-words.ts';

const folder = join(import.meta.dirname, '../../../../test/fixtures/opawg');
type Examples = { entries: { name: string; examples: string[] }[] };
const examplesOf = (list: string): Examples['entries'] =>
  (JSON.parse(readFileSync(join(folder, `${list}.examples.json`), 'utf8')) as Examples).entries;

const kinds: [list: string, kind: AppKind][] = [
  ['bots', 'bot'],
  ['apps', 'app'],
  ['libraries', 'library'],
  ['browsers', 'browser'],
];

test('every example of the lists is what its list says, and programs alone do not count', (t) => {
  const parts = new Set(libraryPatterns.flatMap(([name, , category]) => (category === 'bot' ? [name] : [])));
  let right = 0;
  for (const [list, kind] of kinds)
    for (const { name, examples } of examplesOf(list))
      for (const agent of examples) {
        const app = appOf(agent);
        assert.deepEqual([app.kind, app.name], [kind, name], agent);
        assert.equal(app.isCounted, kind !== 'bot' && !(kind === 'library' && parts.has(name)), agent);
        right += 1;
      }
  t.diagnostic(`${right} examples of apps, programs, libraries and browsers are told apart rightly`);
  assert.equal(right, 1_416);
});
