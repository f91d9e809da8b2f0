import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { mayStory } from '../../rooms/articles/articles.ts';
import { audienceSettings, topOf, wordsIn, type WordSum } from '../../rooms/audience/audience.ts';
import type { World } from '../../world.ts';
import {
  AsCsv,
  audiencePath,
  ChooseEdition,
  editionName,
  figure,
  openAudience,
  share,
  showAudience,
  type Opened,
} from './audience-page.tsx';
import { sendCsv } from './csv.ts';

const path = `${audiencePath}/searches`;
const days = 30;
const onPage = 50;
const kinds = ['empty', 'search', 'missing'] as const;

type TableProps = {
  id: string;
  title: string;
  text: string;
  words: readonly WordSum[];
  /** What may be done about one of them. */
  act?: (word: WordSum) => JSX.Element;
  opened: Opened;
};

const WordTable = ({ id, title, text, words, act, opened: { publication } }: TableProps): JSX.Element => (
  <section aria-labelledby={`words-${id}`}>
    <h2 id={`words-${id}`}>{title}</h2>
    <p>{text}</p>
    {words.length === 0 ? (
      <p class="nothing">Nothing in the last 30 days.</p>
    ) : (
      <div class="staff-table" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{id === 'missing' ? 'Address' : 'Words'}</th>
              <th scope="col">Times</th>
              {act ? <th scope="col">What to do</th> : null}
            </tr>
          </thead>
          <tbody>
            {words.map((word) => (
              <tr key={`${word.edition} ${word.words}`}>
                <th scope="row">
                  <bdi>{word.words}</bdi>
                  {publication.editions.length > 1 ? (
                    <>
                      <br />
                      <span class="meta">{editionName(publication, word.edition)}</span>
                    </>
                  ) : null}
                </th>
                <td>{figure(word.count)}</td>
                {act ? <td class="named">{act(word)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);

const sumOf = async (world: World, kind: string, { edition }: Opened): Promise<{ reads: number; ends: number }> => {
  const sums = await topOf(world, { kind, days, limit: 100 });
  return sums
    .filter(({ subject }) => edition === undefined || subject === edition)
    .reduce((all, { reads, ends }) => ({ reads: all.reads + reads, ends: all.ends + ends }), { reads: 0, ends: 0 });
};

const writeAbout = ({ words, edition }: WordSum): JSX.Element => (
  <a href={`/newsroom/stories/new?${new URLSearchParams({ headline: words, edition })}`}>Write about it</a>
);

const draw = async (world: World, opened: Opened): Promise<JSX.Element> => {
  const { account, edition } = opened;
  const [empty, found, missing] = await Promise.all(
    kinds.map((kind) => wordsIn(world, { kind, edition, days, limit: onPage })),
  );
  const searches = await sumOf(world, 'search', opened);
  const notThere = await sumOf(world, 'missing', opened);
  const common = { opened };
  return (
    <>
      <ChooseEdition opened={opened} path={path} />
      <p>
        {figure(searches.reads)} searches in 30 days, {figure(searches.ends)} of them (
        {share(searches.ends, searches.reads)}) without a result; {figure(notThere.reads)} requests for addresses that
        are not there. Words and addresses are written down once readers of three networks asked for them on one day,
        and never when they look like an address, a number or a key.
      </p>
      {audienceSettings(opened.publication).countsWords ? null : <p>Words are not written down at present.</p>}
      <WordTable
        {...common}
        id="empty"
        title="Searched for and not found"
        text="What readers expect here and do not find."
        words={empty ?? []}
        {...(mayStory(account, 'create-story') ? { act: writeAbout } : {})}
      />
      <WordTable
        {...common}
        id="search"
        title="Searched for"
        text="What readers look for and find."
        words={found ?? []}
      />
      <WordTable
        {...common}
        id="missing"
        title="Addresses that are not there"
        text="Old links, or mistakes in new ones. A story can be given a further address on its page Addresses."
        words={missing ?? []}
      />
      <AsCsv path={`${path}.csv`} fields={{ edition }} />
    </>
  );
};

export const searchesRoutes = (app: FastifyInstance, world: World): void => {
  app.get(path, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const children = await draw(world, opened);
    await showAudience(reply, opened, { title: 'What readers look for', here: 'searches', children });
  });

  app.get(`${path}.csv`, async (request, reply) => {
    const opened = await openAudience(world, { request, reply });
    if (!opened) return;
    const rows: (string | number)[][] = [];
    for (const kind of kinds)
      for (const { edition, words, count } of await wordsIn(world, {
        kind,
        edition: opened.edition,
        days,
        limit: 1_000,
      }))
        rows.push([kind, edition, words, count]);
    await sendCsv(reply, 'audience-searches', { head: ['kind', 'edition', 'words', 'times'], rows });
  });
};
