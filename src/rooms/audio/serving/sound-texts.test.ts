import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEditions } from '../../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../../test/test-world.ts';
import { makeEpisodeSound, makeSound, mp3Of } from '../sound-for-tests.ts';
import { putTranscript } from '../transcripts/transcripts.store.ts';

let site: TestSite;
let heard: Awaited<ReturnType<typeof makeEpisodeSound>>;
const chapters = [
  { start: 0, title: 'Hello' },
  { start: 12.5, title: 'The tide', url: 'https://example.org/' },
];

const transcribe = (mediaId: string, language: string, isTimed = true): Promise<void> =>
  site.world.write(async (tx) => {
    const cues = [
      { start: 0, end: 2, speaker: 'Ann', text: 'Good <evening>.' },
      { start: 2, end: 4, speaker: 'Ann', text: 'The tide comes.' },
    ];
    const changedAt = site.world.now();
    await putTranscript(
      tx.db,
      { mediaId, language, cues, isTimed, origin: 'written', version: 1, changedAt },
      undefined,
    );
    await tx.changed(`media:${mediaId}`);
  });

before(async () => {
  site = await testSite();
  await makeEditions(site.world, 'en');
  heard = await makeEpisodeSound(site.world, { seconds: 30, seed: 3 });
  await site.world.write(async ({ db }) => {
    await db
      .updateTable('episode')
      .set({ details: JSON.stringify({ chapters }) })
      .where('media_id', '=', heard.mediaId)
      .execute();
  });
  await transcribe(heard.mediaId, 'en');
  await transcribe(heard.mediaId, 'pt-BR', false);
});
after(() => site.close());

const ask = (file: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  site.request(`/sound/${heard.mediaId}/${file}`, { headers, method });

test('chapters are the JSON of podcast:chapters 1.2, for every site, with a tag and “you have it already”', async () => {
  const answer = await ask('chapters.json');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/json+chapters; charset=utf-8');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.deepEqual(await answer.json(), {
    version: '1.2.0',
    chapters: [
      { startTime: 0, title: 'Hello' },
      { startTime: 12.5, title: 'The tide', url: 'https://example.org/' },
    ],
  });
  const etag = answer.headers.get('etag') ?? '';
  assert.match(etag, /^"/);
  assert.equal((await ask('chapters.json', { 'if-none-match': etag })).status, 304);
  assert.equal((await ask('chapters.json', {}, 'HEAD')).status, 200);
  assert.equal((await ask('chapters.json', { origin: 'https://a.example' }, 'OPTIONS')).status, 204);
});

test('a transcript is had in every form, each under its type', async () => {
  const types: Record<string, [type: string, pattern: RegExp]> = {
    vtt: ['text/vtt; charset=utf-8', /^WEBVTT\n/],
    srt: ['application/x-subrip; charset=utf-8', /^1\n00:00:00,000 --> 00:00:02,000\n/],
    json: ['application/json; charset=utf-8', /"segments":\[/],
    html: ['text/html; charset=utf-8', /<html lang="en"[^]*Good &lt;evening&gt;/],
    txt: ['text/plain; charset=utf-8', /^Ann: Good <evening>\. The tide comes\./],
  };
  for (const [ending, [type, pattern]] of Object.entries(types)) {
    const answer = await ask(`transcript.en.${ending}`);
    assert.equal(answer.status, 200, ending);
    assert.equal(answer.headers.get('content-type'), type);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.match(answer.headers.get('etag') ?? '', /^"/);
    assert.match(await answer.text(), pattern);
  }
});

test('a transcript without times has no form that needs them; what is changed is sent anew', async () => {
  assert.equal((await ask('transcript.pt-BR.txt')).status, 200);
  assert.equal((await ask('transcript.pt-BR.html')).status, 200);
  for (const ending of ['vtt', 'srt', 'json']) assert.equal((await ask(`transcript.pt-BR.${ending}`)).status, 404);
  const before = (await ask('transcript.pt-BR.txt')).headers.get('etag');
  site.clock.now += 1_000;
  await transcribe(heard.mediaId, 'pt-BR', true);
  assert.equal((await ask('transcript.pt-BR.vtt')).status, 200);
  assert.equal((await ask('transcript.pt-BR.txt')).headers.get('etag'), before, 'the same words, the same tag');
});

test('there is nothing of a recording that is not out, and nothing of what there is not', async () => {
  const draft = await makeSound(site.world, mp3Of(2, { seed: 77 }));
  await transcribe(draft, 'en');
  assert.equal((await site.request(`/sound/${draft}/transcript.en.vtt`)).status, 404);
  for (const file of [
    'transcript.de.vtt',
    'transcript.en.exe',
    'transcript..vtt',
    'other.json',
    'transcript.en.vtt.gz',
  ])
    assert.equal((await ask(file)).status, 404, file);
  assert.equal((await site.request('/sound/not-an-id/chapters.json')).status, 404);
  const plain = await makeEpisodeSound(site.world, { seconds: 2, seed: 78 });
  assert.equal((await site.request(`/sound/${plain.mediaId}/chapters.json`)).status, 404);
});
