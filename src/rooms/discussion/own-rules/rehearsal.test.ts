import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSection, makeStory } from '../../../../test/make-stories.ts';
import { decide } from '../decide.ts';
import { postComment } from '../post-comment.ts';
import { writingSite, type Reader, type WritingSite } from '../writing-for-tests.ts';
import type { RuleAct, RuleCondition, RuleDraft, RuleScope } from './own-rule.ts';
import { addRule, saveRule, switchRule } from './own-rules.ts';
import { carryOutRehearsal } from './rehearsal-job.ts';
import { rehearseRule } from './rehearse.ts';

const everywhere: RuleScope = { editions: [], sections: [], articleIds: [], languages: [] };

const ruleOf = (list: RuleCondition[], rest: Partial<RuleDraft> = {}): RuleDraft => ({
  name: 'Tried',
  scope: everywhere,
  conditions: { match: 'all', list },
  act: 'hold',
  words: {},
  ...rest,
});

type Stage = { site: WritingSite; editor: Reader; people: Map<string, Reader>; sports: string; old: string };

const stage = async (settings: Record<string, unknown> = {}): Promise<Stage> => {
  const site = await writingSite({ repeats: { hours: 0, otherWriters: 0 }, ...settings });
  const editor = await site.reader('Editor', 'editor');
  const sectionId = await makeSection(site.world, 'Sports');
  const sports = await makeStory(site.world, { headline: 'Match', sectionId });
  const old = await makeStory(site.world, { headline: 'Old', publishedAt: site.clock.now - 40 * 86_400_000 });
  const people = new Map<string, Reader>();
  for (const name of ['Ann', 'Bo', 'Cy']) people.set(name, await site.reader(name));
  return { site, editor, people, sports, old };
};

type Line = {
  who: string;
  text: string;
  network: string;
  at: 'tide' | 'sports' | 'old';
  approve?: boolean;
  remove?: boolean;
};

/** A past with everything in it that rules look at: links, words in disguise, floods, decisions between the comments. */
const lines: Line[] = Array.from({ length: 60 }, (_, i) => ({
  who: ['Ann', 'Bo', 'Cy'][i % 3] ?? 'Ann',
  text:
    i % 7 === 0
      ? `Number ${i}: buy cheap w4tches at once, friends`
      : i % 5 === 0
        ? `Number ${i}: see https://shop.example/${i} and https://other.example/`
        : i % 4 === 0
          ? `No ${i}`
          : `Number ${i}: the tide at the harbour was high on Friday.`,
  network: i % 10 < 6 ? '192.0.2.0' : `198.51.100.${i}`,
  at: i % 6 === 1 ? 'sports' : i % 6 === 2 ? 'old' : 'tide',
  ...(i % 9 === 4 ? { remove: true } : {}),
  ...(i % 8 === 3 ? { approve: true } : {}),
}));

/** Lives through the same days again; says of each comment whether the checks held it. */
const live = async ({ site, editor, people, sports, old }: Stage): Promise<Map<string, string>> => {
  const became = new Map<string, string>();
  const stories = { tide: site.story, sports, old };
  for (const { who, text, network, at, approve, remove } of lines) {
    site.clock.now += 70_000;
    const { account } = people.get(who) as Reader;
    const posted = await postComment(site.world, { account, articleId: stories[at], text, network, confirmed: true });
    became.set(text, posted.ok ? posted.value.state : posted.refusal);
    if (!posted.ok) continue;
    const asked = { account: editor.account, commentId: posted.value.comment.id };
    site.clock.now += 1_000;
    if (remove) await decide(site.world, { ...asked, act: 'remove', rule: 'spam' });
    else if (approve || posted.value.state === 'waiting') await decide(site.world, { ...asked, act: 'approve' });
  }
  return became;
};

const textsOf = async ({ world }: WritingSite, ids: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const id of ids) {
    const row = await world.db.selectFrom('comment').select('body').where('id', '=', id).executeTakeFirstOrThrow();
    found.push(/Number \d+|No \d+/.exec(row.body ?? '')?.[0] ?? '');
  }
  return found.sort();
};

const cases: [name: string, draft: RuleDraft][] = [
  ['words in disguise', ruleOf([{ kind: 'words', terms: ['watches'] }])],
  ['links to a host', ruleOf([{ kind: 'links', from: 1, hosts: ['shop.example'] }])],
  ['links elsewhere', ruleOf([{ kind: 'links', from: 2, hosts: [] }])],
  ['length', ruleOf([{ kind: 'length', to: 8 }])],
  ['first comments', ruleOf([{ kind: 'first-comments', count: 7 }])],
  [
    'removed before',
    ruleOf([
      { kind: 'removed', from: 2 },
      { kind: 'published', from: 3 },
    ]),
  ],
  ['a flood from one network', ruleOf([{ kind: 'network', comments: 4, minutes: 5 }])],
  ['hours of the day', ruleOf([{ kind: 'hours', from: 12, until: 13 }])],
  ['old stories', ruleOf([{ kind: 'story-age', hours: 24 * 30 }])],
  ['a section', ruleOf([], { scope: { ...everywhere, sections: ['sports'] } })],
  ['what another check found', ruleOf([{ kind: 'found', checks: ['links'] }])],
  [
    'any of several, one of them not',
    ruleOf([], {
      conditions: {
        match: 'any',
        list: [
          { kind: 'words', terms: ['cheap'] },
          { kind: 'new-account', days: 1, not: true },
        ],
      },
    }),
  ],
  ['refusing', ruleOf([{ kind: 'words', terms: ['friends'] }], { act: 'refuse' })],
];

/** The past is the same for all: it is lived through once without any rule. */
let past: Promise<Stage> | undefined;
const pastWithoutRules = async (): Promise<Stage> => {
  const scene = await stage();
  await live(scene);
  return scene;
};

for (const [name, draft] of cases)
  test(`switched on, a rule about ${name} does exactly what its rehearsal said`, async () => {
    const before = await (past ??= pastWithoutRules());
    const asked: string[] = [];
    const rehearsed = await rehearseRule(before.site.world, { draft, days: 30 });
    for (const fate of ['approved', 'removed', 'undecided'] as const) asked.push(...rehearsed.samples[fate]);
    assert.equal(rehearsed.state, 'done');
    assert.equal(rehearsed.looked, lines.length);
    const said = rehearsed.matched;
    assert.ok(said > 0 && said < lines.length, `${said} of ${lines.length}`);

    const after = await stage();
    const { account } = after.editor;
    const added = await addRule(after.site.world, { account, draft });
    assert.ok(added.ok);
    await switchRule(after.site.world, { account, ruleId: added.value.id, isOn: true });
    await live(after);
    const held = await after.site.world.db
      .selectFrom('comment')
      .select(['id', 'checks'])
      .where('checks', 'like', '%own-rules%')
      .execute();
    if (draft.act === 'refuse') {
      const { count } = await after.site.world.db
        .selectFrom('comment')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      // What another check lets wait is not refused: the first that objects decides.
      assert.equal(lines.length - count, rehearsed.changed);
      assert.ok(rehearsed.changed > 0 && rehearsed.changed < said);
      return;
    }
    assert.equal(held.length, said);
    const met = await textsOf(
      after.site,
      held.map(({ id }) => id),
    );
    for (const text of await textsOf(before.site, asked)) assert.ok(met.includes(text), text);
  });

test('a rehearsal says which of its comments a person had approved, and which removed', async () => {
  const scene = await stage({ record: { from: 0, share: 1 } });
  await live(scene);
  const draft = ruleOf([{ kind: 'words', terms: ['tide'] }]);
  const { matched, approved, removed, undecided, changed, byDay } = await rehearseRule(scene.site.world, {
    draft,
    days: 30,
  });
  const tide = lines.filter(({ text }) => text.includes('tide'));
  assert.equal(matched, tide.length);
  assert.equal(removed, tide.filter(({ remove }) => remove).length);
  assert.equal(approved, tide.filter(({ approve, remove }) => approve && !remove).length);
  assert.equal(undecided, matched - approved - removed);
  assert.equal(changed, matched);
  assert.equal(
    byDay.reduce((sum, day) => sum + day.matched, 0),
    matched,
  );
});

test('a rule that publishes lets pass what only waited because its writer was new, and its rehearsal says which', async () => {
  const site = await writingSite({ newReaderHolds: 5 });
  const editor = await site.reader('Editor', 'editor');
  const ann = await site.reader('Ann');
  await ann.post('The first of my words here');
  await ann.post('The second, about Rotterdam');
  const draft = ruleOf([{ kind: 'words', terms: ['Rotterdam'] }], { act: 'publish' });
  const rehearsed = await rehearseRule(site.world, { draft, days: 1 });
  assert.deepEqual([rehearsed.looked, rehearsed.matched, rehearsed.changed], [2, 1, 1]);
  const added = await addRule(site.world, { account: editor.account, draft });
  assert.ok(added.ok);
  await switchRule(site.world, { account: editor.account, ruleId: added.value.id, isOn: true });
  assert.equal((await ann.post('The third, about Rotterdam as well')).state, 'published');
  assert.equal((await ann.post('The fourth, of elsewhere')).state, 'waiting');
});

test('rules are asked in their order, and a rehearsal leaves to those before it what they decide', async () => {
  const scene = await stage();
  const { world } = scene.site;
  const { account } = scene.editor;
  await live(scene);
  const add = async (term: string, act: RuleAct): Promise<string> => {
    const added = await addRule(world, { account, draft: ruleOf([{ kind: 'words', terms: [term] }], { act }) });
    assert.ok(added.ok);
    return added.value.id;
  };
  const first = await add('watches', 'publish');
  const second = await add('cheap', 'hold');
  const matched = async (): Promise<number> =>
    (await rehearseRule(world, { draft: ruleOf([{ kind: 'words', terms: ['cheap'] }]), ruleId: second, days: 30 }))
      .matched;
  assert.equal(await matched(), lines.filter(({ text }) => text.includes('cheap')).length);
  await switchRule(world, { account, ruleId: first, isOn: true });
  assert.equal(await matched(), 0);
  await saveRule(world, {
    account,
    ruleId: first,
    draft: ruleOf([{ kind: 'words', terms: ['zebra'] }], { act: 'publish' }),
  });
  await carryOutRehearsal(world, { ruleId: second, days: 30 });
  assert.ok((await matched()) > 0);
});
