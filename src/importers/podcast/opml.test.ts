import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { testWorld, type TestWorld } from '../../../test/test-world.ts';
import { importInto } from '../../cli/import.ts';
import { episodesOf, showsOf } from '../../rooms/audio/audio.ts';
import { saveEdition } from '../../rooms/publication/publication.ts';
import { fileWith } from '../shared/import-for-tests.ts';
import { podcastHost, type PodcastHost } from './podcast-host-for-tests.ts';

let made: TestWorld;
let host: PodcastHost;
let list: string;
before(async () => {
  host = await podcastHost();
  made = await testWorld();
  await made.world.write((tx) =>
    saveEdition(tx, {
      code: 'en',
      language: 'en',
      name: 'English',
      direction: 'ltr',
      publicationName: 'Test',
      tagline: '',
      position: 0,
      isDefault: true,
    }),
  );
  const opml = readFileSync(join(import.meta.dirname, '../../../test/fixtures/podcast/shows.opml'), 'utf8');
  list = fileWith('shows.opml', opml.replaceAll('http://HOST', host.address));
});
after(async () => {
  await made.close();
  await host.close();
});

/** The command as it is typed; what it said, and its exit code. */
const courant = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const said: string[] = [];
  const terminal = {
    out: (line: string) => void said.push(line),
    err: () => {},
    isTty: false,
    redraw: () => {},
  };
  const code = await importInto(made.world, [...args, '--allow', host.name], terminal);
  return { code, said: said.join('\n') };
};

test('a list of shows is shown, each once, with how to go on', async () => {
  const { code, said } = await courant('opml', list);
  assert.equal(code, 0);
  assert.match(said, /1 {2}Ledger of Gulls {2}http[^]*2 {2}Werkbank/);
  assert.doesNotMatch(said, /The same again|No feed at all/);
  assert.match(said, /--take 1,3 or --all/);
  assert.deepEqual(await showsOf(made.world), []);
});

test('shows of the list are brought here by their numbers, and named in another one’s podroll', async () => {
  const { said } = await courant('opml', list, '--take', '2');
  assert.match(said, /The show is at \/podcasts\/werkbank/);
  const podroll = await courant('opml', list, '--all', '--podroll', '--show', 'werkbank');
  assert.match(podroll.said, /1 shows were added to the podroll of “Werkbank”/, 'a show is not its own neighbour');
  const [werkbank] = await showsOf(made.world);
  assert.deepEqual(werkbank?.podroll, [
    {
      guid: '2f1a3c5d-1111-5222-8333-444455556666',
      title: 'Ledger of Gulls',
      url: `${host.address}/buzzsprout.xml`,
    },
  ]);
  assert.equal((await episodesOf(made.world, werkbank?.id ?? '', { limit: 10 })).length, 3);
});

test('what cannot be asked for is refused with the reason', async () => {
  await assert.rejects(courant('opml', list, '--take', '9'), /The list has 2 shows; there is no number 9/);
  await assert.rejects(courant('opml', list, '--all', '--podroll'), /--podroll needs --show SLUG/);
  await assert.rejects(courant('opml', fileWith('none.opml', '<opml><body/></opml>')), /names no feeds/);
  await assert.rejects(courant('podcast'), /Name one feed/);
  await assert.rejects(courant('podcast', list, '--newest', 'many'), /--newest takes whole numbers/);
  await assert.rejects(courant('podcast', list), /This is a list of podcasts \(OPML\)/);
});
