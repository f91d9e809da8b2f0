/** Pages about letters to readers, at the demo. */
import assert from 'node:assert/strict';
import { demoEditor } from '../src/importers/demo/demo-editor.ts';
import { accountByEmail } from '../src/rooms/accounts/accounts.ts';
import { allLetters, createIssue, saveLetter } from '../src/rooms/newsletters/newsletters.ts';
import type { TestSite } from './test-world.ts';

/** A letter with an issue that is still written. */
export const letterPages = async ({ world }: TestSite, articleId: string): Promise<Record<string, string>> => {
  const account = await accountByEmail(world, demoEditor.email);
  assert.ok(account);
  const known = (await allLetters(world)).find(({ name }) => name === 'Morning tide');
  const draft = { name: 'Morning tide', edition: 'en', kind: 'daily', description: 'What the night brought.' };
  const saved = known ? undefined : await saveLetter(world, { account, draft });
  const letterId = known?.id ?? (saved?.ok ? saved.value.id : assert.fail('no letter'));
  const begun = await createIssue(world, {
    account,
    letterId,
    draft: { picks: [articleId], intro: 'Good *morning*.' },
  });
  assert.ok(begun.ok);
  return {
    'letters: all': '/newsroom/letters',
    'letters: a new one': '/newsroom/letters/new',
    'letters: one': `/newsroom/letters/${letterId}`,
    'letters: an issue': `/newsroom/letters/issues/${begun.value.id}`,
    'letters: who gets them': '/newsroom/letters/subscribers',
    'letters: how they are sent': '/newsroom/letters/settings',
    'letters for readers': '/letters',
    'former letters': '/letters/morning-tide',
  };
};
