import type { FastifyInstance } from 'fastify';
import { articleById, mediaIdsIn } from '../../rooms/articles/articles.ts';
import { allPlaces, arrangementOf, findPick, frontHistory, isCounted, placeStates } from '../../rooms/fronts/fronts.ts';
import { mediaByIds } from '../../rooms/media/media.ts';
import type { World } from '../../world.ts';
import { timeZoneOf } from '../duties/duty-pages.tsx';
import { arranger, atPlace, show, showArranging, titleFor } from './arranging-page.tsx';
import { groundsOf } from './front-grounds.ts';
import { frontActRoutes } from './front-acts.routes.ts';
import { frontsPath, HistoryPage, lookWidths, LookPage, PlacesPage, StoryForm } from './FrontsPages.tsx';

type Params = { Params: { place: string } };

const saidOf: Record<string, string> = {
  published: 'It is published: readers see it now.',
  scheduled: 'It is scheduled.',
  'called-off': 'It will not go out.',
  restored: 'It is the draft now. Readers see it when you publish it.',
  dropped: 'It is thrown away.',
  discarded: 'The draft is thrown away.',
  automatic: 'The page arranges itself again.',
};

const arrangingRoutes = (app: FastifyInstance, world: World): void => {
  app.get(frontsPath, async (request, reply) => {
    const account = await arranger(world, { request, reply });
    if (!account) return;
    const { editions } = request.visit.publication;
    const children = (
      <PlacesPage editions={editions} places={await allPlaces(world)} states={await placeStates(world)} />
    );
    await show(reply, { account, title: 'Front pages', children });
  });

  app.get<Params & { Querystring: { done?: string } }>(`${frontsPath}/:place`, async (request, reply) => {
    const at = await atPlace(world, { request, reply });
    if (at) await showArranging(world, { request, reply }, at, { said: saidOf[request.query.done ?? ''] });
  });

  app.get<Params & { Querystring: { q?: unknown } }>(`${frontsPath}/:place/stories`, async (request, reply) => {
    const at = await atPlace(world, { request, reply });
    const { q } = request.query;
    const query = typeof q === 'string' ? q.trim().slice(0, 200) : '';
    if (at) await showArranging(world, { request, reply }, at, { query });
  });
};

const storyRoute = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { place: string; story: string } }>(
    `${frontsPath}/:place/stories/:story`,
    async (request, reply) => {
      const at = await atPlace(world, { request, reply });
      if (!at) return;
      const arrangement = await arrangementOf(world, at.place);
      const standing = findPick(arrangement.draft, request.params.story);
      const pick = standing?.block.picks[standing.place];
      const article = pick && (await articleById(world, pick.story));
      if (!standing || !pick || !article) return reply.notFound();
      const media = await mediaByIds(world, mediaIdsIn(article.body, article.lead).slice(0, 12));
      const { names, timeZone } = await groundsOf(world, at.place, arrangement);
      const base = `${frontsPath}/${at.place.key}`;
      const children = (
        <>
          <p class="link-row">
            <a href={base}>Back to arranging</a>
          </p>
          <StoryForm
            {...{ base, article, pick, names, timeZone }}
            version={arrangement.version}
            block={standing.block}
            blocks={arrangement.draft.blocks.filter(({ kind }) => !isCounted(kind))}
            pictures={[...media.values()].filter(({ kind }) => kind === 'picture')}
          />
        </>
      );
      await show(reply, { account: at.account, title: article.headline, children });
    },
  );
};

const lookRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Params>(`${frontsPath}/:place/history`, async (request, reply) => {
    const at = await atPlace(world, { request, reply });
    if (!at) return;
    const { version } = await arrangementOf(world, at.place);
    const children = (
      <HistoryPage
        base={`${frontsPath}/${at.place.key}`}
        version={version}
        kept={await frontHistory(world, at.place)}
        timeZone={await timeZoneOf(world)}
      />
    );
    await show(reply, { account: at.account, title: `Former layouts: ${titleFor(request, at.place)}`, children });
  });

  app.get<Params & { Querystring: { of?: unknown; width?: string } }>(
    `${frontsPath}/:place/look`,
    async (request, reply) => {
      const at = await atPlace(world, { request, reply });
      if (!at) return;
      const { publication } = request.visit;
      const edition = publication.editionByCode(at.place.edition);
      if (!edition) return reply.notFound();
      const asked = request.query.of;
      const of = typeof asked === 'string' && /^[\w-]{1,40}$/.test(asked) ? asked : 'draft';
      const width = lookWidths.find((one) => one === request.query.width) ?? 'desktop';
      const base = `${frontsPath}/${at.place.key}`;
      const src = `${publication.inEdition(edition, `${base}/preview`)}?of=${of}`;
      const children = <LookPage base={base} of={of} width={width} src={src} />;
      await show(reply, { account: at.account, title: `Preview: ${titleFor(request, at.place)}`, children });
    },
  );
};

/** `/newsroom/fronts`: which pages there are to arrange, and the arranging of each. */
export const frontRoutes = (app: FastifyInstance, world: World): void => {
  arrangingRoutes(app, world);
  storyRoute(app, world);
  lookRoutes(app, world);
  frontActRoutes(app, world);
};
