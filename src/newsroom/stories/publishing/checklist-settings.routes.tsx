/** `/newsroom/settings/checklist`: what is looked at before a story goes out, and what blocks it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import type { Account } from '../../../rooms/accounts/accounts.ts';
import { mayStory, sectionsOf } from '../../../rooms/articles/articles.ts';
import {
  checkKeys,
  checkLevels,
  checklistSettings,
  checks,
  saveChecklistSettings,
  type CheckKey,
  type CheckLevel,
  type ChecklistSettings,
} from '../../../rooms/drafting/drafting.ts';
import { publicationOf } from '../../../rooms/publication/publication.ts';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { World } from '../../../world.ts';
import { fieldOf } from '../../duties/duty-pages.tsx';
import { staffOnly } from '../../staff-only.ts';
import { StaffBar } from '../../views/StaffBar.tsx';
import { Tick } from './story-pages.tsx';

const path = '/newsroom/settings/checklist';

const levelNames: Record<CheckLevel, string> = { off: 'Not looked at', advice: 'Advice', blocks: 'Blocks' };

const Check = ({ name, level }: { name: CheckKey; level: CheckLevel }): JSX.Element => (
  <fieldset class="field choices">
    <legend>{checks[name].name}</legend>
    <p class="field-hint">{checks[name].about}</p>
    <div class="link-row">
      {checkLevels.map((one) => (
        <label class="choice" key={one}>
          <input type="radio" name={name} value={one} checked={one === level} />
          <span>{levelNames[one]}</span>
        </label>
      ))}
    </div>
  </fieldset>
);

type Sections = readonly { key: string; name: string }[];

/** Sections are the same in every edition; each is named as the first edition names it. */
const sectionsEverywhere = async (world: World): Promise<Sections> => {
  const { editions } = await publicationOf(world);
  const found = new Map<string, string>();
  for (const { code } of editions)
    for (const { key, name } of await sectionsOf(world, code)) if (!found.has(key)) found.set(key, name);
  return [...found].map(([key, name]) => ({ key, name }));
};

const Form = ({ settings, sections }: { settings: ChecklistSettings; sections: Sections }): JSX.Element => (
  <form class="publish-part" method="post" action={path}>
    <div class="check-levels">
      {checkKeys.map((key) => (
        <Check key={key} name={key} level={settings.levels[key]} />
      ))}
    </div>
    {sections.length > 0 ? (
      <fieldset class="field choices">
        <legend>Sections whose stories need a legal check</legend>
        {sections.map(({ key, name }) => (
          <Tick key={key} name={`legal-${key}`} label={name} isOn={settings.legalSections.includes(key)} />
        ))}
      </fieldset>
    ) : null}
    <div>
      <Button>Save</Button>
    </div>
  </form>
);

const headOf = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<Account | undefined> => {
  const account = await staffOnly(world, request, reply);
  if (!account || mayStory(account, 'edit-settings')) return account;
  await reply.notFound();
  return undefined;
};

export const checklistSettingsRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await headOf(world, request, reply);
    if (!account) return;
    const part = (
      <div class="page staff">
        <StaffBar account={account} here="settings" />
        <h1>Checklist</h1>
        {request.query.saved === '1' ? (
          <Notice>
            <p>Saved.</p>
          </Notice>
        ) : null}
        <p>
          Every story is looked at before it goes out. Advice can be passed over; what blocks cannot, by nobody: a
          planned story is held back, and those in charge get a mail.
        </p>
        <Form settings={checklistSettings(await publicationOf(world))} sections={await sectionsEverywhere(world)} />
      </div>
    );
    const head = { title: 'Checklist', kind: 'newsroom', styles: ['publishing.css'] };
    await reply.show(part, { head, topics: [], isPrivate: true });
  });

  app.post(path, async (request, reply) => {
    const account = await headOf(world, request, reply);
    if (!account) return;
    const before = checklistSettings(await publicationOf(world));
    const given = (key: CheckKey): CheckLevel =>
      checkLevels.find((level) => level === fieldOf(request, key)) ?? before.levels[key];
    const levels = Object.fromEntries(checkKeys.map((key) => [key, given(key)])) as ChecklistSettings['levels'];
    const sections = await sectionsEverywhere(world);
    const legalSections = sections.map(({ key }) => key).filter((key) => fieldOf(request, `legal-${key}`) === '1');
    await saveChecklistSettings(world, { levels, legalSections });
    await reply.redirect(`${path}?saved=1`, 303);
  });
};
