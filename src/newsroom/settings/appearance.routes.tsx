import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { mayStory } from '../../rooms/articles/articles.ts';
import {
  changeLook,
  defaultLook,
  previewCss,
  publicationOf,
  readLook,
  type Look,
} from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { staffOnly } from '../staff-only.ts';
import { AppearanceForm, type AppearanceFormProps } from './AppearanceForm.tsx';
import { LookPreview } from './LookPreview.tsx';
import { settingsStaff, showSettings } from './settings-page.tsx';

const path = '/newsroom/settings/appearance';
const names = Object.keys(defaultLook) as (keyof Look)[];

const draftOf = (given: unknown): Record<string, unknown> => {
  const fields = (given ?? {}) as Record<string, unknown>;
  return Object.fromEntries(names.filter((name) => Object.hasOwn(fields, name)).map((name) => [name, fields[name]]));
};

/** What the preview is drawn with: everything of the draft that could be shown, readable or not. */
const previewAddress = (look: Look): string => `${path}/preview.css?${new URLSearchParams(look).toString()}`;

/** A preview shows whatever colour was chosen; only what is no colour is left as it was. */
const shownLook = (draft: Record<string, unknown>, current: Look): Look => {
  const { look, faults } = readLook(draft, current);
  const isColour = (text: string): boolean => /^#[\da-f]{6}$/.test(text);
  return {
    ...look,
    accentLight: faults.accentLight && !isColour(look.accentLight) ? current.accentLight : look.accentLight,
    accentDark: faults.accentDark && !isColour(look.accentDark) ? current.accentDark : look.accentDark,
  };
};

/** The button beside an accent that cannot be read takes the nearest one that can. */
const withTaken = (
  draft: Record<string, unknown>,
  body: unknown,
): { draft: Record<string, unknown>; isTaken: boolean } => {
  const fields = (body ?? {}) as Record<string, unknown>;
  const taken = { ...draft };
  let isTaken = false;
  for (const name of ['accentLight', 'accentDark'] as const) {
    const value = fields[`take-${name}`];
    if (typeof value !== 'string' || value === '') continue;
    taken[name] = value;
    isTaken = true;
  }
  return { draft: taken, isTaken };
};

export const appearanceSettingsRoutes = (app: FastifyInstance, world: World): void => {
  const show = async (
    reply: FastifyReply,
    account: Account,
    { status, preview, ...props }: AppearanceFormProps & { status?: number; preview?: Look },
  ): Promise<void> => {
    const { edition } = reply.request.visit;
    const children = (
      <>
        <p>
          Colours that cannot be read are refused, with the nearest that can. Nothing is loaded from elsewhere, and
          nothing more is loaded at all while everything is as Courant has it.
        </p>
        <AppearanceForm {...props} />
        <LookPreview edition={edition} />
      </>
    );
    const about = { account, here: 'appearance', title: 'Appearance', children, status };
    const styles = [previewAddress(preview ?? props.look)];
    await showSettings(reply, { ...about, styles, islands: ['look-form.js'] });
  };

  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const { look } = (await publicationOf(world)).settings;
    await show(reply, account, { look, isSaved: request.query.saved === '1' });
  });

  app.post(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const { look: current } = (await publicationOf(world)).settings;
    const fields = (request.body ?? {}) as Record<string, unknown>;
    const { draft, isTaken } = withTaken(draftOf(fields), fields);
    const wanted = fields['reset'] === '1' ? { ...defaultLook } : draft;
    const { look, faults } = readLook(wanted, current);
    const preview = shownLook(wanted, current);
    if (fields['preview'] === '1' || isTaken) return show(reply, account, { look, faults, preview, isShown: true });
    const changed = await changeLook(world, wanted);
    if (!changed.ok) return show(reply, account, { look, faults, preview, status: 422 });
    return reply.redirect(`${path}?saved=1`, 303);
  });

  app.get<{ Querystring: Record<string, unknown> }>(`${path}/preview.css`, async (request, reply) => {
    const account = await staffOnly(world, request, reply);
    if (!account) return;
    if (!mayStory(account, 'edit-settings')) return reply.notFound();
    const { look } = (await publicationOf(world)).settings;
    const css = previewCss(shownLook(draftOf(request.query), look));
    await reply.header('cache-control', 'private, no-store').type('text/css; charset=utf-8').send(css);
  });
};
