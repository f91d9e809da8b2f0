/** What a letter is, and what one mailing of it is. */
import * as v from 'valibot';
import { cleanText, foldSpace } from '../../common/text.ts';

/** `daily`, `weekly` and `section` are made by themselves at their time; `breaking` and `hand` are sent by somebody. */
export const letterKinds = ['daily', 'weekly', 'section', 'breaking', 'hand'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Which stories a letter has where nobody picks them. */
export const storyRules = ['new', 'front', 'discussed', 'none'] as const;
export type StoryRule = (typeof storyRules)[number];

/** Who finds former issues on the site: everybody and search engines, everybody, nobody. */
export const archiveKinds = ['open', 'unlisted', 'none'] as const;
export type ArchiveKind = (typeof archiveKinds)[number];

export const mostStories = 30;
export const longestIntro = 20_000;

export const lineUpTo = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => foldSpace(cleanText(text))),
    v.maxLength(most, `At most ${most} characters`),
  );

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(20));

const settingsSchema = v.object({
  rule: v.optional(v.picklist(storyRules), 'new'),
  /** Only stories of these; all when both are empty. */
  sectionIds: v.optional(ids, []),
  tagIds: v.optional(ids, []),
  most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostStories)), 8),
  /** Minutes after midnight, by the publication's clock. */
  minute: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_439)), 420),
  /** 0 is Sunday. */
  weekdays: v.optional(
    v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6))), v.maxLength(7)),
    [1, 2, 3, 4, 5],
  ),
  senderName: v.optional(lineUpTo(100), ''),
  replyTo: v.optional(lineUpTo(254), ''),
  /** Where it stays empty the first headline is the subject. */
  subject: v.optional(lineUpTo(150), ''),
  intro: v.optional(v.pipe(v.string(), v.transform(cleanText), v.maxLength(longestIntro)), ''),
  hasPictures: v.optional(v.boolean(), true),
  archive: v.optional(v.picklist(archiveKinds), 'open'),
});
export type LetterSettings = v.InferOutput<typeof settingsSchema>;

export const readLetterSettings = (value: unknown): LetterSettings => {
  const found = v.safeParse(settingsSchema, value);
  return found.success ? found.output : v.parse(settingsSchema, {});
};

export type Letter = {
  id: string;
  slug: string;
  /** Code of the language edition it is written in. */
  edition: string;
  name: string;
  description: string;
  kind: LetterKind;
  isOpen: boolean;
  settings: LetterSettings;
  position: number;
  lastNumber: number;
  storiesUntil: number | undefined;
  nextAt: number | undefined;
  lastNote: string;
};

export const isAutomatic = ({ kind }: Pick<Letter, 'kind'>): boolean => ['daily', 'weekly', 'section'].includes(kind);

export const issueStates = ['draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled'] as const;
export type IssueState = (typeof issueStates)[number];

const draftSchema = v.object({
  subject: v.optional(lineUpTo(150), ''),
  preview: v.optional(lineUpTo(200), ''),
  /** Markdown. */
  intro: v.optional(v.pipe(v.string(), v.transform(cleanText), v.maxLength(longestIntro)), ''),
  /** Stories in their order; none: as the letter's rule says when it goes out. */
  picks: v.optional(v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(mostStories))), null),
});
export type IssueDraft = v.InferOutput<typeof draftSchema>;
/** What is kept; what cannot be read is as if it were empty. */
export const readIssueDraft = (value: unknown): IssueDraft => {
  const found = v.safeParse(draftSchema, value);
  return found.success ? found.output : v.parse(draftSchema, {});
};
export const parseIssueDraft = (value: unknown) => v.safeParse(draftSchema, value);

export type MailPicture = { url: string; alt: string; width: number; height: number };
export type MailStory = {
  id: string;
  headline: string;
  standfirst: string;
  kicker: string;
  path: string;
  picture?: MailPicture | undefined;
};

/** What everybody gets, and what the archive shows: settled when the first mail leaves. */
export type IssueContent = {
  subject: string;
  preview: string;
  introHtml: string;
  introText: string;
  stories: MailStory[];
};

export type Issue = {
  id: string;
  letterId: string;
  number: number | undefined;
  state: IssueState;
  draft: IssueDraft;
  content: IssueContent | undefined;
  code: string;
  version: number;
  total: number;
  sent: number;
  refused: number;
  unsubscribed: number;
  /** Why it stopped. */
  note: string;
  sendAt: number | undefined;
  beganAt: number | undefined;
  endedAt: number | undefined;
  createdAt: number;
  createdBy: string | undefined;
};

export const subscriberStates = ['waiting', 'active', 'aside'] as const;
export type SubscriberState = (typeof subscriberStates)[number];
export const sources = ['form', 'account', 'import'] as const;
export type Source = (typeof sources)[number];

export type Subscriber = {
  id: string;
  email: string;
  code: string;
  state: SubscriberState;
  edition: string;
  source: Source;
  sourceNote: string;
  consent: Record<string, string>;
  confirmedAt: number | undefined;
  pausedUntil: number | undefined;
  asideWhy: string;
  asideAt: number | undefined;
  createdAt: number;
};

/** Letters and digits that survive mail servers that know no capitals. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
export const newCode = (length: number): string =>
  [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => signs[byte % signs.length]).join('');

/** Told whenever a letter, an issue or what is known of it changes. */
export const lettersTopic = 'letters';
