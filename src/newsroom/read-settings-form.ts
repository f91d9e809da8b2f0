import * as v from 'valibot';
import { webAddress } from '../common/addresses.ts';
import { ok, refuse, type Outcome } from '../common/outcome.ts';
import { crawlerKinds, shareNetworks, type PublicationSettings } from '../rooms/publication/publication.ts';

const many = <T extends string>(options: readonly T[]) =>
  v.pipe(
    v.optional(v.union([v.array(v.string()), v.string()]), []),
    v.transform((given) => (typeof given === 'string' ? [given] : given)),
    v.transform((given) => options.filter((option) => given.includes(option))),
  );

const lines = v.pipe(
  v.optional(v.string(), ''),
  v.maxLength(20_000, 'is too long'),
  v.transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
);

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
};

const form = v.object({
  timeZone: v.pipe(v.string(), v.trim(), v.check(isTimeZone, 'Time zone: not a name such as Europe/Lisbon')),
  contactEmail: v.pipe(
    v.string(),
    v.trim(),
    v.check(
      (text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
      'Address for letters: not an e-mail address',
    ),
  ),
  share: many(shareNetworks),
  crawlersRefused: many(crawlerKinds),
  robotsExtra: v.pipe(v.optional(v.string(), ''), v.maxLength(20_000, 'Lines for robots.txt: too long')),
  follow: v.pipe(
    lines,
    v.check(
      (all) => all.every((line) => webAddress(line.slice(line.lastIndexOf(' ') + 1)) && line.includes(' ')),
      'Profiles elsewhere: each line is a name, a space and an address starting with https://',
    ),
    v.transform((all) =>
      all.map((line) => ({
        label: line.slice(0, line.lastIndexOf(' ')),
        url: line.slice(line.lastIndexOf(' ') + 1),
      })),
    ),
  ),
  websubHubs: v.pipe(
    lines,
    v.check(
      (all) => all.every((line) => webAddress(line)),
      'WebSub hubs: each line is an address starting with https://',
    ),
  ),
  fullTextFeeds: v.pipe(
    v.optional(v.string(), ''),
    v.transform((given) => given === 'yes'),
  ),
  xAccount: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.regex(/^(?:@\w{1,15})?$/, 'Account on X: write it as @name'),
  ),
});

/** Reads the settings form; refused with every fault, a line each. */
export const readSettingsForm = (body: unknown): Outcome<PublicationSettings, 'invalid-settings'> => {
  const read = v.safeParse(form, body);
  if (!read.success) return refuse('invalid-settings', read.issues.map(({ message }) => message).join('\n'));
  return ok(read.output);
};
