import { commentWords } from '../comment-to-text.ts';
import type { Check, CheckInput, Objection } from './check.ts';
import { recentComments } from './recent-comments.ts';
import { sameTexts, stillThere, type SameText } from './recent-comments.store.ts';
import { sketchOf } from './sketch.ts';
import { textMarkOf } from './text-mark.ts';

const hour = 3_600_000;

/** A comment that is being changed is not its own repeat; without knowing which one it is, none of the writer's own is. */
const isSelf = ({ id, commenterId }: SameText, { isEdit, commentId, commenter }: CheckInput): boolean =>
  isEdit && (commentId === undefined ? commenterId === commenter.id : id === commentId);

const faultOf = (
  found: readonly SameText[],
  input: CheckInput,
  kind: 'repeat' | 'near-repeat',
): Objection | undefined => {
  const others = found.filter((one) => !isSelf(one, input));
  const own = others.find(({ commenterId }) => commenterId === input.commenter.id);
  if (own) {
    const isShown = own.state === 'published' || own.state === 'waiting';
    return { verdict: 'refuse', reason: `own-${kind}`, ...(isShown ? { about: own.id } : {}) };
  }
  const writers = new Set(others.map(({ commenterId }) => commenterId)).size;
  const { otherWriters } = input.settings.repeats;
  return otherWriters > 0 && writers >= otherWriters ? { verdict: 'hold', reason: `others-${kind}` } : undefined;
};

/**
 * The same text again: word for word by its mark in the database, for as long as the settings say; nearly the same by its sketch,
 * among the comments written last. What a comment quotes is not compared: many may answer the same sentence.
 */
const repeatFault = async (input: CheckInput): Promise<Objection | undefined> => {
  const { world, db, now, text, body, settings } = input;
  const { hours } = settings.repeats;
  if (hours <= 0) return undefined;
  const since = now - hours * hour;
  const mark = textMarkOf(text);
  const exact = mark === undefined ? undefined : faultOf(await sameTexts(db, mark, since), input, 'repeat');
  if (exact) return exact;
  const sketch = sketchOf(commentWords(body, true));
  if (!sketch) return undefined;
  const alike = (await recentComments(world, now, hours)).texts.like(sketch, since);
  return alike.length === 0 ? undefined : faultOf(await stillThere(db, alike), input, 'near-repeat');
};

export const repeats: Check = {
  name: 'repeats',
  objection: repeatFault,
  liftable: ['others-repeat', 'others-near-repeat'],
};
