/** Letters as they are set up: begun, changed, closed, removed. */
import * as v from 'valibot';
import { cleanText, slugify } from '../../common/text.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { isDuplicate } from '../../storage/storage-faults.ts';
import type { Tx, World } from '../../world.ts';
import { mayStory } from '../articles/articles.ts';
import type { Account } from '../accounts/accounts.ts';
import { publicationOf } from '../publication/publication.ts';
import {
  isAutomatic,
  lettersTopic,
  letterKinds,
  lineUpTo,
  readLetterSettings,
  type Letter,
  type LetterKind,
  type LetterSettings,
} from './letter.ts';
import { deleteLetter, insertLetter, issueRows, letterRow, letterRows, updateLetter } from './letters.store.ts';
import { nextTime } from './next-time.ts';

export type LetterDraft = {
  name: string;
  description?: string;
  slug?: string;
  edition: string;
  kind: string;
  isOpen?: boolean;
  settings?: Partial<Record<keyof LetterSettings, unknown>>;
};
export type LetterRefusal = 'not-allowed' | 'not-found' | 'invalid' | 'address-taken' | 'in-use';

const most = 100;
/** Pages of ours that stand under `/letters/`. */
const taken = new Set(['confirm', 'yours', 'unsubscribe', 'subscribe', 'asked', 'bounces', 'new']);

const schema = v.object({
  name: v.pipe(lineUpTo(80), v.minLength(1, 'The letter needs a name')),
  description: v.optional(v.pipe(v.string(), v.transform(cleanText), v.trim(), v.maxLength(500)), ''),
  slug: v.optional(lineUpTo(60), ''),
  edition: v.string(),
  kind: v.picklist(letterKinds, 'Choose a kind'),
  isOpen: v.optional(v.boolean(), true),
});

type Read = { ok: true; value: v.InferOutput<typeof schema> & { slug: string } } | { ok: false; fault: string };

const read = async (world: World, draft: LetterDraft): Promise<Read> => {
  const found = v.safeParse(schema, draft);
  if (!found.success) return { ok: false, fault: found.issues[0].message };
  const { editions } = await publicationOf(world);
  if (!editions.some(({ code }) => code === found.output.edition))
    return { ok: false, fault: 'There is no such edition' };
  const slug = slugify(found.output.slug || found.output.name).slice(0, 60);
  if (slug === '') return { ok: false, fault: 'The address needs a letter or a digit' };
  return { ok: true, value: { ...found.output, slug: taken.has(slug) ? `${slug}-letter` : slug } };
};

/** The time it goes out next is kept with it, and a job looks then. */
export const planLetter = async (world: World, tx: Tx, letter: Letter): Promise<void> => {
  const { settings } = await publicationOf(world);
  const at = nextTime(letter, world.now(), settings.timeZone);
  await updateLetter(tx.db, letter.id, { next_at: at ?? null });
  if (at !== undefined) await tx.later('letters-due', {}, at);
};

/** Every page leads to the letters while one is open in its edition. */
const tellPages = async (tx: Tx, before: Letter | undefined, after: Letter | undefined): Promise<void> => {
  const openIn = (letter: Letter | undefined): string | undefined => (letter?.isOpen ? letter.edition : undefined);
  if (openIn(before) !== openIn(after)) await tx.changed('site');
};

const asRow = (
  value: { name: string; description: string; slug: string; edition: string; kind: LetterKind; isOpen: boolean },
  settings: LetterSettings,
) => ({
  slug: value.slug,
  edition: value.edition,
  name: value.name,
  description: value.description,
  kind: value.kind,
  state: value.isOpen ? 'open' : 'closed',
  settings: JSON.stringify(settings),
});

/** Begins a letter, or changes the one with this id. */
export const saveLetter = async (
  world: World,
  { account, id, draft }: { account: Account; id?: string | undefined; draft: LetterDraft },
): Promise<Outcome<{ id: string }, LetterRefusal>> => {
  if (!mayStory(account, 'edit-letters')) return refuse('not-allowed');
  const found = await read(world, draft);
  if (!found.ok) return refuse('invalid', found.fault);
  const settings = readLetterSettings(draft.settings ?? {});
  if (isAutomatic(found.value) && settings.weekdays.length === 0) return refuse('invalid', 'Choose at least one day');
  const now = world.now();
  try {
    return await world.write(async (tx): Promise<Outcome<{ id: string }, LetterRefusal>> => {
      const before = id === undefined ? undefined : await letterRow(tx.db, { id });
      if (id !== undefined && !before) return refuse('not-found');
      const row = { ...asRow(found.value, settings), changed_at: now, changed_by: account.id };
      const newId = id ?? world.newId();
      if (before) await updateLetter(tx.db, newId, row);
      else {
        const others = await letterRows(tx.db);
        if (others.length >= most) return refuse('invalid', `There can be ${most} letters at most`);
        await insertLetter(tx.db, {
          ...row,
          id: newId,
          position: others.length,
          created_at: now,
          next_at: null,
          stories_until: now,
        });
      }
      const letter = await letterRow(tx.db, { id: newId });
      if (letter) await planLetter(world, tx, letter);
      if (letter) await tellPages(tx, before, letter);
      await tx.changed(lettersTopic);
      return ok({ id: newId });
    });
  } catch (error) {
    if (isDuplicate(error)) return refuse('address-taken', 'Another letter has this address');
    throw error;
  }
};

/** Removes a letter nothing of which ever went out; others are closed, so that their archive stays. */
export const removeLetter = async (
  world: World,
  { account, id }: { account: Account; id: string },
): Promise<Outcome<undefined, LetterRefusal>> => {
  if (!mayStory(account, 'edit-letters')) return refuse('not-allowed');
  return world.write(async (tx): Promise<Outcome<undefined, LetterRefusal>> => {
    const letter = await letterRow(tx.db, { id });
    if (!letter) return refuse('not-found');
    const issues = await issueRows(tx.db, id, { limit: 50 });
    if (letter.lastNumber > 0 || issues.some(({ state }) => state === 'sending' || state === 'paused'))
      return refuse('in-use', 'Issues of it have gone out: close it instead');
    await deleteLetter(tx.db, id);
    await tellPages(tx, letter, undefined);
    await tx.changed(lettersTopic);
    return ok(undefined);
  });
};

/** Every letter of the publication; kept in memory. */
export const allLetters = (world: World): Promise<Letter[]> =>
  world.memory.keep('letters', [lettersTopic], () => letterRows(world.db));

/** The letters of an edition that readers may subscribe to. */
export const openLetters = async (world: World, edition: string): Promise<Letter[]> =>
  (await allLetters(world)).filter((letter) => letter.isOpen && letter.edition === edition);
