import assert from 'node:assert/strict';
import { bodyOf } from '../../../../test/make-stories.ts';
import type { Reader, WritingSite } from '../../../rooms/discussion/writing-for-tests.ts';
import { createStory } from '../../../rooms/drafting/drafting.ts';

/** A draft of somebody’s in the English edition. */
export const draftBy = async (
  site: WritingSite,
  { account }: Reader,
  headline: string,
  words = 'Plain words.',
): Promise<string> => {
  const made = await createStory(site.world, {
    account,
    edition: 'en',
    kind: 'news',
    headline,
    fields: { body: bodyOf(words) },
  });
  return made.ok ? made.value.articleId : assert.fail(made.refusal);
};

/** What is stored of a story. */
export const rowOf = (site: WritingSite, id: string) =>
  site.world.db.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The text of an answer that has this status. */
export const textOf = async (answer: Promise<Response>, status = 200): Promise<string> => {
  const got = await answer;
  const text = await got.text();
  assert.equal(got.status, status, text.slice(0, 2000));
  return text;
};
