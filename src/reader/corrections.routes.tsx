import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { formatDateTime, isoInZone } from '../common/dates.ts';
import { wordsFor } from '../common/words.ts';
import { correctionsInEdition, cursorText, parseCursor } from '../rooms/articles/articles.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { PageHead } from '../ui/parts/PageHead.tsx';
import { Pager } from '../ui/parts/Pager.tsx';
import type { World } from '../world.ts';
import { FeedLink } from './FeedLink.tsx';
import { inEveryEdition, listFeeds } from './list-head.ts';
import { readerWords } from './reader-words.ts';
import { placeOf } from './story-time.tsx';

type Corrections = Awaited<ReturnType<typeof correctionsInEdition>>;

const Item = ({ item, visit }: { item: Corrections['items'][number]; visit: Visit }): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  const place = placeOf(visit);
  return (
    <article class="correction" id={`correction-${item.id}`}>
      <p class="meta">
        <strong>{words.correctionKinds[item.kind]}</strong>
        {' · '}
        <time datetime={isoInZone(item.at, place.timeZone)}>{formatDateTime(item.at, place)}</time>
      </p>
      <h2 class="teaser-headline">
        <a href={visit.stay(item.article.path)}>{item.article.headline}</a>
      </h2>
      <p class="correction-text">{item.text}</p>
    </article>
  );
};

const CorrectionsPage = ({
  list,
  isFirst,
  visit,
}: {
  list: Corrections;
  isFirst: boolean;
  visit: Visit;
}): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  const href = visit.link('/corrections');
  return (
    <div class="page">
      <PageHead title={words.corrections} standfirst={words.correctionsText}>
        <FeedLink path={visit.publication.inEdition(visit.edition, '/corrections')} visit={visit} />
      </PageHead>
      {list.items.length === 0 && <p>{words.noCorrections}</p>}
      <div class="corrections">
        {list.items.map((item) => (
          <Item item={item} visit={visit} />
        ))}
      </div>
      <Pager
        label={words.pages}
        newer={isFirst ? undefined : { href, text: words.newest }}
        older={list.older && { href: `${href}?before=${cursorText(list.older)}`, text: words.older }}
      />
    </div>
  );
};

export const correctionsRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { before?: string } }>('/corrections', async (request, reply) => {
    const { visit } = request;
    const { edition, publication } = visit;
    const before = parseCursor(request.query.before);
    const list = await correctionsInEdition(world, edition.code, { before });
    const { corrections, correctionsText } = wordsFor(readerWords, edition.language);
    const path = publication.inEdition(edition, '/corrections');
    await reply.show(<CorrectionsPage list={list} isFirst={!before} visit={visit} />, {
      head: {
        title: corrections,
        description: correctionsText,
        ...(before ? {} : { canonical: path }),
        alternates: inEveryEdition(publication, '/corrections'),
        feeds: listFeeds(path, `${edition.publicationName}: ${corrections}`),
        kind: 'corrections',
        about: { kind: 'list' },
      },
      topics: [`corrections:${edition.code}`, `list:${edition.code}`],
    });
  });
};
