/** A page of the settings that is one form over settings by name: shown, read, checked, saved. */
import type { FastifyInstance } from 'fastify';
import type { ComponentChildren, JSX } from 'preact';
import {
  checkSettings,
  publicationOf,
  saveSettings,
  type Publication,
  type SettingsDraft,
} from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import type { World } from '../../world.ts';
import {
  gathered,
  SaveOutcome,
  sentForm,
  settingsPages,
  settingsStaff,
  showSettings,
  type Faults,
  type SentForm,
} from './settings-page.tsx';

export type SimpleProps = { publication: Publication; form?: SentForm; faults: Faults };

export type SimplePage = {
  /** Its key among the pages of the settings. */
  key: string;
  Fields: (props: SimpleProps) => JSX.Element;
  draftOf: (form: SentForm, publication: Publication) => SettingsDraft;
  /** Fields of several lines: what is wrong in one of them is told with its line. */
  lists?: readonly string[];
  above?: (world: World) => Promise<ComponentChildren> | ComponentChildren;
  below?: (world: World) => Promise<ComponentChildren> | ComponentChildren;
};

export const simpleSettingsRoutes = (app: FastifyInstance, world: World, page: SimplePage): void => {
  const entry = settingsPages.find(({ key }) => key === page.key);
  if (!entry) throw new Error(`there is no page ${page.key} among the settings`);
  const { href, name: title, needs } = entry;
  const { Fields, draftOf, lists = [] } = page;

  const draw = async (props: SimpleProps, isSaved: boolean): Promise<JSX.Element> => (
    <>
      <SaveOutcome faults={props.faults} isSaved={isSaved} />
      {await page.above?.(world)}
      <form class="form setting-form" method="post" action={href}>
        <Fields {...props} />
        <p>
          <Button>Save</Button>
        </p>
      </form>
      {await page.below?.(world)}
    </>
  );

  app.get<{ Querystring: { saved?: string } }>(href, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, needs);
    if (!account) return;
    const children = await draw({ publication: await publicationOf(world), faults: {} }, request.query.saved === '1');
    await showSettings(reply, { account, here: page.key, title, children });
  });

  app.post(href, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, needs);
    if (!account) return;
    const publication = await publicationOf(world);
    const form = sentForm(request.body);
    const { settings, faults } = checkSettings(draftOf(form, publication));
    if (Object.keys(faults).length > 0) {
      const children = await draw({ publication, form, faults: gathered(faults, lists) }, false);
      return showSettings(reply, { account, here: page.key, title, children, status: 422 });
    }
    await saveSettings(world, settings);
    return reply.redirect(`${href}?saved=1`, 303);
  });
};
