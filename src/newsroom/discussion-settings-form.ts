import * as v from 'valibot';
import { threadStates, type DiscussionSettings, type ThreadState } from '../rooms/discussion/discussion.ts';
import { numberIn, numberSettings, putNumber } from './discussion-settings-numbers.ts';

/** What was typed, by field; and what is wrong with it, by field. */
export type TypedSettings = Record<string, string>;
export type SettingsFaults = Record<string, string>;

/** The editions and sections a publication has settings for. */
export type Grounds = { editions: readonly string[]; sections: readonly string[]; presets: readonly string[] };

const state = v.picklist(threadStates, 'Choose one of the states');
const optionalState = v.union([v.literal(''), state], 'Choose one of the states');

const whole = (least: number, most: number) =>
  v.pipe(
    v.string('Write a number'),
    v.trim(),
    v.regex(/^\d{1,9}$/, 'Write a whole number'),
    v.transform(Number),
    v.minValue(least, `At least ${least}`),
    v.maxValue(most, `At most ${most}`),
  );

const optionalDays = v.union([v.literal(''), whole(0, 36_500)], 'Write a whole number of days, or nothing');

const announcement = v.pipe(v.string(), v.trim(), v.maxLength(2_000, 'At most 2,000 characters'));
const guidelines = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500, 'At most 500 characters'),
  v.regex(/^(?:\/(?![/\\])[^\s\\<>"]*)?$/, 'Write the path of a page of this site, such as /guidelines'),
);
const email = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(254, 'That is too long for an e-mail address'),
  v.regex(/^(?:[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+)?$/, 'That is not an e-mail address'),
);

/** The form's schema: what it must hold depends on the publication's editions and sections. */
const formFor = ({ editions, sections, presets }: Grounds) => {
  const entries: Record<string, v.GenericSchema<unknown, unknown>> = {
    state,
    feedbackEmail: v.optional(email, ''),
    guidelinesVersion: whole(1, 100_000),
    showViewers: v.optional(v.picklist(['yes', ''], 'Tick it or not'), ''),
  };
  for (const { name, least, most } of numberSettings) entries[name] = whole(least, most);
  for (const key of sections) {
    entries[`section-state-${key}`] = v.optional(optionalState, '');
    entries[`section-days-${key}`] = v.optional(optionalDays, '');
    entries[`section-preset-${key}`] = v.optional(v.picklist(['', ...presets], 'Choose one of the presets'), '');
  }
  for (const code of editions) {
    entries[`announcement-${code}`] = v.optional(announcement, '');
    entries[`guidelines-${code}`] = v.optional(guidelines, '');
  }
  return v.object(entries);
};

/** The settings as the form shows them. */
export const typedFrom = (settings: DiscussionSettings, { editions, sections }: Grounds): TypedSettings => ({
  state: settings.state,
  feedbackEmail: settings.feedbackEmail,
  guidelinesVersion: String(settings.guidelinesVersion),
  showViewers: settings.showViewers ? 'yes' : '',
  ...Object.fromEntries(numberSettings.map((one) => [one.name, numberIn(settings, one)])),
  ...Object.fromEntries(
    sections.flatMap((key) => [
      [`section-state-${key}`, settings.sections[key]?.state ?? ''],
      [`section-days-${key}`, String(settings.sections[key]?.closeAfterDays ?? '')],
      [`section-preset-${key}`, settings.sections[key]?.preset ?? ''],
    ]),
  ),
  ...Object.fromEntries(
    editions.flatMap((code) => [
      [`announcement-${code}`, settings.announcement[code] ?? ''],
      [`guidelines-${code}`, settings.guidelines[code] ?? ''],
    ]),
  ),
});

type Read = Record<string, unknown>;

const sectionsFrom = (
  read: Read,
  keys: readonly string[],
  now: DiscussionSettings['sections'],
): DiscussionSettings['sections'] =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const [own, days] = [read[`section-state-${key}`], read[`section-days-${key}`]];
      const preset = read[`section-preset-${key}`];
      // Numbers that differ by section have a page of their own.
      const checks = now[key]?.checks;
      const differs = {
        ...(typeof own === 'string' && own !== '' ? { state: own as ThreadState } : {}),
        ...(typeof days === 'number' ? { closeAfterDays: days } : {}),
        ...(typeof preset === 'string' && preset !== '' ? { preset } : {}),
        ...(checks === undefined ? {} : { checks }),
      };
      return Object.keys(differs).length > 0 ? [[key, differs] as const] : [];
    }),
  );

const textsFrom = (read: Read, field: string, codes: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    codes.map((code) => [code, String(read[`${field}-${code}`])] as const).filter(([, text]) => text !== ''),
  );

/** Numbers that are right by themselves but not together. */
export const faultsTogether = (settings: DiscussionSettings): SettingsFaults => {
  const { shortest, longest, links, rates } = settings;
  const faults: SettingsFaults = {};
  if (shortest > longest) faults['longest'] = 'More than the fewest characters';
  if (links.refuse > 0 && links.hold > links.refuse) faults['links-refuse'] = 'Not fewer than those that let it wait';
  for (const who of ['account', 'network', 'thread'] as const)
    if (rates[who][1] > 0 && rates[who][0] > rates[who][1]) faults[`rates-${who}-hour`] = 'Not fewer than in a minute';
  return faults;
};

export type ReadSettings =
  | { ok: true; value: DiscussionSettings }
  | { ok: false; typed: TypedSettings; faults: SettingsFaults };

const typedIn = (body: unknown): TypedSettings => {
  const given = body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {};
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
};

/** Reads the form into settings that keep whatever it does not hold (the word lists); else says what is wrong with which field. */
export const readDiscussionForm = (body: unknown, now: DiscussionSettings, grounds: Grounds): ReadSettings => {
  const typed = typedIn(body);
  const read = v.safeParse(formFor(grounds), typed);
  if (!read.success) {
    const faults: SettingsFaults = {};
    for (const { path, message } of read.issues) faults[String(path?.[0]?.key ?? '')] ??= message;
    return { ok: false, typed, faults };
  }
  const form = read.output;
  const settings = structuredClone(now);
  for (const one of numberSettings) putNumber(settings, one, form[one.name] as number);
  settings.state = form['state'] as ThreadState;
  settings.sections = sectionsFrom(form, grounds.sections, now.sections);
  settings.announcement = textsFrom(form, 'announcement', grounds.editions);
  settings.guidelines = textsFrom(form, 'guidelines', grounds.editions);
  settings.guidelinesVersion = form['guidelinesVersion'] as number;
  settings.feedbackEmail = form['feedbackEmail'] as string;
  settings.showViewers = form['showViewers'] === 'yes';
  const faults = faultsTogether(settings);
  return Object.keys(faults).length > 0 ? { ok: false, typed, faults } : { ok: true, value: settings };
};
