import type { FastifyReply, FastifyRequest } from 'fastify';

type Asked = { method: string; headers: Readonly<Record<string, string | string[] | undefined>> };

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/**
 * Why a request that changes something is refused as coming from another site, or undefined when it may pass.
 * Fetch Metadata decides (`Sec-Fetch-Site`); where a browser does not send it (plain http, old ones), the exact Origin does.
 * A request with neither comes from no page of ours. No token is needed, so pages with forms stay keepable.
 */
export const crossSiteFault = ({ method, headers }: Asked, ownOrigin: string): string | undefined => {
  if (safeMethods.has(method)) return undefined;
  const site = headers['sec-fetch-site'];
  const origin = headers['origin'];
  if (site !== undefined)
    return site === 'same-origin' || site === 'none' ? undefined : 'it was sent from another site';
  if (origin === undefined) return 'it names neither Sec-Fetch-Site nor Origin';
  return origin === ownOrigin ? undefined : `it was sent from a page that is not on ${ownOrigin}`;
};

type Guard = {
  publicUrl: string;
  /** Addresses that carry their own proof (a signed link in a mail, a web hook). */
  isExempt?: (path: string) => boolean;
};

/** A hook for Fastify's `onRequest`: answers 403 with the reason in plain words. */
export const refuseCrossSite = ({
  publicUrl,
  isExempt,
}: Guard): ((request: FastifyRequest, reply: FastifyReply) => Promise<void>) => {
  const ownOrigin = new URL(publicUrl).origin;
  return async (request, reply) => {
    const fault = crossSiteFault(request, ownOrigin);
    if (fault === undefined || isExempt?.(request.url.split('?', 1)[0] ?? '') === true) return;
    await reply
      .code(403)
      .header('Cache-Control', 'no-store')
      .type('text/plain; charset=utf-8')
      .send(`This request was refused: ${fault}. Open the page on this site and try again from there.\n`);
  };
};
