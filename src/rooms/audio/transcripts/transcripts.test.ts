import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Cue } from '../transcript.ts';
import { toSrt, toTranscriptHtml, toTranscriptJson, toTranscriptText, toVtt } from './print-transcript.ts';
import { readTranscript } from './read-transcript.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../../test/fixtures/podcasts', name), 'utf8');

const cuesOf = (text: string): Cue[] => {
  const read = readTranscript(text);
  return read.ok ? read.value.cues : assert.fail(`${read.refusal}: ${read.detail}`);
};

test('a WebVTT transcript keeps times, words and who speaks', () => {
  const cues = cuesOf(fixture('transcripts-example.vtt'));
  assert.deepEqual(cues[0], {
    start: 0,
    end: 2.76,
    speaker: 'Sarah',
    text: 'In today’s episode, you’ll learn whether or not you'.replaceAll('’', "'"),
  });
  assert.equal(cues.find(({ speaker }) => speaker === 'Gillian')?.start, 19.08);
  assert.match(cues[2]?.text ?? '', /Podcasting Q&A/, 'entities are read once');
});

test('an SRT transcript keeps times to the thousandth, and a name before a colon is who speaks', () => {
  const [first, second] = cuesOf(fixture('transcripts-example.srt'));
  assert.deepEqual(first, {
    start: 0.179,
    end: 2.399,
    speaker: 'Travis',
    text: "When you first get started in podcasting, it's",
  });
  assert.equal(second?.speaker, undefined);
});

test('the JSON and HTML forms of the podcast namespace are read', () => {
  assert.deepEqual(cuesOf(fixture('transcripts-example.json')).at(-1), {
    start: 2.75,
    end: 3,
    speaker: 'Luke',
    text: 'Nooooo',
  });
  const html = cuesOf(fixture('transcripts-example.html'));
  assert.equal(html[1]?.speaker, 'Sarah');
  assert.equal(html[1]?.start, 53);
  assert.match(html[0]?.text ?? '', /^When you first get started in podcasting, it's almost guaranteed/);
});

test('plain text becomes paragraphs without times', () => {
  const read = readTranscript('Ann: Good morning.\n\nBen: Is 3 < 4 & 5 > 4? See: here.\n');
  assert.ok(read.ok);
  assert.deepEqual(read.value, {
    cues: [
      { start: 0, end: 0, speaker: 'Ann', text: 'Good morning.' },
      { start: 0, end: 0, speaker: 'Ben', text: 'Is 3 < 4 & 5 > 4? See: here.' },
    ],
    isTimed: false,
    form: 'text',
  });
});

test('what is written in one form is read from it as it was', () => {
  const cues: Cue[] = [
    { start: 0, end: 1.5, speaker: 'Ann', text: 'Is 3 < 4 --> yes & no?' },
    { start: 1.5, end: 3601.25, speaker: 'Bén', text: 'شكرا' },
  ];
  assert.deepEqual(cuesOf(toVtt(cues)), cues);
  assert.deepEqual(cuesOf(toTranscriptJson(cues)), cues);
  assert.deepEqual(cuesOf(toSrt(cues)), [{ ...cues[0], text: 'Is 3 < 4 → yes & no?' }, cues[1]]);
  assert.equal(toTranscriptText(cues), 'Ann: Is 3 < 4 --> yes & no?\n\nBén: شكرا\n');
  assert.match(
    toTranscriptHtml(cues, true),
    /<cite>Ann:<\/cite>\n<time>0:00<\/time>\n<p>Is 3 &lt; 4 --&gt; yes &amp; no\?<\/p>/,
  );
});

test('a broken transcript is refused with the line that is broken', () => {
  const broken = (text: string): string => {
    const read = readTranscript(text);
    return read.ok ? assert.fail('was read') : `${read.refusal}: ${read.detail}`;
  };
  assert.match(broken('WEBVTT\n\n00:00 --> later\nHello\n'), /^transcript-broken: Line 3: “00:00 --> later”/);
  assert.match(broken('{"segments": [{"body": "x"}]}'), /^transcript-broken: segments\[0\]/);
  assert.match(broken('{"segments": '), /^transcript-broken: It is not JSON/);
  assert.match(broken('WEBVTT\n\nNOTE nobody speaks\n'), /^transcript-empty/);
  assert.match(broken('x'.repeat(5_000_001)), /^transcript-too-long/);
});

test('cues without an empty line between them, with styles, notes, settings and markup are told apart', () => {
  const cues = cuesOf(
    '\uFEFFWEBVTT - title\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nNOTE x\r\n\r\n7\r\n00:01.000 --> 00:02.000 align:start\r\n<v.loud Ann B>Hello <i>you</i> <00:01.500>there</v>\r\n8\r\n00:02.000 --> 00:03.000\r\n<script>alert(1)</script>\r\n',
  );
  assert.deepEqual(cues, [
    { start: 1, end: 2, speaker: 'Ann B', text: 'Hello you there' },
    { start: 2, end: 3, text: 'alert(1)' },
  ]);
});
