/** A rule rehearsed on 100,000 comments of 30 days: how long it takes, and how long others wait for it meanwhile. */
import { makeComments } from '../test/make-comments.ts';
import { makeEditions, makeStory } from '../test/make-stories.ts';
import { testWorld } from '../test/test-world.ts';
import { rehearseRule, type RuleCondition, type RuleDraft } from '../src/rooms/discussion/discussion.ts';
import { report, type Figure } from './figures.ts';

const comments = 100_000;
const day = 86_400_000;

const everywhere = { editions: [], sections: [], articleIds: [], languages: [] };
const rule = (list: RuleCondition[]): RuleDraft => ({
  name: 'Tried',
  scope: everywhere,
  conditions: { match: 'all', list },
  act: 'hold',
  words: {},
});

const kinds: [name: string, draft: RuleDraft][] = [
  ['twenty words', rule([{ kind: 'words', terms: [...Array(19).keys()].map((i) => `word${i}`).concat('figures') }])],
  [
    'links and length',
    rule([
      { kind: 'links', from: 1, hosts: [] },
      { kind: 'length', from: 40 },
    ]),
  ],
  ['the writer’s record', rule([{ kind: 'first-comments', count: 3 }])],
  ['a network’s flood', rule([{ kind: 'network', comments: 5, minutes: 10 }])],
];

/** The longest that a timer which should ring every two milliseconds rang late. */
const latest = (): (() => number) => {
  let [before, worst] = [performance.now(), 0];
  const timer = setInterval(() => {
    worst = Math.max(worst, performance.now() - before - 2);
    before = performance.now();
  }, 2);
  return () => {
    clearInterval(timer);
    return worst;
  };
};

const made = await testWorld();
await makeEditions(made.world, 'en');
for (let i = 0; i < 20; i += 1) {
  const story = await makeStory(made.world, { headline: `Story ${i}` });
  await makeComments(made.world, story, comments / 20, {
    writers: 500,
    from: made.clock.now - 30 * day + i,
    span: 29 * day,
  });
}
const figures: Figure[] = [];
for (const [name, draft] of kinds) {
  const waited = latest();
  const from = performance.now();
  const { looked } = await rehearseRule(made.world, { draft, days: 30 });
  figures.push(
    {
      what: `${name}: ${looked} comments`,
      ours: (performance.now() - from) / 1_000,
      goal: 10,
      better: 'less',
      unit: 's',
    },
    { what: `${name}: others waited at most`, ours: waited(), goal: 60, better: 'less', unit: 'ms' },
  );
}
await made.close();
report('A rule rehearsed on 100,000 comments', figures);
