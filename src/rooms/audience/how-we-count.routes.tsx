import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { plural, wordsFor } from '../../common/words.ts';
import type { World } from '../../world.ts';
import type { Visit } from '../publication/publication.ts';
import { PageHead } from '../../ui/parts/PageHead.tsx';
import { audienceSettings, type AudienceSettings } from './audience-settings.ts';
import { howWeCountWords, type HowWeCountWords } from './how-we-count-words.ts';

export const howWeCountPath = '/how-we-count';

type Part = { id: string; title: string; points: readonly string[] };

/** What another room counts, in words for readers; undefined while it counts nothing. */
export type CountedElsewhere = (world: World, visit: Visit) => Promise<Part | undefined>;

const Points = ({ id, title, points }: Part): JSX.Element => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {points.map((point) => (
      <p key={point}>{point}</p>
    ))}
  </section>
);

/** Nothing is said here that is not so: every sentence hangs on its switch. */
const counted = ({ countsEnds, countsSources, countsWords }: AudienceSettings, words: HowWeCountWords): string[] => [
  words.reads,
  ...(countsEnds ? [words.ends] : []),
  ...(countsSources ? [words.sources] : []),
  ...(countsWords ? [words.words, words.missing] : []),
];

const HowWeCount = ({ visit, parts }: { visit: Visit; parts: readonly Part[] }): JSX.Element => {
  const { language } = visit.edition;
  const words = wordsFor(howWeCountWords, language);
  const settings = audienceSettings(visit.publication);
  const month = plural(language, settings.months, words.months);
  return (
    <div class="page">
      <PageHead title={words.title} standfirst={settings.isCounting ? words.text : words.nothing} />
      <div class="prose">
        {settings.isCounting ? <Points id="what" title={words.whatTitle} points={counted(settings, words)} /> : null}
        {settings.isCounting ? parts.map((part) => <Points key={part.id} {...part} />) : null}
        <Points id="never" title={words.neverTitle} points={words.never} />
        {settings.isCounting ? (
          <>
            <Points id="left-out" title={words.leftOutTitle} points={[words.leftOut]} />
            <Points id="signals" title={words.signalsTitle} points={[words.signals]} />
            <Points id="kept" title={words.keptTitle} points={[words.hours, month]} />
            <Points id="who" title={words.whoTitle} points={[words.who]} />
          </>
        ) : null}
      </div>
    </div>
  );
};

/** What the footer says of it. */
export const howWeCountLink = (visit: Visit): { name: string; href: string } => ({
  name: wordsFor(howWeCountWords, visit.edition.language).title,
  href: visit.link(howWeCountPath),
});

export const howWeCountRoutes = (app: FastifyInstance, world: World, elsewhere: readonly CountedElsewhere[]): void => {
  app.get(howWeCountPath, async (request, reply) => {
    const { visit } = request;
    const { publication, edition } = visit;
    const { title, text } = wordsFor(howWeCountWords, edition.language);
    const parts = (await Promise.all(elsewhere.map((one) => one(world, visit)))).flatMap((part) => part ?? []);
    await reply.show(<HowWeCount visit={visit} parts={parts} />, {
      head: {
        title,
        description: text,
        kind: 'pages',
        canonical: publication.inEdition(edition, howWeCountPath),
        alternates: publication.editions.map((one) => ({
          language: one.language,
          path: publication.inEdition(one, howWeCountPath),
        })),
      },
      topics: ['site', ...(elsewhere.length > 0 ? ['shows'] : [])],
    });
  });
};
