/** Whoever is named in a note (“@Name”) is mailed once, unless they do not want such mail. */
import type { Doc } from 'yjs';
import type { Tx, World } from '../../../world.ts';
import { accountRow } from '../../accounts/accounts.ts';
import { mailAboutStory } from '../desk/desk-mail.ts';
import { writingStaff } from '../desk/desk-rows.store.ts';
import { accessTo } from '../document/own-story.ts';
import { markTold, toldIn } from './mentions.store.ts';
import { namedIn, namingRemarks, type Colleague, type Remark } from './named-in.ts';

/** More than anybody means at once: the rest is told with what is written next. */
const mostAtOnce = 20;
const mostStaff = 500;

type Story = { articleId: string; headline: string };

const tell = async (world: World, tx: Tx, story: Story, { remark, to }: { remark: Remark; to: Colleague }) => {
  const { articleId } = story;
  const by = await accountRow(tx.db, { id: remark.by });
  const reader = await accountRow(tx.db, { id: to.id });
  const access = reader && (await accessTo(tx.db, reader, articleId));
  // Who the note says has written it need not be anybody, and not everybody may see every story.
  if (!by || !reader || access === undefined || access === 'none') return;
  const { place, text, quote } = remark;
  if (!(await markTold(tx.db, { articleId, place, accountId: to.id, at: world.now() }))) return;
  const headline = story.headline || 'A story without a headline';
  await mailAboutStory(world, tx, {
    accountId: to.id,
    by,
    articleId,
    headline,
    subject: `${by.name} names you: ${headline}`,
    line: `${by.name} names you in a note about “${quote || headline}”.`,
    words: text,
  });
};

/** Tells those who are named in the notes of a story and have not been told of it. */
export const tellMentioned = async (world: World, tx: Tx, story: Story & { doc: Doc }): Promise<void> => {
  const remarks = namingRemarks(story.doc);
  if (remarks.length === 0) return;
  const people = await writingStaff(tx.db, mostStaff);
  const told = await toldIn(tx.db, story.articleId);
  const open = remarks.flatMap((remark) =>
    namedIn(remark.text, people)
      .filter(({ id }) => id !== remark.by && !told.has(`${remark.place} ${id}`))
      .map((to) => ({ remark, to })),
  );
  for (const one of open.slice(0, mostAtOnce)) await tell(world, tx, story, one);
};
