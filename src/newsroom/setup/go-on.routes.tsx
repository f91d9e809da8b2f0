/** The last two steps, signed in: how it looks, and what to begin with. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import { PasskeyForm, type Account } from '../../rooms/accounts/accounts.ts';
import { mayStory, saveSection, sectionsOf } from '../../rooms/articles/articles.ts';
import { maxBrandBytes } from '../../rooms/media/media.ts';
import {
  changeLook,
  closeSetup,
  publicationOf,
  readLook,
  type Edition,
  type Look,
  type LookFaults,
  type Visit,
} from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field, TextField } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';
import { setBrand } from '../settings/set-brand.ts';
import { SaveOutcome, sentForm } from '../settings/settings-page.tsx';
import { staffOnly } from '../staff-only.ts';
import { SetupPage, setupHead } from './SetupPage.tsx';

const lookPath = '/newsroom/setup/look';
const firstPath = '/newsroom/setup/first';

const LogoField = ({ fault }: { fault: string | undefined }): JSX.Element => (
  <div class="field">
    <label for="field-file">Logo</label>
    <p class="field-hint" id="file-hint">
      The drawn name, in place of the written one. PNG, SVG, WebP or JPEG; can be left empty.
    </p>
    <input
      class="input"
      id="field-file"
      type="file"
      name="file"
      accept="image/png,image/svg+xml,image/webp,image/jpeg"
      aria-describedby={fault ? 'file-hint file-fault' : 'file-hint'}
    />
    {fault ? (
      <p class="field-fault" id="file-fault">
        {fault}
      </p>
    ) : null}
  </div>
);

const LookStep = ({
  visit,
  account,
  look,
  faults,
}: {
  visit: Visit;
  account: Account;
  look: Look;
  faults: LookFaults & { file?: string };
}): JSX.Element => (
  <SetupPage step={3} title="How does it look?">
    <SaveOutcome faults={faults} />
    {account.hasPassword ? null : (
      <section class="notice">
        <p>You have no password. With a passkey of this device you sign in without one and without mail:</p>
        <PasskeyForm visit={visit} act="create">
          <input type="hidden" name="return" value={lookPath} />
        </PasskeyForm>
      </section>
    )}
    <form class="form" method="post" action={lookPath} enctype="multipart/form-data">
      <Field
        name="accentLight"
        label="Accent on light pages"
        hint="Links and buttons, as #rrggbb. What cannot be read is refused, with the nearest colour that can."
        dir="ltr"
        maxLength={7}
        value={look.accentLight}
        fault={faults.accentLight}
      />
      <Field
        name="accentDark"
        label="Accent on dark pages"
        dir="ltr"
        maxLength={7}
        value={look.accentDark}
        fault={faults.accentDark}
      />
      <LogoField fault={faults.file} />
      <p class="queue-acts">
        <Button>Go on</Button>
        <a href={firstPath}>Skip this</a>
      </p>
      <p class="field-hint">Paper, faces, icon and a preview are among the settings, under Appearance.</p>
    </form>
  </SetupPage>
);

const ways = (hasDemo: boolean) => [
  { value: 'story', label: 'With a first story' },
  { value: 'import', label: 'With what I have elsewhere: WordPress, Ghost' },
  ...(hasDemo ? [{ value: 'demo', label: 'With the demo’s stories, to look around' }] : []),
  { value: 'settings', label: 'With the settings' },
];

const FirstStep = ({ edition, isEmpty }: { edition: Edition; isEmpty: boolean }): JSX.Element => (
  <SetupPage step={4} title="What do you begin with?">
    <form class="form" method="post" action={firstPath}>
      <TextField
        name="sections"
        label="First sections"
        hint="A line each; they stand in the navigation in this order. Can be left empty, and changed any time."
        rows={6}
        maxLength={2_000}
      />
      <Choices name="way" label="Then begin" value="story" choices={ways(isEmpty && edition.code === 'en')} />
      <p class="queue-acts">
        <Button>Finish</Button>
        <Button tone="quiet" name="skip" value="1">
          Skip this
        </Button>
      </p>
    </form>
  </SetupPage>
);

const ImportHelp = (): JSX.Element => (
  <SetupPage step={4} title="Bringing your stories along">
    <p>Imports run where the server runs, as they bring thousands of stories with their pictures and addresses:</p>
    <pre>
      <code dir="ltr">
        npx courant import wordpress export.xml --fetch-media{'\n'}npx courant import ghost export.json --fetch-media
      </code>
    </pre>
    <p>
      Every former address goes on working. docs/importing.md says what comes along.{' '}
      <a href="/newsroom">To the newsroom</a>
    </p>
  </SetupPage>
);

const sectionNames = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim().slice(0, 60))
      .filter(Boolean),
  ),
];

/** As many as a navigation can hold, and some. */
const mostSections = 20;

const saveSections = async (world: World, edition: Edition, names: readonly string[]): Promise<void> => {
  const known = new Set((await sectionsOf(world, edition.code)).map(({ name }) => name.toLowerCase()));
  const fresh = names.filter((name) => !known.has(name.toLowerCase())).slice(0, mostSections);
  await world.write(async (tx) => {
    for (const [position, name] of fresh.entries())
      await saveSection(world, tx, {
        edition: edition.code,
        key: world.newId(),
        name,
        position: known.size + position,
      });
  });
};

type Sent = { fields: Record<string, string>; file?: { bytes: Buffer; fileName: string } };

/** The fields and the one file of a form; a file that is too large is left out and told. */
const readSent = async (request: FastifyRequest): Promise<Sent & { isTooLarge?: boolean }> => {
  if (!request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string> };
  const sent: Sent = { fields: {} };
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') sent.fields[part.fieldname] = String(part.value);
      else {
        const bytes = await part.toBuffer();
        if (bytes.length > 0) sent.file = { bytes, fileName: part.filename };
      }
    }
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') return { ...sent, isTooLarge: true };
    throw Object.assign(new Error('a form could not be read', { cause: error }), { statusCode: 400 });
  }
  return sent;
};

/** The publisher, while the setting up is open; else the answer has been sent. */
const publisherOf = async (
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account) return undefined;
  if (!mayStory(account, 'edit-publication')) {
    await reply.notFound();
    return undefined;
  }
  const { setup } = (await publicationOf(world)).settings;
  if (setup.isOpen) return account;
  await reply.redirect('/newsroom/settings', 303);
  return undefined;
};

const show = async (reply: FastifyReply, part: JSX.Element, status = 200): Promise<void> =>
  reply.show(part, { head: setupHead('Setting up', ['passkey.js']), topics: [], isPrivate: true, status });

const lookRoutes = (app: FastifyInstance, world: World): void => {
  app.get(lookPath, async (request, reply) => {
    const account = await publisherOf(world, request, reply);
    if (!account) return;
    const { look } = (await publicationOf(world)).settings;
    await show(reply, <LookStep visit={request.visit} account={account} look={look} faults={{}} />);
  });

  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: maxBrandBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 20 },
    });
    scope.post(lookPath, async (request, reply) => {
      const account = await publisherOf(world, request, reply);
      if (!account) return;
      const { fields, file, isTooLarge } = await readSent(request);
      const { look: current } = (await publicationOf(world)).settings;
      const read = readLook({ accentLight: fields['accentLight'], accentDark: fields['accentDark'] }, current);
      const faults: LookFaults & { file?: string } = { ...read.faults };
      if (isTooLarge) faults.file = 'It is larger than 4 MB.';
      if (Object.keys(faults).length === 0 && file) {
        const set = await setBrand(world, 'light', file);
        if (!set.ok) faults.file = set.detail ?? 'This is no picture we can read.';
      }
      if (Object.keys(faults).length > 0) {
        const part = <LookStep visit={request.visit} account={account} look={read.look} faults={faults} />;
        return show(reply, part, 422);
      }
      await changeLook(world, read.look);
      return reply.redirect(firstPath, 303);
    });
  });
};

const firstRoutes = (app: FastifyInstance, world: World): void => {
  app.get(firstPath, async (request, reply) => {
    if (!(await publisherOf(world, request, reply))) return;
    const { defaultEdition, editions } = await publicationOf(world);
    await show(reply, <FirstStep edition={defaultEdition} isEmpty={editions.length === 1} />);
  });

  app.post(firstPath, async (request, reply) => {
    if (!(await publisherOf(world, request, reply))) return;
    const form = sentForm(request.body);
    const { defaultEdition } = await publicationOf(world);
    const way = form.has('skip') ? 'skip' : (form.text('way') ?? 'story');
    if (way !== 'skip') await saveSections(world, defaultEdition, sectionNames(form.text('sections') ?? ''));
    await closeSetup(world);
    if (way === 'demo' && defaultEdition.code === 'en') await world.write((tx) => tx.later('add-demo', {}));
    if (way === 'import') return show(reply, <ImportHelp />);
    return reply.redirect(
      way === 'story' ? '/newsroom/stories/new' : way === 'settings' ? '/newsroom/settings' : '/newsroom',
      303,
    );
  });
};

export const setupGoOnRoutes = (app: FastifyInstance, world: World): void => {
  lookRoutes(app, world);
  firstRoutes(app, world);
};
