/**
 * Stories that are not out, drawn by the same views as readers get: for people with a private link (`/preview/<secret>`), and for those
 * who work here in the frames of their preview page (`/preview/story/:id`). Never kept, never indexed.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { wordsFor } from '../common/words.ts';
import { contentPolicy } from '../delivery/security-headers.ts';
import { accountSettings, isStaff, secondFactorFault, signedInBy } from '../rooms/accounts/accounts.ts';
import { drawStory, mayStory, previewFrame } from '../rooms/articles/articles.ts';
import { soundAround } from '../rooms/audio/audio.ts';
import { isAsPublished, isStoryId, previewStory, storyByPreviewSecret } from '../rooms/drafting/drafting.ts';
import type { Shown } from '../rooms/publication/publication.ts';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { PreviewFrame, PreviewTeasers } from './PreviewParts.tsx';
import { previewWords } from './preview-words.ts';
import { picturesOf } from './story-pictures.ts';

type Asked = { world: World; request: FastifyRequest; reply: FastifyReply };

/** Whoever has the address must not hand it on by following a link, and no machine is to remember the page. */
const hidden = {
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-store',
};

/** For the preview page alone: it shows these pages in frames of its own. */
const framed = (world: World): Record<string, string> => ({
  'Content-Security-Policy': contentPolicy(world.config.publicUrl, { 'frame-ancestors': "'self'" }),
});

const shownPrivately = ({ head, topics }: Shown, headers: Record<string, string>): Shown => {
  const {
    canonical: _,
    canonicalElsewhere: __,
    alternates: ___,
    feeds: ____,
    extra: _____,
    about: ______,
    ...kept
  } = head;
  return { head: { ...kept, styles: [...(kept.styles ?? []), 'preview.css'] }, topics, headers, isPrivate: true };
};

/** Only those who work here and see drafts; all others find nothing. */
const isColleague = async ({ world, request }: Asked): Promise<boolean> => {
  const signedIn = await signedInBy(world, request);
  if (!signedIn || !isStaff(signedIn.account.role)) return false;
  if (secondFactorFault(signedIn, accountSettings(request.visit.publication))) return false;
  return mayStory(signedIn.account, 'see-stories');
};

/** The page a private link leads to: the draft as it is now, under a bar. */
const privatePage = async (asked: Asked, secret: string): Promise<void> => {
  const { world, request, reply } = asked;
  const { visit } = request;
  const found = await storyByPreviewSecret(world, secret, { isCounted: request.method === 'GET' });
  const article = found && (await previewStory(world, found.articleId));
  if (!found || !article) {
    const words = wordsFor(previewWords, visit.edition.language);
    const part = (
      <div class="page">
        <PageHead title={words.goneTitle} standfirst={words.gone} />
      </div>
    );
    const head = { title: words.goneTitle, kind: 'problem' };
    return reply.show(part, { head, topics: [], status: 410, headers: hidden, isPrivate: true });
  }
  if (article.edition !== visit.edition.code) return reply.notFound();
  const framesUnder = visit.publication.inEdition(visit.edition, `/preview/${secret}`);
  const around = await soundAround(world, visit, { article });
  const { part, shown } = await drawStory(world, visit, article, { framesUnder, isSecret: true, around });
  const page = (
    <PreviewFrame visit={visit} until={found.expiresAt} isOut={await isAsPublished(world, found.articleId)}>
      {part}
    </PreviewFrame>
  );
  return reply.show(page, shownPrivately(shown, hidden));
};

/** One page of a draft for a frame of the newsroom's preview. */
const colleaguePage = async (asked: Asked, articleId: string, what: 'story' | 'teaser'): Promise<void> => {
  const { world, request, reply } = asked;
  const { visit } = request;
  if (!isStoryId(articleId) || !(await isColleague(asked))) return reply.notFound();
  const article = await previewStory(world, articleId);
  if (!article || article.edition !== visit.edition.code) return reply.notFound();
  const headers = { ...hidden, ...framed(world) };
  const isOut = await isAsPublished(world, articleId);
  const under = visit.publication.inEdition(visit.edition, `/preview/story/${articleId}`);
  if (what === 'story') {
    const around = await soundAround(world, visit, { article });
    const { part, shown } = await drawStory(world, visit, article, { framesUnder: under, around });
    return reply.show(
      <PreviewFrame visit={visit} isOut={isOut}>
        {part}
      </PreviewFrame>,
      shownPrivately(shown, headers),
    );
  }
  const pictures = await picturesOf(world, [article]);
  const part = (
    <PreviewFrame visit={visit} isOut={isOut}>
      <PreviewTeasers article={article} visit={visit} pictures={pictures} />
    </PreviewFrame>
  );
  return reply.show(part, {
    head: { title: article.headline, kind: 'front', styles: ['preview.css'] },
    topics: [],
    headers,
    isPrivate: true,
  });
};

type Frame = { Params: { key: string; kind: string; index: string } };

const framePage = async (
  asked: Asked,
  articleId: string | undefined,
  { kind, index }: Frame['Params'],
): Promise<void> => {
  const article = articleId === undefined ? undefined : await previewStory(asked.world, articleId);
  if (!article || (kind !== 'raw' && kind !== 'embed')) return asked.reply.notFound();
  return previewFrame(asked.request, asked.reply, { body: article.body, kind, index });
};

/** `/preview/…`: private links, and what the newsroom's preview page frames. */
export const previewRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { secret: string } }>('/preview/:secret', (request, reply) =>
    privatePage({ world, request, reply }, request.params.secret),
  );
  app.get<{ Params: { id: string } }>('/preview/story/:id', (request, reply) =>
    colleaguePage({ world, request, reply }, request.params.id, 'story'),
  );
  app.get<{ Params: { id: string } }>('/preview/teaser/:id', (request, reply) =>
    colleaguePage({ world, request, reply }, request.params.id, 'teaser'),
  );
  app.get<Frame>('/preview/story/:key/:kind/:index', async (request, reply) => {
    const asked = { world, request, reply };
    const { key } = request.params;
    const isAllowed = isStoryId(key) && (await isColleague(asked));
    return framePage(asked, isAllowed ? key : undefined, request.params);
  });
  app.get<Frame>('/preview/:key/:kind/:index', async (request, reply) => {
    const found = await storyByPreviewSecret(world, request.params.key, { isCounted: false });
    return framePage({ world, request, reply }, found?.articleId, request.params);
  });
};
