import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { maxBrandBytes } from '../../rooms/media/media.ts';
import { publicationOf, type Publication, type ServedPicture } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import type { World } from '../../world.ts';
import { isBrandPlace, removeBrand, setBrand, type BrandPlace } from './set-brand.ts';
import { SaveOutcome, settingsStaff, showSettings, type Faults } from './settings-page.tsx';

const path = '/newsroom/settings/logo';

const places: Record<BrandPlace, { title: string; hint: string }> = {
  light: {
    title: 'Logo on light pages',
    hint: 'The drawn name, in place of the written one. Any width; it is shown up to 4 rem high.',
  },
  dark: {
    title: 'Logo on dark pages',
    hint: 'The same for dark pages. Without it the logo of light pages is shown there too: see that it can be seen.',
  },
  icons: {
    title: 'Icon',
    hint: 'Square, at least 512 pixels. Shown in tabs, on home screens and in search results; every size is made of it.',
  },
};

const Shown = ({ picture, place, alt }: { picture: ServedPicture; place: BrandPlace; alt: string }): JSX.Element => (
  <p class="look-drawn" data-look={place === 'dark' ? 'dark' : 'light'}>
    <img src={picture.href} alt={alt} width={picture.width} height={picture.height} />
  </p>
);

type PlaceProps = { place: BrandPlace; pictures: readonly ServedPicture[]; fault?: string | undefined };

const Place = ({ place, pictures, fault }: PlaceProps): JSX.Element => {
  const { title, hint } = places[place];
  const [first] = pictures;
  return (
    <section class="setting-group" aria-labelledby={`${place}-title`}>
      <h2 id={`${place}-title`}>{title}</h2>
      {first ? <Shown picture={pictures.at(-1) ?? first} place={place} alt={title} /> : <p>None yet.</p>}
      <form class="form" method="post" action={`${path}/${place}`} enctype="multipart/form-data">
        <div class="field">
          <label for={`field-${place}`}>{first ? 'Another picture' : 'Picture'}</label>
          <p class="field-hint" id={`${place}-hint`}>
            {hint} PNG, SVG, WebP or JPEG, at most 4 MB; an SVG is drawn as PNG.
          </p>
          <input
            class="input"
            id={`field-${place}`}
            type="file"
            name="file"
            accept="image/png,image/svg+xml,image/webp,image/jpeg"
            aria-describedby={fault ? `${place}-hint ${place}-fault` : `${place}-hint`}
            aria-invalid={fault ? 'true' : undefined}
          />
          {fault ? (
            <p class="field-fault" id={`${place}-fault`}>
              {fault}
            </p>
          ) : null}
        </div>
        <p>
          <Button>Use this picture</Button>
        </p>
      </form>
      {first ? (
        <form method="post" action={`${path}/${place}/remove`}>
          <Button tone="quiet">Remove it</Button>
        </form>
      ) : null}
    </section>
  );
};

const picturesAt = ({ look }: Publication, place: BrandPlace): readonly ServedPicture[] =>
  place === 'icons' ? look.icons : [look.logo?.[place]].filter((one) => one !== undefined);

/** The bytes of the one file that was sent; undefined when there was none, or it was too large. */
const sentFile = async (
  request: FastifyRequest,
): Promise<{ bytes: Buffer; fileName: string } | 'too-large' | undefined> => {
  try {
    const file = await request.file();
    if (!file) return undefined;
    return { bytes: await file.toBuffer(), fileName: file.filename };
  } catch (error) {
    const { code = '', statusCode } = error as { code?: string; statusCode?: number };
    if (code === 'FST_REQ_FILE_TOO_LARGE') return 'too-large';
    if (code.startsWith('FST_') || (statusCode !== undefined && statusCode < 500)) return undefined;
    if (error instanceof Error && /multipart|boundary|end of form|header/i.test(error.message)) return undefined;
    throw error;
  }
};

type WithPlace = { Params: { place: string } };

export const logoSettingsRoutes = (app: FastifyInstance, world: World): void => {
  const show = async (
    reply: FastifyReply,
    account: Account,
    { faults = {}, isSaved = false }: { faults?: Faults; isSaved?: boolean },
  ): Promise<void> => {
    const publication = await publicationOf(world);
    const children = (
      <>
        <SaveOutcome faults={faults} isSaved={isSaved} />
        {(Object.keys(places) as BrandPlace[]).map((place) => (
          <Place key={place} place={place} pictures={picturesAt(publication, place)} fault={faults[place]} />
        ))}
      </>
    );
    const status = Object.keys(faults).length > 0 ? 422 : 200;
    await showSettings(reply, { account, here: 'logo', title: 'Logo and icon', children, status });
  };

  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (account) await show(reply, account, { isSaved: request.query.saved === '1' });
  });

  app.post<WithPlace>(`${path}/:place/remove`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const { place } = request.params;
    if (!isBrandPlace(place)) return reply.notFound();
    await removeBrand(world, place);
    return reply.redirect(`${path}?saved=1`, 303);
  });

  // Files may be sent to this one address, one at a time.
  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: maxBrandBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 20 },
    });
    scope.post<WithPlace>(`${path}/:place`, async (request, reply) => {
      const account = await settingsStaff(world, { request, reply });
      if (!account) return;
      const { place } = request.params;
      if (!isBrandPlace(place)) return reply.notFound();
      const sent = request.isMultipart() ? await sentFile(request) : undefined;
      if (sent === undefined) return show(reply, account, { faults: { [place]: 'Choose a picture first.' } });
      if (sent === 'too-large') return show(reply, account, { faults: { [place]: 'It is larger than 4 MB.' } });
      const set = await setBrand(world, place, sent);
      if (!set.ok)
        return show(reply, account, { faults: { [place]: set.detail ?? 'This is no picture we can read.' } });
      return reply.redirect(`${path}?saved=1`, 303);
    });
  });
};
