/** Language editions: added, changed, put in order, chosen as the default one, removed. */
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { cleanText, foldSpace } from '../../common/text.ts';
import { directionOf } from '../../common/words.ts';
import type { World } from '../../world.ts';
import { deleteEdition, hasContent, setDefaultEdition, setPosition } from './editions.store.ts';
import { allEditions, putEdition } from './publication.store.ts';
import type { Edition } from './settings.ts';

export type EditionDraft = {
  /** In addresses: `es`, `pt-br`. */
  code: string;
  /** BCP 47 tag; the code unless told. */
  language?: string | undefined;
  /** The language's own name; what the browser's tables say unless told. */
  name?: string | undefined;
  direction?: string | undefined;
  publicationName: string;
  tagline?: string | undefined;
};
export type EditionFaults = Partial<Record<keyof EditionDraft, string>>;

const mostEditions = 40;

/** Words that begin addresses of ours: an edition of that name would hide them. */
const taken = new Set(
  'text api me tag author search archive newsroom sign-in media assets look saved following comments threads feeds setup kept policies pictures letters'.split(
    ' ',
  ),
);

/** The tag in its one right form; undefined when no such language can be. */
const languageTag = (text: string): string | undefined => {
  try {
    const [tag] = Intl.getCanonicalLocales(text.trim());
    if (tag === undefined) return undefined;
    const { language } = new Intl.Locale(tag);
    // A language that nobody knows is told by its own tag.
    const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(language);
    return name === undefined ? undefined : tag;
  } catch {
    return undefined;
  }
};

/** A language's name for itself: `es` → “Español”. */
const ownName = (language: string): string => {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(language));
};

const line = (text: string | undefined, most: number): string =>
  foldSpace(cleanText(text ?? ''))
    .trim()
    .slice(0, most);

type Read = { edition: Omit<Edition, 'position' | 'isDefault'>; faults: EditionFaults };

const readDraft = (draft: EditionDraft): Read => {
  const faults: EditionFaults = {};
  const code = draft.code.trim().toLowerCase();
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}$/.test(code)) faults.code = 'Two or three letters, such as es or pt-br.';
  else if (taken.has(code)) faults.code = 'This word begins addresses of the site itself.';
  const given = draft.language?.trim() || code;
  const language = languageTag(given);
  if (language === undefined)
    faults.language = `“${given.slice(0, 40)}” is no language tag (BCP 47), such as es or es-MX.`;
  const { direction = '' } = draft;
  if (!['', 'ltr', 'rtl'].includes(direction)) faults.direction = 'Choose one of the list.';
  const publicationName = line(draft.publicationName, 120);
  if (publicationName === '') faults.publicationName = 'The publication needs a name.';
  const edition = {
    code,
    language: language ?? given,
    name: line(draft.name, 60) || (language === undefined ? code : ownName(language)),
    direction: direction === 'rtl' || direction === 'ltr' ? direction : directionOf(language ?? code),
    publicationName,
    tagline: line(draft.tagline, 200),
  };
  return { edition, faults };
};

type Refusal = 'invalid' | 'known-already' | 'too-many' | 'not-found' | 'in-use' | 'last';

/** What is wrong with the draft, by field, stands in `detail` as JSON for those who show a form. */
const invalid = (faults: EditionFaults): { ok: false; refusal: 'invalid'; detail?: string } =>
  refuse('invalid', JSON.stringify(faults));

/** Adds an edition at the end. Its stories stand under `/CODE/`. */
export const addEdition = async (world: World, draft: EditionDraft): Promise<Outcome<Edition, Refusal>> => {
  const { edition, faults } = readDraft(draft);
  if (Object.keys(faults).length > 0) return invalid(faults);
  return world.write(async (tx) => {
    const editions = await allEditions(tx.db);
    if (editions.some(({ code }) => code === edition.code)) return refuse('known-already');
    if (editions.length >= mostEditions) return refuse('too-many');
    const position = Math.max(-1, ...editions.map((one) => one.position)) + 1;
    const added: Edition = { ...edition, position, isDefault: editions.length === 0 };
    await putEdition(tx.db, added);
    await tx.changed('site');
    return ok(added);
  });
};

/** Changes what an edition is called and how it is written; its code stands in addresses and stays. */
export const changeEdition = async (
  world: World,
  code: string,
  draft: Omit<EditionDraft, 'code'>,
): Promise<Outcome<Edition, Refusal>> => {
  const { edition, faults } = readDraft({ ...draft, code });
  // An edition that is there has the code it has, whatever the rule for new ones says.
  delete faults.code;
  if (Object.keys(faults).length > 0) return invalid(faults);
  return world.write(async (tx) => {
    const before = (await allEditions(tx.db)).find((one) => one.code === code);
    if (!before) return refuse('not-found');
    const changed = { ...before, ...edition, code };
    await putEdition(tx.db, changed);
    await tx.changed('site');
    return ok(changed);
  });
};

/** Puts an edition one place earlier or later in the order they are offered in. */
export const moveEdition = (world: World, code: string, by: -1 | 1): Promise<Outcome<undefined, Refusal>> =>
  world.write(async (tx) => {
    const editions = await allEditions(tx.db);
    const from = editions.findIndex((one) => one.code === code);
    if (from < 0) return refuse('not-found');
    const codes = editions.map((one) => one.code);
    const to = Math.min(codes.length - 1, Math.max(0, from + by));
    codes.splice(to, 0, ...codes.splice(from, 1));
    for (const [position, one] of codes.entries()) await setPosition(tx.db, one, position);
    await tx.changed('site');
    return ok(undefined);
  });

/**
 * Makes an edition the one without a prefix in its addresses. Refused as soon as the old or the new one has stories, sections or
 * tags: every address of both would change, and links from elsewhere with them.
 */
export const chooseDefaultEdition = (world: World, code: string): Promise<Outcome<undefined, Refusal>> =>
  world.write(async (tx) => {
    const editions = await allEditions(tx.db);
    const chosen = editions.find((one) => one.code === code);
    if (!chosen) return refuse('not-found');
    if (chosen.isDefault) return ok(undefined);
    const before = editions.find(({ isDefault }) => isDefault);
    for (const one of [chosen, before]) if (one && (await hasContent(tx.db, one.code))) return refuse('in-use');
    await setDefaultEdition(tx.db, code);
    await tx.changed('site');
    return ok(undefined);
  });

/** Removes an edition that holds nothing and is not the default one. */
export const removeEdition = (world: World, code: string): Promise<Outcome<undefined, Refusal>> =>
  world.write(async (tx) => {
    const edition = (await allEditions(tx.db)).find((one) => one.code === code);
    if (!edition) return refuse('not-found');
    if (edition.isDefault) return refuse('last');
    if (await hasContent(tx.db, code)) return refuse('in-use');
    await deleteEdition(tx.db, code);
    await tx.changed('site');
    return ok(undefined);
  });

/** Which editions hold stories, sections or tags. */
export const editionsInUse = async (world: World, codes: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await Promise.all(codes.map(async (code) => ((await hasContent(world.db, code)) ? [code] : [])));
  return new Set(found.flat());
};

/**
 * Makes the one edition a new publication begins with another one: in the first setting up nothing is kept in it yet, so its code may
 * still follow its language.
 */
export const replaceFirstEdition = async (world: World, draft: EditionDraft): Promise<Outcome<Edition, Refusal>> => {
  const { edition, faults } = readDraft(draft);
  if (Object.keys(faults).length > 0) return invalid(faults);
  return world.write(async (tx) => {
    const [only, ...others] = await allEditions(tx.db);
    if (others.length > 0 || (only && (await hasContent(tx.db, only.code)) && only.code !== edition.code))
      return refuse('in-use');
    const first: Edition = { ...edition, position: 0, isDefault: true };
    if (only && only.code !== first.code) await deleteEdition(tx.db, only.code);
    await putEdition(tx.db, first);
    await tx.changed('site');
    return ok(first);
  });
};
