import type { World } from '../../../world.ts';
import type { Account } from '../../accounts/accounts.ts';
import { publicationOf } from '../../publication/publication.ts';
import type { Check, CheckInput } from '../checks/check.ts';
import { commentLength } from '../checks/comment-length.ts';
import { links } from '../checks/links.ts';
import { newReader } from '../checks/new-reader.ts';
import { removedBefore } from '../checks/removed-before.ts';
import { shouting } from '../checks/shouting.ts';
import { wordLists } from '../checks/word-lists.ts';
import type { Finding } from '../comment.ts';
import { discussionSettings, type DiscussionSettings } from '../discussion-settings.ts';
import { settingsFor } from '../settings-here.ts';
import { emptyRehearsal, mostDays, type Rehearsal } from './rehearsal.ts';
import { addMatches, dayOf, type Match } from './rehearse.ts';
import { walkPast, type PastComment } from './walk-past.ts';

/** What new settings would have done; `matched` counts what they object to and those in force do not. */
export type SettingsRehearsal = Rehearsal & {
  /** What is objected to now and would not be. */
  freed: number;
  byCheck: { check: string; verdict: Finding['verdict']; count: number }[];
};

/** Checks that ask nothing but the comment and its writer: floods and repeats hang on what was tried, which nobody has kept. */
const asked: readonly Check[] = [commentLength, links, wordLists, shouting, removedBefore, newReader];

const day = 86_400_000;
const matchesAtOnce = 400;

const reader: Account = {
  id: '',
  email: '',
  name: '',
  role: 'reader',
  createdAt: 0,
  disabledAt: undefined,
  isPublic: true,
  bio: '',
  picture: undefined,
  edition: undefined,
  hasPassword: false,
  emailConfirmedAt: undefined,
  nameChangedAt: undefined,
  suspendedUntil: undefined,
  suspendedWhy: '',
  isHeld: false,
  warningId: undefined,
  preferences: {},
};

const inputOf = (world: World, { facts, row, language, body, text }: PastComment): Omit<CheckInput, 'settings'> => ({
  world,
  db: world.db,
  now: facts.at,
  account: reader,
  commenter: { id: row.commenter_id, publishedCount: facts.publishedCount, removedCount: facts.removedCount },
  thread: { articleId: facts.articleId, state: 'open' },
  body: body(),
  text: text(),
  edition: { code: facts.edition, language },
  network: '',
  parentId: row.parent_id ?? undefined,
  isEdit: false,
  confirmed: false,
});

type Verdict = { check: string; verdict: Finding['verdict'] };

/** The first objection of the checks, by these settings as they hold where the comment stands. */
const verdictBy = async (
  settings: DiscussionSettings,
  { facts }: PastComment,
  input: Omit<CheckInput, 'settings'>,
): Promise<Verdict | undefined> => {
  const place = { sectionKey: facts.sectionKey, language: facts.language, thread: undefined, preset: undefined };
  const here = settingsFor(settings, place);
  for (const check of asked) {
    const objection = await check.objection({ ...input, settings: here });
    if (objection && 'verdict' in objection) return { check: check.name, verdict: objection.verdict };
  }
  return undefined;
};

const weight = { publish: 0, nudge: 1, hold: 2, refuse: 3 } as const;

const count = (into: SettingsRehearsal, { check, verdict }: Verdict): void => {
  const known = into.byCheck.find((one) => one.check === check && one.verdict === verdict);
  if (known) known.count += 1;
  else into.byCheck.push({ check, verdict, count: 1 });
};

/**
 * Tries settings that are not in force on the comments of the last days: what they would object to more gravely than those in force, and
 * what they would let pass. It asks the checks themselves.
 */
export const rehearseSettings = async (
  world: World,
  given: {
    settings: DiscussionSettings;
    days: number;
    progress?: ((rehearsal: SettingsRehearsal) => Promise<void>) | undefined;
  },
): Promise<SettingsRehearsal> => {
  const now = world.now();
  const days = Math.min(mostDays, Math.max(1, given.days));
  const since = now - days * day;
  const inForce = discussionSettings(await publicationOf(world));
  const into: SettingsRehearsal = { ...emptyRehearsal({ at: now, days, fingerprint: '' }), freed: 0, byCheck: [] };
  const waiting: Match[] = [];
  const visit = async (comment: PastComment): Promise<void> => {
    const input = inputOf(world, comment);
    const [before, after] = [await verdictBy(inForce, comment, input), await verdictBy(given.settings, comment, input)];
    const by = weight[after?.verdict ?? 'publish'] - weight[before?.verdict ?? 'publish'];
    if (by < 0) into.freed += 1;
    if (by <= 0 || !after) return;
    count(into, after);
    into.changed += 1;
    waiting.push({ comment: { row: { ...comment.row, body: null } }, day: dayOf(comment) });
    if (waiting.length >= matchesAtOnce) await addMatches(world, into, waiting.splice(0));
  };
  const walked = await walkPast(world, {
    since,
    until: now + 1,
    needs: { record: true, disposable: false, networkSpans: [] },
    visit,
    reached: async (at) => {
      into.share = (now - at) / (now - since);
      await given.progress?.({ ...into, state: 'running' });
    },
  });
  await addMatches(world, into, waiting);
  return { ...into, ...walked, state: 'done', share: 1 };
};
