/** What the podcasts' part of the API takes and answers. */
import * as v from 'valibot';
import { episodeTypes, showStates, showTypes } from '../rooms/audio/audio.ts';
import { named } from './json-schema.ts';
import { count, flag, maybeText, maybeTime, said, text } from './newsroom-schemas.ts';
import { id, line, moment } from './schemas.ts';

const seconds = v.pipe(v.number(), v.minValue(0));
const maybeNumber = v.nullable(v.number());
const maybeId = v.nullable(text);
const whole = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
const mediums = ['podcast', 'newsletter', 'audiobook', 'music', 'film', 'video'] as const;

/** What is missing or wrong, in words, at its field. */
export const faultSchema = v.strictObject({ field: text, words: text });

const person = v.strictObject({
  name: line(128),
  role: said(line(128), 'Of the taxonomy of podcast:person: `host`, `guest`, `editor` …'),
  group: said(line(128), '`cast`, `writing`, `audio post-production` …'),
  href: v.optional(line(2_000)),
  pictureId: v.optional(id),
});
const funding = v.strictObject({ url: line(2_000), words: line(128) });
const fellow = v.strictObject({ guid: line(100), title: line(300), url: v.optional(line(2_000)) });
const proof = v.strictObject({ purpose: line(128), text: line(4_000) });
const frequency = v.strictObject({ words: line(128), rule: line(300) });

const description = said(line(4_000), 'Plain text; at most 4,000 bytes.');
const categories = said(
  v.array(line(100)),
  'Of Apple’s list, `News > Daily News`; the first is the main one, at most three.',
);
const medium = said(v.picklist(mediums), 'podcast:medium');

/** What may be said about a show; what is left out stays as it is, null takes away. */
export const showEntries = {
  description: v.optional(description),
  language: v.optional(line(35)),
  author: v.optional(line(200)),
  ownerName: v.optional(line(200)),
  ownerEmail: v.optional(said(line(300), 'Directories write to it; it is published in the feed.')),
  artId: v.optional(v.nullable(id)),
  categories: v.optional(categories),
  isExplicit: v.optional(flag),
  type: v.optional(v.picklist(showTypes)),
  copyright: v.optional(line(300)),
  licence: v.optional(line(300)),
  isLocked: v.optional(said(flag, 'Other services may not import the feed.')),
  isComplete: v.optional(said(flag, 'Nothing more is to come.')),
  people: v.optional(v.array(person)),
  funding: v.optional(v.array(funding)),
  podroll: v.optional(v.array(fellow)),
  introId: v.optional(v.nullable(id)),
  outroId: v.optional(v.nullable(id)),
  txt: v.optional(said(v.array(proof), 'podcast:txt: by which services know whose feed it is.')),
  updateFrequency: v.optional(said(frequency, 'In words, and as a rule of iCalendar: `FREQ=WEEKLY;BYDAY=MO`.')),
  medium: v.optional(medium),
};

export const newShowBody = v.strictObject({
  edition: line(20),
  title: line(200),
  slug: v.optional(line(200)),
  guid: v.optional(said(line(100), 'podcast:guid of a show that exists elsewhere; else one is made.')),
  ...showEntries,
});

export const showChange = v.strictObject({
  title: v.optional(line(200)),
  slug: v.optional(said(line(200), 'The former address, its feed and its episodes go on leading here.')),
  guid: v.optional(line(100)),
  state: v.optional(
    said(
      v.picklist(showStates),
      '`hidden`: no page and in no list, the feed goes on; `moved`: the feed leads to `movedTo`.',
    ),
  ),
  movedTo: v.optional(v.nullable(said(line(2_000), 'Where the feed has moved to.'))),
  ...showEntries,
});

export const showSchema = named(
  'Show',
  v.strictObject({
    id,
    edition: text,
    slug: text,
    title: text,
    guid: said(text, 'podcast:guid: the same for life.'),
    state: v.picklist(showStates),
    position: count,
    description: text,
    language: text,
    author: text,
    ownerName: text,
    ownerEmail: text,
    artId: maybeId,
    categories: v.array(text),
    isExplicit: flag,
    type: v.picklist(showTypes),
    copyright: text,
    licence: text,
    isLocked: flag,
    isComplete: flag,
    people: v.array(person),
    funding: v.array(funding),
    podroll: v.array(fellow),
    movedTo: maybeText,
    introId: maybeId,
    outroId: maybeId,
    txt: v.array(proof),
    updateFrequency: v.nullable(frequency),
    medium,
    createdAt: moment,
    changedAt: moment,
    url: said(text, 'Where readers find it.'),
    feed: said(text, 'What apps are given.'),
    desk: said(text, 'Where it is looked after.'),
    missing: said(v.array(faultSchema), 'What directories ask for and it has not.'),
  }),
);

const chapter = v.strictObject({
  start: said(seconds, 'Seconds from the beginning.'),
  end: v.optional(seconds),
  title: line(300),
  url: v.optional(line(2_000)),
  pictureId: v.optional(id),
  isSilent: v.optional(said(flag, 'A mark that is in no list.')),
});
const soundbite = v.strictObject({ start: seconds, duration: seconds, title: line(128) });

/** What may be said about an episode beside its story. */
export const episodeEntries = {
  mediaId: v.optional(v.nullable(said(id, 'Its recording: a sound of the library.'))),
  type: v.optional(v.picklist(episodeTypes)),
  season: v.optional(v.nullable(whole)),
  number: v.optional(v.nullable(whole)),
  isExplicit: v.optional(flag),
  artId: v.optional(v.nullable(id)),
  people: v.optional(v.array(person)),
  chapters: v.optional(v.array(chapter)),
  soundbites: v.optional(v.array(soundbite)),
  storyIds: v.optional(said(v.array(id), 'Stories it talks about.')),
  guid: v.optional(said(line(500), 'What apps know it by; of an episode that was elsewhere, the one it had there.')),
  formerUrls: v.optional(said(v.array(line(2_000)), 'Addresses it had on another host.')),
};

export const episodeSchema = named(
  'Episode',
  v.strictObject({
    storyId: said(id, 'The story it is: it is written, published and taken back as one.'),
    id,
    showId: id,
    guid: text,
    title: text,
    status: text,
    edition: text,
    language: text,
    standfirst: text,
    authors: v.array(text),
    type: v.picklist(episodeTypes),
    season: v.nullable(count),
    number: v.nullable(count),
    isExplicit: flag,
    mediaId: maybeId,
    duration: said(maybeNumber, 'Seconds, once the recording has been looked at.'),
    sound: v.nullable(v.strictObject({ url: text, contentType: text, bytes: count })),
    artId: maybeId,
    people: v.array(person),
    chapters: v.array(chapter),
    soundbites: v.array(soundbite),
    transcripts: said(v.array(text), 'The languages it has one in.'),
    storyIds: v.array(text),
    formerUrls: v.array(text),
    publishedAt: maybeTime,
    changedAt: moment,
    url: text,
    desk: text,
    missing: said(v.array(faultSchema), 'What it still lacks before it can be heard.'),
  }),
);

export const transcriptForms = ['vtt', 'srt', 'json', 'html', 'text'] as const;
const cue = v.strictObject({ start: seconds, end: seconds, speaker: v.optional(line(128)), text: line(5_000) });
export const cuesBody = v.array(cue);

export const transcriptEntries = {
  language: text,
  isTimed: said(flag, 'Without times all of them are 0.'),
  origin: said(text, '`written`, `uploaded`, `imported` or `transcribed` by a program.'),
  version: said(count, 'Counts up with every change; send it along as `since` to overwrite nobody.'),
  changedAt: moment,
};
export const transcriptSchema = named(
  'Transcript',
  v.strictObject({
    ...transcriptEntries,
    cues: v.array(cue),
    text: said(maybeText, 'The same in the form that was asked for.'),
  }),
);

export const recordingSchema = named(
  'Recording',
  v.strictObject({
    mediaId: id,
    state: v.picklist(['waiting', 'ready', 'refused']),
    container: text,
    codec: text,
    bitRate: maybeNumber,
    duration: maybeNumber,
    loudness: said(maybeNumber, 'LUFS by EBU R 128; null where ffmpeg is not there.'),
    truePeak: said(maybeNumber, 'dBTP.'),
    peaks: said(v.nullable(v.array(count)), '600 values of 0 to 255: the loudest of each stretch.'),
    tags: v.strictObject({
      title: maybeText,
      artist: maybeText,
      album: maybeText,
      year: v.nullable(v.number()),
      chapters: v.array(chapter),
    }),
    coverId: maybeId,
    versions: v.array(v.strictObject({ mediaId: id, codec: text, bitRate: v.number() })),
    fault: said(text, 'Why it was refused; empty when it was not.'),
    sound: v.nullable(v.strictObject({ url: text, contentType: text, bytes: count })),
  }),
);
