/** Everything that is set for the whole publication, page by page. */
import type { FastifyInstance } from 'fastify';
import { mayStory } from '../../rooms/articles/articles.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import type { World } from '../../world.ts';
import { appearanceSettingsRoutes } from './appearance.routes.tsx';
import { crawlersPage } from './crawlers-page.tsx';
import { editionSettingsRoutes } from './editions.routes.tsx';
import { logoSettingsRoutes } from './logo.routes.tsx';
import { mailSettingsRoutes } from './mail.routes.tsx';
import { navigationSettingsRoutes } from './navigation.routes.tsx';
import { policySettingsRoutes } from './policies.routes.tsx';
import { publicationSettingsRoutes } from './publication.routes.tsx';
import { settingsPages, settingsStaff, showSettings } from './settings-page.tsx';
import { sharingPage } from './sharing-page.tsx';
import { simpleSettingsRoutes } from './simple-page.tsx';
import { themeSettingsRoutes } from './theme.routes.tsx';

/** Settings that have a page elsewhere. */
const elsewhere = [
  ['/newsroom/settings/checklist', 'Checklist', 'What is looked at before a story goes out, and what of it blocks.'],
  ['/newsroom/discussion/settings', 'Discussion', 'Who may comment, what is checked, what waits.'],
  ['/newsroom/sign-in', 'Signing in', 'Other ways for readers to sign in, and the second step for staff.'],
  ['/newsroom/discussion/duties', 'Duties', 'Contact points, how long things are kept, the yearly report.'],
] as const;

const connections = [
  ['/api', 'API', 'Everything the newsroom does, by HTTP; described for programs and people.'],
  ['/me/tokens', 'Your tokens', 'Keys with which programs act for you, each with a scope of its own.'],
  ['/newsroom/signals', 'Webhooks', 'Other systems are told of what happens, signed.'],
  ['/newsroom/judges', 'Outside judges', 'Services that say what they think of a comment.'],
] as const;

const LinkList = ({ links }: { links: readonly (readonly [href: string, name: string, text: string])[] }) => (
  <ul class="setting-list">
    {links.map(([href, name, text]) => (
      <li key={href}>
        <a href={href}>{name}</a>
        <p>{text}</p>
      </li>
    ))}
  </ul>
);

const overview = (app: FastifyInstance, world: World): void => {
  app.get('/newsroom/settings', async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const { settings } = await publicationOf(world);
    const own = settingsPages.filter(({ needs }) => mayStory(account, needs));
    const children = (
      <>
        {settings.setup.isOpen ? (
          <p class="notice">
            The first setting up is not finished. <a href="/newsroom/setup/look">Go on with it</a>
          </p>
        ) : null}
        <LinkList links={own.map(({ href, name, text }) => [href, name, text] as const)} />
        <h2>Elsewhere</h2>
        <LinkList links={elsewhere} />
      </>
    );
    await showSettings(reply, { account, here: '', title: 'Settings', children });
  });

  app.get('/newsroom/settings/connections', async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const children = <LinkList links={connections} />;
    await showSettings(reply, { account, here: 'connections', title: 'API and webhooks', children });
  });
};

export const settingsRoutes = (app: FastifyInstance, world: World): void => {
  overview(app, world);
  publicationSettingsRoutes(app, world);
  appearanceSettingsRoutes(app, world);
  logoSettingsRoutes(app, world);
  themeSettingsRoutes(app, world);
  editionSettingsRoutes(app, world);
  navigationSettingsRoutes(app, world);
  simpleSettingsRoutes(app, world, sharingPage);
  policySettingsRoutes(app, world);
  simpleSettingsRoutes(app, world, crawlersPage);
  mailSettingsRoutes(app, world);
};
