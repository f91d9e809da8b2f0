/** What was decided about a reader of the demo publication, what they say against it, and a notice somebody gave. */
import assert from 'node:assert/strict';
import { demoEditor } from '../src/importers/demo/demo-editor.ts';
import { accountByEmail, type Account } from '../src/rooms/accounts/accounts.ts';
import {
  acknowledgeWarning,
  decide,
  fileAppeal,
  postComment,
  reportComment,
  restrict,
  type Rule,
} from '../src/rooms/discussion/discussion.ts';
import { noticePath } from '../src/rooms/discussion/notices/notice-link.ts';
import type { TestSite } from './test-world.ts';

type Place = { site: TestSite; edition: string; account: Account; articleId: string };

const words = {
  en: ['The tram is run by thieves and fools.', 'Buy my third-hand tram tickets here.', 'It was meant as a joke.'],
  es: ['El tranvía lo llevan ladrones y necios.', 'Compre aquí mis billetes usados.', 'Era una broma.'],
  ru: ['Трамваем управляют воры и глупцы.', 'Покупайте у меня старые билеты.', 'Это была шутка.'],
  ar: ['يدير الترام لصوص وحمقى.', 'اشتروا مني تذاكر مستعملة.', 'كان ذلك مزاحًا.'],
} as const;

const editorOf = async ({ world }: TestSite): Promise<Account> => {
  const account = await accountByEmail(world, demoEditor.email);
  assert.ok(account);
  return account;
};

const removed = async ({ site, account, articleId }: Place, text: string, rule: Rule): Promise<string> => {
  const { world } = site;
  const posted = await postComment(world, { account, articleId, text, network: '192.0.2.1' });
  assert.ok(posted.ok, JSON.stringify(posted));
  const { id } = posted.value.comment;
  const decided = await decide(world, {
    account: await editorOf(site),
    commentId: id,
    act: 'remove',
    rule,
    words: text,
  });
  assert.ok(decided.ok);
  return id;
};

const warned = async ({ site, account }: Place, commentId: string): Promise<string> => {
  const { world } = site;
  const { commenter_id: commenterId } = await world.db
    .selectFrom('comment')
    .select('commenter_id')
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow();
  const asked = { account: await editorOf(site), commenterId, kind: 'warn' as const, rule: 'insult', words: '…' };
  const outcome = await restrict(world, asked);
  assert.ok(outcome.ok);
  const { restrictionId } = outcome.value;
  await acknowledgeWarning(world, { account, restrictionId });
  return restrictionId;
};

const noticed = async ({ site, edition }: Place, commentId: string): Promise<string> => {
  const { world } = site;
  const notice = { name: 'Cy', email: `cy-${edition}@example.org`, place: 'https://example.org/', isGoodFaith: true };
  const text = 'This says something about me that is not true.';
  const outcome = await reportComment(world, {
    commentId,
    kind: 'illegal',
    reason: 'defamation',
    text,
    notice,
    edition,
  });
  assert.ok(outcome.ok && outcome.value.reportId);
  await decide(world, { account: await editorOf(site), commentId, act: 'approve' });
  return noticePath(world, outcome.value.reportId);
};

export type DemoCases = { pages: Record<string, string>; appealId: string };

/** Makes them, and says on which pages they are seen. `published`: a comment of theirs that stays. */
export const demoCases = async (place: Place, published: string): Promise<DemoCases> => {
  const { site, edition, account } = place;
  const prefix = edition === 'en' ? '' : `/${edition}`;
  const [insult, spam, reason] = words[edition as keyof typeof words];
  const [first, second] = [await removed(place, insult, 'insult'), await removed(place, spam, 'spam')];
  const appealed = await fileAppeal(site.world, { about: { commentId: second }, account, words: reason, edition });
  assert.ok(appealed.ok);
  const restriction = await warned(place, first);
  return {
    appealId: appealed.value.appealId,
    pages: {
      'a removed comment, and appealing': `${prefix}/comments/${first}/status`,
      'an appeal that waits': `${prefix}/comments/${second}/status`,
      'a statement of reasons': `${prefix}/comments/${first}/statement`,
      'a word from the moderators': `${prefix}/me/notices/${restriction}`,
      'its statement of reasons': `${prefix}/me/notices/${restriction}/statement`,
      'words from the moderators': `${prefix}/me/notices`,
      'what they reported': `${prefix}/me/reports`,
      'a notice and what became of it': prefix + (await noticed(place, published)),
    },
  };
};
