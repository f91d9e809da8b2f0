import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../rooms/accounts/accounts.ts';
import { articleById, articleAtPath, sectionsOf } from '../../rooms/articles/articles.ts';
import {
  addRule,
  askRehearsal,
  may,
  moveRule,
  ownRule,
  ownRules,
  rehearsalOf,
  removeRule,
  samplesOf,
  saveRule,
  switchRule,
  usualDays,
  type OwnRule,
} from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { fieldOf, showDuty, staffWho, timeZoneOf } from '../duties/duty-pages.tsx';
import { domainRoutes } from './domains.routes.tsx';
import { presetRoutes } from './presets.routes.tsx';
import { settingsHereRoutes } from './settings-here.routes.tsx';
import { tonightRoutes } from './tonight.routes.tsx';
import { RehearsalPage } from './RehearsalPage.tsx';
import { draftFrom, fieldsFrom, fieldsIn, fitsForm, linesOf, type RuleFields } from './rule-form-fields.ts';
import { RuleForm, type RuleGrounds } from './RuleForm.tsx';
import { RuleInWords, RulesPage } from './RulesPage.tsx';

const base = '/newsroom/discussion/rules';
const here = 'rules';

type Asked = { request: FastifyRequest; reply: FastifyReply };
type WithRule = { Params: { id: string } };

const groundsOf = async (world: World): Promise<RuleGrounds> => {
  const { editions } = await publicationOf(world);
  const sections = new Map<string, string>();
  for (const { code } of editions)
    for (const { key, name } of await sectionsOf(world, code)) if (!sections.has(key)) sections.set(key, name);
  return {
    editions: editions.map(({ code, name, language }) => ({ code, name, language })),
    sections: Array.from(sections, ([key, name]) => ({ key, name })),
  };
};

/** Stories by the addresses that were typed; a line that leads to none is given back. */
const storiesIn = async (world: World, text: string): Promise<{ ids: string[]; unknown: string | undefined }> => {
  const ids: string[] = [];
  for (const line of linesOf(text).slice(0, 50)) {
    const path = URL.parse(line, world.config.publicUrl)?.pathname ?? '';
    const found = await articleAtPath(world, path);
    if (!found) return { ids, unknown: line };
    ids.push(found.id);
  }
  return { ids, unknown: undefined };
};

const pathsOf = async (world: World, ids: readonly string[]): Promise<string[]> => {
  const articles = await Promise.all(ids.map((id) => articleById(world, id)));
  return articles.map((article, i) => article?.path ?? ids[i] ?? '');
};

type Drawn = { fields: RuleFields; rule?: OwnRule | undefined; fault?: string; status?: number };

const drawForm = async (world: World, reply: FastifyReply, account: Account, drawn: Drawn): Promise<void> => {
  const { fields, rule, fault = '', status = 200 } = drawn;
  const maySave = may(account, 'edit-rules') && (rule === undefined || fitsForm(rule));
  const children = (
    <>
      {rule ? (
        <>
          <RuleInWords rule={rule} />
          <p class="link-row">
            <a href={`${base}/${rule.id}/rehearsal`}>Rehearsal</a>
            <a href={base}>All rules</a>
          </p>
        </>
      ) : null}
      {rule && !fitsForm(rule) ? (
        <Notice>This rule was made by the API and says more than this form can show; it is changed there.</Notice>
      ) : null}
      <RuleForm
        {...await groundsOf(world)}
        action={rule ? `${base}/${rule.id}` : base}
        fields={fields}
        fault={fault}
        maySave={maySave}
      />
      {rule && may(account, 'edit-rules') ? (
        <form class="form" method="post" action={`${base}/${rule.id}/remove`}>
          <p>
            <Button tone="quiet">Take this rule out</Button>
          </p>
        </form>
      ) : null}
    </>
  );
  await showDuty(reply, { account, here, title: rule ? rule.name : 'New rule', status, children });
};

/** Saves what was typed, and goes on to the rehearsal. */
const save = async (world: World, { request, reply }: Asked, rule: OwnRule | undefined): Promise<void> => {
  const account = await staffWho(world, { request, reply }, 'edit-rules');
  if (!account) return;
  const fields = fieldsIn(request.body);
  const stories = await storiesIn(world, fields['stories'] ?? '');
  if (stories.unknown !== undefined)
    return drawForm(world, reply, account, {
      fields,
      rule,
      fault: `There is no story at “${stories.unknown}”.`,
      status: 422,
    });
  const draft = draftFrom(fields, stories.ids);
  const outcome = rule
    ? await saveRule(world, { account, ruleId: rule.id, draft })
    : await addRule(world, { account, draft });
  if (!outcome.ok)
    return drawForm(world, reply, account, { fields, rule, fault: outcome.detail ?? outcome.refusal, status: 422 });
  await askRehearsal(world, { account, ruleId: outcome.value.id, days: usualDays });
  await reply.redirect(`${base}/${outcome.value.id}/rehearsal`, 303);
};

const pages = (app: FastifyInstance, world: World): void => {
  app.get(base, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const children = <RulesPage rules={await ownRules(world)} maySave={may(account, 'edit-rules')} />;
    await showDuty(reply, { account, here, title: 'Rules', children });
  });

  app.get(`${base}/new`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-rules');
    if (account) await drawForm(world, reply, account, { fields: {} });
  });

  app.get<WithRule>(`${base}/:id`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const rule = await ownRule(world, request.params.id);
    if (!rule) return reply.notFound();
    const fields = fieldsFrom(rule, await pathsOf(world, rule.scope.articleIds));
    await drawForm(world, reply, account, { rule, fields });
  });

  app.get<WithRule>(`${base}/:id/rehearsal`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    if (!account) return;
    const rule = await ownRule(world, request.params.id);
    if (!rule) return reply.notFound();
    const known = await rehearsalOf(world, rule.id);
    const ids = Object.values(known?.rehearsal.samples ?? {}).flat();
    const isUnderWay = known?.rehearsal.state === 'asked' || known?.rehearsal.state === 'running';
    // Without a script the page follows by asking again.
    if (isUnderWay) void reply.header('refresh', '2');
    const children = (
      <RehearsalPage
        rule={rule}
        rehearsal={known?.rehearsal}
        isCurrent={known?.isCurrent === true}
        samples={await samplesOf(world, ids)}
        timeZone={await timeZoneOf(world)}
        maySave={may(account, 'edit-rules')}
      />
    );
    await showDuty(reply, { account, here, title: `Rehearsal: ${rule.name}`, children });
  });
};

const changes = (app: FastifyInstance, world: World): void => {
  app.post(base, (request, reply) => save(world, { request, reply }, undefined));
  app.post<WithRule>(`${base}/:id`, async (request, reply) => {
    const rule = await ownRule(world, request.params.id);
    await save(world, { request, reply }, rule);
  });

  const act = (
    path: string,
    back: (ruleId: string) => string,
    carryOut: (account: Account, ruleId: string, request: FastifyRequest) => Promise<{ ok: boolean }>,
  ): void => {
    app.post<WithRule>(`${base}/:id/${path}`, async (request, reply) => {
      const account = await staffWho(world, { request, reply }, 'edit-rules');
      if (!account) return;
      const outcome = await carryOut(account, request.params.id, request);
      if (!outcome.ok) return reply.notFound();
      await reply.redirect(back(request.params.id), 303);
    });
  };
  const isSaid = (request: FastifyRequest, name: string): boolean => fieldOf(request, name) === '1';
  act(
    'switch',
    () => base,
    (account, ruleId, request) => switchRule(world, { account, ruleId, isOn: isSaid(request, 'on') }),
  );
  act(
    'move',
    () => base,
    (account, ruleId, request) => moveRule(world, { account, ruleId, isUp: isSaid(request, 'up') }),
  );
  act(
    'remove',
    () => base,
    (account, ruleId) => removeRule(world, { account, ruleId }),
  );
  act(
    'rehearsal',
    (ruleId) => `${base}/${ruleId}/rehearsal`,
    (account, ruleId, request) => askRehearsal(world, { account, ruleId, days: Number(fieldOf(request, 'days')) }),
  );
};

/** `/newsroom/discussion/rules`: rules of the publication's own, their order, and what they would have done. */
export const ruleRoutes = (app: FastifyInstance, world: World): void => {
  pages(app, world);
  changes(app, world);
  tonightRoutes(app, world);
  presetRoutes(app, world);
  domainRoutes(app, world);
  settingsHereRoutes(app, world);
};
