import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { safeHref } from '../common/addresses.ts';
import { wordsFor } from '../common/words.ts';
import { appearanceCookie, defaultAppearance, schemes, textSizes, type Appearance } from '../delivery/delivery.ts';
import type { Visit } from '../rooms/publication/publication.ts';
import { Button } from '../ui/parts/Button.tsx';
import { Choices } from '../ui/parts/Field.tsx';
import { PageHead } from '../ui/parts/PageHead.tsx';
import type { World } from '../world.ts';
import { readerWords } from './reader-words.ts';

/** A path of this site to go back to; anything else leads to the front page. */
const returnPath = (asked: unknown, visit: Visit): string => {
  const path = typeof asked === 'string' && asked.length <= 2000 ? safeHref(asked) : undefined;
  return path?.startsWith('/') && !/[\\\s]/.test(path) ? path : visit.link('/');
};

const AppearanceForm = ({ visit, back }: { visit: Visit; back: string }): JSX.Element => {
  const words = wordsFor(readerWords, visit.edition.language);
  const current = visit.appearance ?? defaultAppearance;
  return (
    <div class="page">
      <PageHead title={words.appearance} standfirst={words.appearanceText} />
      <form class="form" method="post" action={visit.link('/appearance')}>
        <Choices
          name="scheme"
          label={words.scheme}
          value={current.scheme}
          choices={schemes.map((value) => ({ value, label: words.schemes[value] }))}
        />
        <Choices
          name="size"
          label={words.textSize}
          value={current.textSize}
          choices={textSizes.map((value) => ({ value, label: words.textSizes[value] }))}
        />
        <input type="hidden" name="return" value={back} />
        <Button>{words.keep}</Button>
      </form>
    </div>
  );
};

type Posted = { Body: { scheme?: unknown; size?: unknown; return?: unknown } | undefined };

/** Colours and text size: a form that sets a cookie, for the server then draws every page so. */
export const appearanceRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { return?: string } }>('/appearance', async (request, reply) => {
    const { visit } = request;
    const head = { title: wordsFor(readerWords, visit.edition.language).appearance, kind: 'appearance' };
    const back = returnPath(request.query.return, visit);
    await reply.show(<AppearanceForm visit={visit} back={back} />, { head, topics: [], isPrivate: true });
  });

  app.post<Posted>('/appearance', async (request, reply) => {
    const { scheme, size, return: back } = request.body ?? {};
    const appearance: Appearance = {
      scheme: schemes.find((known) => known === scheme) ?? defaultAppearance.scheme,
      textSize: textSizes.find((known) => known === size) ?? defaultAppearance.textSize,
    };
    await reply
      .header('set-cookie', appearanceCookie(appearance, world.config.publicUrl))
      .header('cache-control', 'no-store')
      .redirect(asLocation(returnPath(back, request.visit)), 303);
  });
};

/** Addresses arrive encoded or not; what a Location header cannot hold is encoded, and nothing twice. */
const asLocation = (path: string): string => path.toWellFormed().replace(/[^!-~]+/g, encodeURIComponent);
