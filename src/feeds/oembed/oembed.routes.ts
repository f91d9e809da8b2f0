import type { FastifyInstance } from 'fastify';
import type { World } from '../../world.ts';
import { oembedJson, oembedOf, oembedXml } from './oembed.ts';

type Query = { url?: unknown; format?: unknown; maxwidth?: unknown; maxheight?: unknown };

const boundOf = (asked: unknown): number => {
  const most = typeof asked === 'string' && /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
  return most > 0 ? most : Infinity;
};

/** `/oembed?url=…&format=json|xml&maxwidth=…&maxheight=…` for those who show our links with a preview. */
export const oembedRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Query }>('/oembed', async (request, reply) => {
    const { url, format = 'json', maxwidth, maxheight } = request.query;
    if (format !== 'json' && format !== 'xml')
      return reply.code(501).type('text/plain; charset=utf-8').send('Only json and xml are offered.\n');
    if (typeof url !== 'string')
      return reply.code(400).type('text/plain; charset=utf-8').send('The parameter url is missing.\n');
    const found = await oembedOf(world, url, { maxwidth: boundOf(maxwidth), maxheight: boundOf(maxheight) });
    if (!found)
      return reply.code(404).type('text/plain; charset=utf-8').send('No public story of this site has that address.\n');
    return reply.page({
      body: format === 'json' ? oembedJson(found.oembed) : oembedXml(found.oembed),
      type: format === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8',
      topics: found.topics,
      headers: { 'access-control-allow-origin': '*' },
    });
  });
};
