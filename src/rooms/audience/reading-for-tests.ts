/** Readers with browsers, for the tests of counting. */
import { makeEditions, makeSection, makeStory } from '../../../test/make-stories.ts';
import { testSite, type TestSite } from '../../../test/test-world.ts';
import type { Config } from '../../config.ts';
import { keepAudience } from './audience.ts';

export const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

type Visit = { from?: string; network?: string; headers?: Record<string, string>; method?: string; body?: string };

export type ReadSite = TestSite & {
  section: string;
  story: string;
  other: string;
  visit: (path: string, visit?: Visit) => Promise<Response>;
  /** A story was read to its end. */
  end: (id: string, visit?: Visit) => Promise<Response>;
  /** What has been written down, after writing it down. */
  sums: () => Promise<Record<string, string>>;
  sources: (subject?: string) => Promise<Record<string, number>>;
  words: () => Promise<Record<string, number>>;
};

const asked = ({ from, network = '198.51.100.1', headers = {} }: Visit): Record<string, string> => ({
  'user-agent': browser,
  'x-forwarded-for': network,
  ...(from === undefined ? {} : { referer: from }),
  ...headers,
});

type Written = Pick<ReadSite, 'sums' | 'sources' | 'words'>;

const writtenDown = ({ db }: TestSite['world'], flush: () => Promise<void>): Written => ({
  sums: async () => {
    await flush();
    const rows = await db.selectFrom('audience_day').selectAll().orderBy('kind').orderBy('subject').execute();
    return Object.fromEntries(rows.map((row) => [`${row.kind}:${row.subject}`, `${row.reads}/${row.ends}`]));
  },
  sources: async (subject = '') => {
    await flush();
    const rows = await db.selectFrom('audience_source').selectAll().where('subject', '=', subject).execute();
    return Object.fromEntries(rows.map(({ source, reads }) => [source, reads]));
  },
  words: async () => {
    await flush();
    const rows = await db.selectFrom('audience_word').selectAll().execute();
    return Object.fromEntries(rows.map(({ kind, words, count }) => [`${kind}:${words}`, count]));
  },
});

/** A site of one edition with a section and two stories; each visitor's network is what a proxy says. */
export const readSite = async (settings: Partial<Config> = {}): Promise<ReadSite> => {
  const site = await testSite({ trustedProxies: ['127.0.0.1'], ...settings });
  const { world } = site;
  await makeEditions(world, 'en', 'es');
  const section = await makeSection(world, 'World');
  const story = await makeStory(world, { path: '/world/first', headline: 'The first story', sectionId: section });
  const other = await makeStory(world, { path: '/world/second', headline: 'The second story' });
  const audience = keepAudience(world);
  const close = async (): Promise<void> => {
    await audience.stop();
    await site.close();
  };
  return {
    ...site,
    close,
    section,
    story,
    other,
    visit: (path, visit = {}) =>
      site.request(path, { method: visit.method ?? 'GET', headers: asked(visit), body: visit.body }),
    end: (id, visit = {}) =>
      site.request('/counted/end', {
        method: 'POST',
        headers: { ...asked(visit), origin: 'http://courant.test', 'content-type': 'text/plain;charset=UTF-8' },
        body: id,
      }),
    ...writtenDown(world, audience.flush),
  };
};
