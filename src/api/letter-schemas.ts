/** What the API takes and answers about letters to readers. */
import * as v from 'valibot';
import {
  archiveKinds,
  issueStates,
  letterKinds,
  mostStories,
  sources,
  storyRules,
  subscriberStates,
  type Issue,
  type Letter,
} from '../rooms/newsletters/newsletters.ts';
import { ids } from './examples.ts';
import { at } from './newsroom-examples.ts';
import { newsroomProblems, newsroomRefusal, type SaidNo } from './newsroom-refusals.ts';
import { count, flag, maybeText, maybeTime, said, text } from './newsroom-schemas.ts';
import { id, line, moment } from './schemas.ts';
import { maybeMoment, momentText } from './shown.tsx';

export const letters = { access: 'letters:send', group: 'Letters', problems: newsroomProblems } as const;

export const letterNo = (done: SaidNo) =>
  newsroomRefusal(done, {
    'address-taken': ['in-use', 'Another letter has this address.'],
    'in-use': ['in-use', 'Issues of it have gone out: close it instead.'],
    overtaken: ['changed-meanwhile', 'Somebody has changed the issue since: look at it first.'],
    'wrong-state': ['wrong-state'],
    empty: ['wrong-state', 'There is no story in it and no word.'],
    'in-the-past': ['invalid', 'It must be a moment yet to come.', '/at'],
    'no-postal-address': ['wrong-state'],
    'not-sent': ['wrong-state'],
    'not-aside': ['wrong-state', 'This address is not set aside, or its reader must ask for it.'],
    'no-letters': ['invalid', 'Choose at least one letter.', '/letterIds'],
    'no-source': ['invalid', 'Say where the list comes from.', '/source'],
  });

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const settings = {
  rule: v.picklist(storyRules),
  sectionIds: v.pipe(v.array(id), v.maxLength(20)),
  tagIds: v.pipe(v.array(id), v.maxLength(20)),
  most: whole(1, mostStories),
  minute: said(whole(0, 1_439), 'Minutes after midnight, by the publication’s clock.'),
  weekdays: said(v.pipe(v.array(whole(0, 6)), v.maxLength(7)), '0 is Sunday.'),
  senderName: line(100),
  replyTo: line(254),
  subject: said(line(150), 'Empty: the first headline.'),
  intro: line(20_000),
  hasPictures: flag,
  archive: v.picklist(archiveKinds),
};
const given = {
  name: line(80),
  slug: line(60),
  description: line(500),
  edition: line(20),
  kind: v.picklist(letterKinds),
  isOpen: said(flag, 'Whether readers can subscribe and it goes out.'),
};
export const newLetterBody = v.strictObject({
  ...v.partial(v.strictObject(given)).entries,
  name: given.name,
  edition: given.edition,
  kind: given.kind,
  settings: v.optional(v.partial(v.strictObject(settings))),
});
export const letterBody = v.strictObject({
  ...v.partial(v.strictObject(given)).entries,
  settings: v.optional(v.partial(v.strictObject(settings))),
});

export const letterSchema = v.strictObject({
  id,
  ...given,
  settings: v.strictObject({ ...settings, sectionIds: v.array(text), tagIds: v.array(text) }),
  lastNumber: count,
  nextAt: maybeTime,
  lastNote: said(text, 'Why it did not go out the last time.'),
  readers: count,
});
export const exampleLetter = {
  id: ids.tag,
  name: 'The morning',
  slug: 'the-morning',
  description: 'What happened by night.',
  edition: 'en',
  kind: 'daily' as const,
  isOpen: true,
  settings: {
    rule: 'front' as const,
    sectionIds: [],
    tagIds: [],
    most: 8,
    minute: 420,
    weekdays: [1, 2, 3, 4, 5],
    senderName: '',
    replyTo: '',
    subject: '',
    intro: '',
    hasPictures: true,
    archive: 'open' as const,
  },
  lastNumber: 41,
  nextAt: at,
  lastNote: '',
  readers: 1_204,
};
export const shownLetter = (letter: Letter, readers: number): v.InferOutput<typeof letterSchema> => {
  const { position: _position, storiesUntil: _until, nextAt, ...rest } = letter;
  return { ...rest, nextAt: maybeMoment(nextAt), readers };
};

export const issueDraft = v.strictObject({
  subject: v.optional(line(150)),
  preview: v.optional(said(line(200), 'What mailboxes show after the subject.')),
  intro: v.optional(said(line(20_000), 'Markdown.')),
  picks: v.optional(
    said(
      v.nullable(v.pipe(v.array(id), v.maxLength(mostStories))),
      'Stories in their order; null: as the letter’s rule says when it goes out.',
    ),
  ),
});
export const issueSchema = v.strictObject({
  id,
  letterId: id,
  number: v.nullable(count),
  state: v.picklist(issueStates),
  version: count,
  draft: v.strictObject({ subject: text, preview: text, intro: text, picks: v.nullable(v.array(text)) }),
  total: said(count, 'How many get it.'),
  sent: count,
  refused: count,
  unsubscribed: count,
  note: said(text, 'Why it stopped.'),
  sendAt: maybeTime,
  beganAt: maybeTime,
  endedAt: maybeTime,
  createdAt: moment,
  createdBy: maybeText,
});
export const exampleIssue = {
  id: ids.decision,
  letterId: ids.tag,
  number: 41,
  state: 'sending' as const,
  version: 3,
  draft: { subject: 'The tide came twice', preview: '', intro: 'Good morning.', picks: [ids.story] },
  total: 1_204,
  sent: 870,
  refused: 2,
  unsubscribed: 0,
  note: '',
  sendAt: at,
  beganAt: at,
  endedAt: null,
  createdAt: at,
  createdBy: ids.reader,
};
export const shownIssue = (issue: Issue): v.InferOutput<typeof issueSchema> => {
  const { code: _code, content: _content, number, sendAt, beganAt, endedAt, createdAt, createdBy, ...rest } = issue;
  return {
    ...rest,
    number: number ?? null,
    sendAt: maybeMoment(sendAt),
    beganAt: maybeMoment(beganAt),
    endedAt: maybeMoment(endedAt),
    createdAt: momentText(createdAt),
    createdBy: createdBy ?? null,
  };
};

export const subscriberSchema = v.strictObject({
  id,
  email: text,
  state: v.picklist(subscriberStates),
  edition: text,
  source: v.picklist(sources),
  sourceNote: text,
  letters: said(v.array(text), 'Ids of the letters they get.'),
  confirmedAt: maybeTime,
  pausedUntil: maybeTime,
  asideWhy: text,
  createdAt: moment,
});
export const exampleSubscriber = {
  id: ids.reader,
  email: 'maren@reader.example',
  state: 'active' as const,
  edition: 'en',
  source: 'form' as const,
  sourceNote: '',
  letters: [ids.tag],
  confirmedAt: at,
  pausedUntil: null,
  asideWhy: '',
  createdAt: at,
};
