/** `/listening`: what a reader has begun to listen to, to go on with. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { clockTime } from '../common/clock-time.ts';
import { plural, wordsFor } from '../common/words.ts';
import { needAccount } from '../rooms/accounts/accounts.ts';
import { begunBy, placeWords, type Begun } from '../rooms/audio/audio.ts';
import { bookmarkWords, ListsNav } from '../rooms/bookmarks/bookmarks.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Notice } from '../ui/parts/Notice.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';

type Words = (typeof placeWords)['en'];
type Scene = { visit: Visit; words: Words };

const minutesLeft = ({ seconds, length }: Begun): number | undefined =>
  length === undefined ? undefined : Math.max(1, Math.ceil((length - seconds) / 60));

const Row = ({ begun, visit, words }: Scene & { begun: Begun }): JSX.Element => {
  const { story, seconds, mediaId, length } = begun;
  const { language } = visit.edition;
  const own = visit.publication.editionByCode(story.edition);
  const foreign = own && own.code !== visit.edition.code ? own : undefined;
  const left = minutesLeft(begun);
  const href = `${visit.stay(story.path)}?t=${Math.floor(seconds)}`;
  return (
    <li class="begun">
      <div>
        <h2 class="begun-title" lang={foreign?.language} dir={foreign?.direction}>
          <a href={href}>{story.headline}</a>
        </h2>
        <p class="meta">
          <a href={href}>{words.goOn.replace('#', () => clockTime(seconds))}</a>
          {left === undefined ? null : ` · ${plural(language, left, words.left)}`}
        </p>
        {length === undefined ? null : (
          <progress class="begun-progress" max={Math.round(length)} value={Math.round(seconds)} aria-hidden="true" />
        )}
      </div>
      <form method="post" action={visit.link('/podcasts/place/remove')}>
        <button
          class="button button-quiet"
          type="submit"
          name="media"
          value={mediaId}
          aria-label={words.removeName(story.headline)}
        >
          {words.remove}
        </button>
      </form>
    </li>
  );
};

const ListeningPage = ({
  begun,
  removed,
  ...scene
}: Scene & { begun: readonly Begun[]; removed: boolean }): JSX.Element => {
  const { visit, words } = scene;
  return (
    <div class="page saved-page">
      <PageHead title={words.title} standfirst={words.about} />
      <ListsNav visit={visit} words={wordsFor(bookmarkWords, visit.edition.language)} current="listening" />
      {removed ? <Notice>{words.removed}</Notice> : null}
      {begun.length === 0 ? (
        <Notice title={words.empty}>
          <p>{words.emptyText}</p>
          <p>
            <a href={visit.link('/podcasts')}>{words.podcasts}</a>
          </p>
        </Notice>
      ) : (
        <ul class="begun-list">
          {begun.map((one) => (
            <Row begun={one} {...scene} />
          ))}
        </ul>
      )}
    </div>
  );
};

export const listeningRoutes = (app: FastifyInstance, world: World): void => {
  app.get('/listening', async (request: FastifyRequest, reply) => {
    const account = await needAccount(world, request, reply);
    if (!account) return;
    const { visit } = request;
    const words = wordsFor(placeWords, visit.edition.language);
    const removed = (request.query as Record<string, unknown>)['removed'] !== undefined;
    const begun = await begunBy(world, account.id);
    await reply.show(<ListeningPage begun={begun} removed={removed} visit={visit} words={words} />, {
      head: { title: words.title, kind: 'saved', styles: ['saved.css'] },
      topics: [],
      isPrivate: true,
    });
  });
};
