import type { FastifyInstance, FastifyRequest } from 'fastify';
import { contentPolicy } from '../delivery/security-headers.ts';
import { accountSettings, secondFactorFault, signedInBy, type Account } from '../rooms/accounts/accounts.ts';
import { mayStory } from '../rooms/articles/articles.ts';
import {
  arrangementOf,
  keptLayout,
  placeOf,
  publishedLayout,
  type Layout,
  type Place,
} from '../rooms/fronts/fronts.ts';
import type { World } from '../world.ts';
import { frontOf } from './front-of.tsx';
import { sectionOf } from './section.tsx';

type Asked = { Params: { place: string }; Querystring: { of?: string; framed?: string } };

const editorBy = async (world: World, request: FastifyRequest): Promise<Account | undefined> => {
  const signedIn = await signedInBy(world, request);
  if (!signedIn || !mayStory(signedIn.account, 'edit-fronts')) return undefined;
  return secondFactorFault(signedIn, accountSettings(request.visit.publication)) ? undefined : signedIn.account;
};

/** The layout that is asked for: the draft, what readers see, the rules alone, or one that was kept; null: there is none of that name. */
const layoutFor = async (world: World, place: Place, of: string): Promise<Layout | undefined | null> => {
  if (of === 'automatic') return undefined;
  if (of === 'published') return publishedLayout(world, place);
  if (of !== 'draft') return (await keptLayout(world, place, of))?.layout ?? null;
  const { draft } = await arrangementOf(world, place);
  return draft.blocks.length > 0 ? draft : undefined;
};

/** `/newsroom/fronts/PLACE/preview`: the real page as it would be, for those who arrange it alone. */
export const frontPreviewRoutes = (app: FastifyInstance, world: World): void => {
  app.get<Asked>('/newsroom/fronts/:place/preview', async (request, reply) => {
    const { visit } = request;
    if (!(await editorBy(world, request))) return reply.notFound();
    const place = await placeOf(world, request.params.place);
    const edition = place && visit.publication.editionByCode(place.edition);
    if (!place || !edition) return reply.notFound();
    const { of = 'draft', framed } = request.query;
    if (edition.code !== visit.edition.code) {
      const query = new URLSearchParams({ of, ...(framed ? { framed } : {}) });
      const path = visit.publication.inEdition(edition, `/newsroom/fronts/${place.key}/preview`);
      return reply.redirect(`${path}?${query}`, 303);
    }
    const layout = await layoutFor(world, place, of);
    if (layout === null) return reply.notFound();
    const { section } = place;
    const drawn = section
      ? await sectionOf(world, visit, { section, layout })
      : await frontOf(world, visit, { place, layout });
    // Inside the arranging page the page is looked at: its links lead nowhere.
    await reply.show(framed ? <div inert>{drawn.part}</div> : drawn.part, {
      head: {
        title: section?.name ?? edition.publicationName,
        kind: section ? 'section' : 'front',
        styles: drawn.styles,
      },
      topics: [],
      isPrivate: true,
      headers: {
        'Content-Security-Policy': contentPolicy(world.config.publicUrl, { 'frame-ancestors': "'self'" }),
        'X-Robots-Tag': 'noindex',
      },
    });
  });
};
