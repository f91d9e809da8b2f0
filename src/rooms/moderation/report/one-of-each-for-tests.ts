import assert from 'node:assert/strict';
import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import {
  decide,
  decideAppeal,
  fileAppeal,
  postComment,
  reportComment,
  undoDecision,
} from '../../discussion/discussion.ts';
import type { WritingSite } from '../../discussion/writing-for-tests.ts';

const edition = 'en';

const freed = async (world: World, { id }: Account): Promise<void> =>
  world.write(async (tx) => {
    const free = { suspended_until: null, is_held: 0, warning_id: null } as const;
    await tx.db.updateTable('account').set(free).where('id', '=', id).execute();
    await tx.changed(`account:${id}`);
  });

const fiveOf = async ({ world, story }: WritingSite, account: Account): Promise<string[]> => {
  const ids: string[] = [];
  for (const word of ['first', 'second', 'third', 'fourth', 'fifth']) {
    const text = `The ${word} of my thoughts about the end of this year is short.`;
    const posted = await postComment(world, { account, articleId: story, text, network: '192.0.2.1' });
    assert.ok(posted.ok, JSON.stringify(posted));
    ids.push(posted.value.comment.id);
  }
  return ids;
};

const reportInEveryWay = async (world: World, commentId: string, [mo, nia]: readonly Account[]): Promise<void> => {
  const about = { commentId, edition };
  await reportComment(world, { ...about, account: mo, kind: 'report', reason: 'spam', text: '' });
  await reportComment(world, { ...about, account: nia, kind: 'report', reason: 'insult', text: '' });
  await reportComment(world, { ...about, account: mo, kind: 'error', reason: 'error', text: 'No such tide.' });
  const notice = { name: 'A. Lawyer', email: 'law@readers.test', place: 'here', isGoodFaith: true };
  await reportComment(world, { ...about, kind: 'illegal', reason: 'privacy', text: 'It names my child.', notice });
};

/** So that a year has each kind of report and outcome, whatever else happens in it. */
export const oneOfEach = async (
  site: WritingSite,
  { readers, staff }: { readers: Account[]; staff: Account[] },
): Promise<void> => {
  const { world } = site;
  const [mo, nia] = staff as [Account, Account];
  const account = readers[0] as Account;
  await freed(world, account);
  const [stays = '', undone = '', appealed = '', restored = '', kept = ''] = await fiveOf(site, account);
  await reportInEveryWay(world, kept, staff);
  assert.ok((await decide(world, { account: mo, commentId: kept, act: 'approve' })).ok);
  for (const commentId of [stays, undone, appealed, restored]) {
    const done = await decide(world, { account: mo, commentId, act: 'remove', rule: 'insult' });
    assert.ok(done.ok, JSON.stringify(done));
    const { decisionId } = done.value;
    if (commentId === undone) assert.ok((await undoDecision(world, { account: mo, decisionId })).ok);
  }
  const filed = await fileAppeal(world, {
    about: { commentId: appealed },
    account,
    words: 'Why? It was fine.',
    edition,
  });
  assert.ok(filed.ok);
  const { appealId } = filed.value;
  assert.ok(
    (await decideAppeal(world, { account: nia, appealId, verdict: 'overturned', answer: 'You are right.' })).ok,
  );
  assert.ok((await decide(world, { account: nia, commentId: restored, act: 'restore' })).ok);
};
