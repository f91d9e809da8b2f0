/** What a publication's own look is made of: its stylesheet, logo and icons, the files of its theme, and the manifest for home screens. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { World } from '../../world.ts';
import { publicationOf } from './publication-of.ts';
import { themeFile } from './theme/theme.ts';

const forGood = 'public, max-age=31536000, immutable';
const inSandbox = { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" };

const types: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The folder of a publication's own pictures. */
export const lookFolder = ({ config }: Pick<World, 'config'>): string => join(config.dataDir, 'look');

const ownName = /^[a-z]+-[\w]{8,24}(?:-\d{2,4})?\.png$/;

const sendFile = async (reply: FastifyReply, bytes: Buffer, name: string): Promise<void> =>
  reply.page({
    body: bytes,
    type: types[extname(name).toLowerCase()] ?? 'application/octet-stream',
    topics: ['site'],
    headers: { 'Cache-Control': forGood, ...inSandbox },
  });

/**
 * The stylesheet by its hash. A page that was kept elsewhere may still ask for the one before: it is led to the one of today, as no
 * style at all would be worse than a newer one.
 */
const stylesheet = async (world: World, reply: FastifyReply, name: string): Promise<void> => {
  const { look } = await publicationOf(world);
  const here = look.stylesheet;
  if (here && here.href === `/look/${name}`)
    return reply.page({
      body: here.css,
      type: 'text/css; charset=utf-8',
      topics: ['site'],
      headers: { 'Cache-Control': forGood },
    });
  reply.header('cache-control', 'public, max-age=60');
  if (here) return reply.redirect(here.href, 302);
  await reply.type('text/css; charset=utf-8').send('');
};

const fileRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Params: { name: string } }>('/look/:name', async (request, reply) => {
    const { name } = request.params;
    if (/^\w{12}\.css$/.test(name)) return stylesheet(world, reply, name);
    if (!ownName.test(name)) return reply.notFound();
    const bytes = await readFile(join(lookFolder(world), name)).catch(() => undefined);
    return bytes ? sendFile(reply, bytes, name) : reply.notFound();
  });

  app.get<{ Params: { mark: string; name: string } }>('/look/files/:mark/:name', async (request, reply) => {
    const { mark, name } = request.params;
    const { look } = await publicationOf(world);
    const bytes = await themeFile(look.theme, mark, name);
    return bytes ? sendFile(reply, bytes, name) : reply.notFound();
  });
};

const manifestRoute = (app: FastifyInstance): void => {
  app.get('/manifest.webmanifest', async (request, reply) => {
    const { edition, publication } = request.visit;
    const { look } = publication;
    if (look.icons.length === 0) return reply.notFound();
    const manifest = {
      name: edition.publicationName,
      short_name: edition.publicationName.slice(0, 30),
      lang: edition.language,
      dir: edition.direction,
      start_url: publication.home(edition),
      scope: '/',
      display: 'minimal-ui',
      background_color: look.paper.light,
      theme_color: look.paper.light,
      icons: look.icons
        .filter(({ width }) => width >= 192)
        .map(({ href, width, height }) => ({
          src: href,
          sizes: `${width}x${height}`,
          type: 'image/png',
          purpose: 'any',
        })),
    };
    return reply.page({
      body: JSON.stringify(manifest),
      type: 'application/manifest+json; charset=utf-8',
      topics: ['site'],
      maxAge: 3600,
    });
  });
};

export const lookRoutes = (app: FastifyInstance, world: World): void => {
  fileRoutes(app, world);
  manifestRoute(app);
};
