import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from './courant.ts';

const asked = async (...args: string[]): Promise<{ code: number; lines: string[] }> => {
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const code = await runCommand(['lint-feed', ...args], { out: say, err: say, isTty: false, redraw: () => undefined });
  return { code, lines };
};

const fixture = (name: string): string => new URL(`../../test/fixtures/feeds/${name}`, import.meta.url).pathname;

test('a podcast’s feed is judged at the terminal, with the line and the reason', async () => {
  const good = await asked(fixture('good-podcast.xml'));
  assert.deepEqual(good, { code: 0, lines: ['Nothing is wrong.'] });
  const bad = await asked(fixture('bad-podcast.xml'));
  assert.equal(bad.code, 1);
  assert.deepEqual(bad.lines, [
    'line 9: itunes:explicit must be true or false (in channel)',
    'line 10: This is none of Apple’s categories (in channel)',
    'line 13: itunes:episode must be a whole number above 0 (in item)',
    'line 14: The attribute type of podcast:transcript is missing (in item)',
    '4 faults.',
  ]);
});

test('what is neither a file nor an address is said to be neither', async () => {
  const { code, lines } = await asked('nowhere.xml');
  assert.equal(code, 2);
  assert.match(lines.join('\n'), /no file nowhere\.xml/);
});
