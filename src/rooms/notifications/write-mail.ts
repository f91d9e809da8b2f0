import { plural, wordsFor } from '../../common/words.ts';
import type { Mail, World } from '../../world.ts';
import { mailOf, type Account, type Piece } from '../accounts/accounts.ts';
import { publicationOf, type Edition } from '../publication/publication.ts';
import { pathOf, type Described } from './describe.ts';
import { actOf, headlineOf, notesOf } from './headline-of.ts';
import type { DigestFrequency } from './notification.ts';
import { notificationWords, type NotificationWords } from './notification-words.ts';
import { unsubscribeLink, type Ending } from './unsubscribe.ts';

/** Whom a mail is for: in which language, and where links lead. */
type Scene = { account: Account; edition: Edition; words: NotificationWords; absolute: (path: string) => string };

const sceneFor = async (world: World, account: Account): Promise<Scene & { settingsHref: string }> => {
  const { editionByCode, defaultEdition, inEdition } = await publicationOf(world);
  const edition = editionByCode(account.edition ?? '') ?? defaultEdition;
  const absolute = (path: string): string => new URL(path, world.config.publicUrl).href;
  return {
    account,
    edition,
    words: wordsFor(notificationWords, edition.language),
    absolute,
    settingsHref: absolute(inEdition(edition, '/me/notifications')),
  };
};

/** The edition an account is written to in. */
export const editionOf = async (world: World, account: Account): Promise<string> => {
  const { editionByCode, defaultEdition } = await publicationOf(world);
  return (editionByCode(account.edition ?? '') ?? defaultEdition).code;
};

const finished = async (
  world: World,
  scene: Scene & { settingsHref: string },
  { subject, pieces, what }: { subject: string; pieces: readonly Piece[]; what: Ending },
): Promise<Mail> => {
  const { account, edition, words, settingsHref } = scene;
  const { href, headers } = await unsubscribeLink(world, { accountId: account.id, what, edition });
  const foot: Piece[] = [
    { text: words.mails.why },
    { line: words.mails.stop, href },
    { line: words.mails.change, href: settingsHref },
  ];
  const { publicUrl } = world.config;
  const mail = mailOf({ to: account.email, subject, edition, pieces: [...pieces, ...foot], publicUrl });
  return { ...mail, headers: { ...mail.headers, ...headers } };
};

/** Subject, first sentence and button of a mail about one thing. */
const opening = (one: Described, words: NotificationWords, headline: string): [string, string, string] => {
  const { mails } = words;
  const name = one.comment?.name ?? words.formerReader;
  switch (one.kind) {
    case 'reply':
      return [mails.replySubject(name, headline), mails.replyText(name, headline), mails.answer];
    case 'thread':
      return [mails.threadSubject(headline), mails.threadText(headline), mails.openThread];
    case 'pick':
      return [mails.pickSubject(headline), mails.pickText(headline), mails.openComment];
    case 'decision': {
      const act = actOf(one);
      return [mails[`${act}Subject`](headline), mails[`${act}Text`](headline), mails.openThread];
    }
    case 'story':
      return [
        mails.storySubject(headline),
        one.because === undefined ? words.storyPlain : words.story(one.because),
        mails.open,
      ];
  }
};

const quoted = (one: Described, words: NotificationWords): Piece[] => {
  const { comment } = one;
  if (!comment || comment.text === '') return [];
  // In a discussion many are speaking: the newest is named.
  const who: Piece[] = one.kind === 'thread' ? [{ text: `${comment.name ?? words.formerReader}:` }] : [];
  return [...who, { quote: comment.text }];
};

/** A mail about one thing, sent at once. */
export const writeMail = async (world: World, account: Account, one: Described): Promise<Mail> => {
  const scene = await sceneFor(world, account);
  const { words, edition, absolute } = scene;
  const headline = one.story?.headline ?? words.storyGone;
  const [subject, text, button] = opening(one, words, headline);
  const path = pathOf(one);
  const story: Piece[] =
    one.kind === 'story' && one.story
      ? [{ text: headline }, ...(one.story.teaser ? [{ text: one.story.teaser }] : [])]
      : [];
  const pieces: Piece[] = [
    { text },
    ...story,
    ...quoted(one, words),
    ...notesOf(one, words, edition.language).map((note) => ({ text: note })),
    ...(path === undefined ? [] : [{ button, href: absolute(path) }]),
  ];
  return finished(world, scene, { subject, pieces, what: one.kind });
};

/** One entry of a digest: what happened, where, and somebody's words. */
const entry = (one: Described, { words, edition, absolute }: Scene): Piece[] => {
  const path = pathOf(one);
  const headline = one.story?.headline ?? words.storyGone;
  const what = headlineOf(one, words, edition.language);
  const line: Piece =
    path === undefined ? { text: `${what}: ${headline}` } : { line: headline, about: what, href: absolute(path) };
  const notes = notesOf(one, words, edition.language).map((note) => ({ text: note }));
  return [line, ...(one.kind === 'story' ? [] : quoted(one, words)), ...notes];
};

export type Digest = { frequency: DigestFrequency; shown: readonly Described[]; more: number };

/** Everything that was gathered, in one mail: discussions and answers first, then stories. */
export const writeDigest = async (
  world: World,
  account: Account,
  { frequency, shown, more }: Digest,
): Promise<Mail> => {
  const scene = await sceneFor(world, account);
  const { words, edition, settingsHref } = scene;
  const title = words.mails.digests[frequency];
  const [first] = shown;
  const stories = shown.filter(({ kind }) => kind === 'story');
  const talk = shown.filter(({ kind }) => kind !== 'story');
  const part = (name: string, entries: readonly Described[]): Piece[] =>
    entries.length === 0 ? [] : [{ text: `— ${name} —` }, ...entries.flatMap((one) => entry(one, scene))];
  const pieces: Piece[] = [
    { text: title },
    ...part(words.mails.discussionsHead, talk),
    ...part(words.mails.storiesHead, stories),
    ...(more > 0 ? [{ text: plural(edition.language, more, words.more) }] : []),
    { button: words.mails.all, href: settingsHref },
  ];
  const subject = first?.story ? `${title}: ${first.story.headline}` : title;
  return finished(world, scene, { subject, pieces, what: frequency });
};
