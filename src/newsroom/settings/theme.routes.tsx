import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { publicationOf, readThemeAgain, type ServedLook } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import type { World } from '../../world.ts';
import { SaveOutcome, settingsStaff, showSettings } from './settings-page.tsx';

const path = '/newsroom/settings/theme';

const countOf = (tokens: object): number =>
  Object.values(tokens).reduce((sum, one) => sum + Object.keys(one).length, 0);

const InIt = ({ look }: { look: ServedLook }): JSX.Element => {
  const { tokens, css, parts, files } = look.theme;
  return (
    <dl class="setting-facts">
      <dt>Tokens</dt>
      <dd>{countOf(tokens)}</dd>
      <dt>Stylesheet</dt>
      <dd>{css === '' ? 'none' : `${css.length} signs`}</dd>
      <dt>Parts of pages</dt>
      <dd>{Object.keys(parts).join(', ') || 'none: all are built in'}</dd>
      <dt>Files</dt>
      <dd>{files.size}</dd>
    </dl>
  );
};

const Faults = ({ look }: { look: ServedLook }): JSX.Element =>
  look.themeFaults.length === 0 ? (
    <p>Nothing is wrong with it.</p>
  ) : (
    <>
      <h2>What is wrong with it</h2>
      <p>A part or sheet with a fault is left out, and the one built in is used. Warnings change nothing.</p>
      <ul class="fault-list">
        {look.themeFaults.slice(0, 100).map(({ file, line, words, isOnlyWarning }) => (
          <li key={`${file}${line}${words}`}>
            <code dir="ltr">{`${file}:${line}`}</code> {isOnlyWarning ? 'Warning: ' : ''}
            {words}
          </li>
        ))}
      </ul>
    </>
  );

export const themeSettingsRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    const { look } = await publicationOf(world);
    const { theme } = look;
    const children = (
      <>
        <SaveOutcome isSaved={request.query.saved === '1'} saved="Read again. Every page follows from now on." />
        <p>
          The theme is the folder <code dir="ltr">{theme.folder}</code>: <code>tokens.css</code>, <code>theme.css</code>
          , <code>parts/masthead.html</code>, <code>footer</code>, <code>story-foot</code>, <code>front-head</code>, and{' '}
          <code>files/</code>. The page docs/themes.md says what may stand in them, and docs/theme-example is one to
          begin with.
        </p>
        {theme.isThere ? <InIt look={look} /> : <p>There is no such folder: everything is built in.</p>}
        {theme.isThere ? <Faults look={look} /> : null}
        <form method="post" action={path}>
          <p class="field-hint">The folder is read when the server starts, when settings are saved, and now:</p>
          <Button>Read the folder again</Button>
        </form>
      </>
    );
    await showSettings(reply, { account, here: 'theme', title: 'Theme', children });
  });

  app.post(path, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply });
    if (!account) return;
    await readThemeAgain(world);
    await reply.redirect(`${path}?saved=1`, 303);
  });
};
