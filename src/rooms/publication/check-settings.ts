/** What editors may set, checked value by value: the same for forms and programs. */
import * as v from 'valibot';
import { safeHref, webAddress } from '../../common/addresses.ts';
import { ok, refuse, type Outcome } from '../../common/outcome.ts';
import { cleanText, foldSpace } from '../../common/text.ts';
import type { World } from '../../world.ts';
import { crawlers } from './crawlers.ts';
import { publicationOf } from './publication-of.ts';
import { saveSettings } from './save-settings.ts';
import { crawlerKinds, shareNetworks, type PublicationSettings } from './settings.ts';

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
};

const isEmail = (text: string): boolean => text === '' || /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/u.test(text);

const most = (length: number) => v.maxLength<string, number, string>(length, `At most ${length} signs.`);
const line = (length: number) =>
  v.pipe(
    v.string('Write some words.'),
    v.transform((text) => foldSpace(cleanText(text))),
    most(length),
  );
const lines = (length: number) =>
  v.pipe(
    v.string('Write some words.'),
    v.transform((text) => cleanText(text).replace(/\r\n?/g, '\n').trim()),
    most(length),
  );
const email = v.pipe(line(254), v.check(isEmail, 'This is no e-mail address.'));
const web = v.pipe(
  v.string(),
  v.trim(),
  most(2_000),
  v.check((text) => webAddress(text) !== undefined, 'An address starts with https://'),
);

/** Where a link of the editors may lead: a page of the site, another site, a mailbox. */
const isPlace = (text: string): boolean =>
  /^\/(?![/\\])/.test(text)
    ? safeHref(text) !== undefined
    : webAddress(text) !== undefined || /^mailto:[^\s@]+@\S+$/.test(text);
const link = v.object({
  label: line(80),
  href: v.pipe(
    v.string(),
    v.trim(),
    most(2_000),
    v.check(isPlace, 'A page of the site (/about), or an address starting with https://'),
  ),
});

const chrome = v.object({
  navigation: v.pipe(v.array(link), v.maxLength(14, 'At most 14 links: nobody reads more.')),
  columns: v.pipe(
    v.array(
      v.object({
        title: v.pipe(line(60), v.minLength(1, 'A column needs a heading.')),
        links: v.pipe(
          v.array(v.object({ ...link.entries, label: v.pipe(line(80), v.minLength(1, 'Each link needs a name.')) })),
          v.maxLength(30, 'At most 30 links.'),
        ),
      }),
    ),
    v.maxLength(4, 'At most four columns.'),
  ),
  text: lines(600),
  copyright: line(200),
});

const known = Object.values(crawlers).flat();
const someOf = <T extends string>(options: readonly T[]) =>
  v.pipe(
    v.array(v.string()),
    v.transform((given) => options.filter((option) => given.includes(option))),
  );

const entries = {
  timeZone: v.pipe(v.string(), v.trim(), v.check(isTimeZone, 'Not a name such as Europe/Lisbon.')),
  contactEmail: email,
  share: someOf(shareNetworks),
  crawlersRefused: someOf(crawlerKinds),
  crawlersByName: v.record(
    v.pipe(
      v.string(),
      v.check((name) => known.includes(name), 'No crawler of this name is known.'),
    ),
    v.picklist(['refused', 'welcome'], 'Choose one of the list.'),
  ),
  robotsExtra: v.pipe(v.string(), most(20_000)),
  follow: v.pipe(
    v.array(v.object({ label: v.pipe(line(60), v.minLength(1, 'Each needs a name.')), url: web })),
    v.maxLength(20, 'At most 20.'),
  ),
  websubHubs: v.pipe(v.array(web), v.maxLength(10, 'At most ten.')),
  fullTextFeeds: v.boolean(),
  xAccount: v.pipe(v.string(), v.trim(), v.regex(/^(?:@\w{1,15})?$/, 'Write it as @name.')),
  machineText: lines(500),
  organisation: v.object({
    legalName: line(200),
    founded: v.pipe(v.string(), v.trim(), v.regex(/^(?:1[5-9]\d\d|20\d\d)?$/, 'A year, four figures.')),
    address: lines(500),
    telephone: v.pipe(line(60), v.regex(/^[\d\s()+./-]*$/, 'Figures only, with + and spaces.')),
  }),
  mailSender: v.object({ name: line(100), address: email, replyTo: email, postalAddress: lines(500) }),
  chrome: v.record(v.string(), chrome),
};

export type CheckedName = keyof typeof entries;
/** By field: `timeZone`, `organisation.founded`, `chrome.en.navigation.2.href`. */
export type SettingFaults = Record<string, string>;
export type SettingsDraft = Partial<Record<CheckedName, unknown>>;

/** Checks what is given; what is not given is not touched. */
export const checkSettings = (
  draft: SettingsDraft,
): { settings: Partial<PublicationSettings>; faults: SettingFaults } => {
  const settings: Record<string, unknown> = {};
  const faults: SettingFaults = {};
  for (const [name, value] of Object.entries(draft)) {
    if (value === undefined || !Object.hasOwn(entries, name)) continue;
    const read = v.safeParse(entries[name as CheckedName], value);
    if (read.success) settings[name] = read.output;
    else
      for (const issue of read.issues) {
        const path = v.getDotPath(issue);
        faults[path === null ? name : `${name}.${path}`] ??= issue.message;
      }
  }
  return { settings, faults };
};

/** Changes settings: all that are given, or none. `detail` names what is wrong, a line each. */
export const changeSettings = async (world: World, draft: SettingsDraft): Promise<Outcome<undefined, 'invalid'>> => {
  const { settings, faults } = checkSettings(draft);
  const wrong = Object.entries(faults).map(([name, words]) => `${name}: ${words}`);
  if (wrong.length > 0) return refuse('invalid', wrong.join('\n'));
  if (settings.chrome) {
    const { chrome: before } = (await publicationOf(world)).settings;
    settings.chrome = { ...before, ...settings.chrome };
  }
  await saveSettings(world, settings);
  return ok(undefined);
};
