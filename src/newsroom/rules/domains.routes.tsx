import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JSX } from 'preact';
import {
  disposableAct,
  domainRules,
  domainsPerPage,
  type Account,
  type DisposableAct,
} from '../../rooms/accounts/accounts.ts';
import {
  domainActs,
  importDisposable,
  may,
  setDisposable,
  setMailDomain,
  type OwnDomainAct,
} from '../../rooms/discussion/discussion.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Choices, Field, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { fieldOf, showDuty, staffWho } from '../duties/duty-pages.tsx';

const path = '/newsroom/discussion/domains';
const mostBytes = 8 * 1024 * 1024;

const actWords: Record<OwnDomainAct, string> = {
  refuse: 'Refused: no account, no comment',
  hold: 'Held: comments wait for a moderator',
  allow: 'Allowed, though it is listed as disposable',
};

const disposableWords: Record<DisposableAct, string> = {
  nothing: 'Are as good as any other',
  hold: 'Are held: comments wait for a moderator',
  refuse: 'Are refused: no account, no comment',
};

type Known = Awaited<ReturnType<typeof domainRules>>;
type Shown = { known: Known; disposable: DisposableAct; maySave: boolean; fault: string; said: string };

const Own = ({ known, maySave }: Shown): JSX.Element => (
  <div class="staff-table">
    <table>
      <thead>
        <tr>
          <th scope="col">Domain</th>
          <th scope="col">Addresses there are</th>
          <th scope="col">Note</th>
          <th scope="col">
            <span class="unseen">Change</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {known.rules.map(({ domain, act, note }) => (
          <tr key={domain}>
            <th scope="row" dir="ltr">
              {domain}
            </th>
            <td>{act === 'listed' ? '' : actWords[act]}</td>
            <td dir="auto">{note}</td>
            <td>
              {maySave ? (
                <form method="post" action={path}>
                  <input type="hidden" name="domain" value={domain} />
                  <Button tone="quiet" name="act" value="nothing">
                    Take out<span class="unseen"> {domain}</span>
                  </Button>
                </form>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const AddForm = (): JSX.Element => (
  <form class="form" method="post" action={path}>
    <h2>Add a domain</h2>
    <Field
      name="domain"
      label="Domain"
      hint="Such as mail.example; those below it are meant, too."
      dir="ltr"
      isRequired
    />
    <Choices
      name="act"
      label="Addresses there are"
      value="hold"
      choices={domainActs.map((value) => ({ value, label: actWords[value] }))}
    />
    <Field name="note" label="Note for the desk" maxLength={200} />
    <p>
      <Button>Save</Button>
    </p>
  </form>
);

const Disposable = ({ known, disposable, maySave }: Shown): JSX.Element => (
  <section class="setting-group" aria-labelledby="disposable">
    <h2 id="disposable">Disposable addresses</h2>
    <p>
      {known.listed === 0
        ? 'There is no list of disposable domains yet. Well-kept ones are public: bring one here as a file or paste it.'
        : `${known.listed.toLocaleString('en')} domains are listed.`}
    </p>
    {maySave ? (
      <>
        <form class="form" method="post" action={`${path}/disposable`}>
          <Choices
            name="act"
            label="Addresses there"
            value={disposable}
            choices={(['nothing', 'hold', 'refuse'] as const).map((value) => ({
              value,
              label: disposableWords[value],
            }))}
          />
          <p>
            <Button>Save</Button>
          </p>
        </form>
        <form class="form" method="post" action={`${path}/list`} enctype="multipart/form-data">
          <TextField
            name="domains"
            label="A new list"
            hint="One domain a line; it takes the place of the old one."
            rows={6}
          />
          <div class="field">
            <label for="field-file">Or a file</label>
            <input class="input" id="field-file" type="file" name="file" accept=".txt,.csv,.conf,text/plain" />
          </div>
          <p>
            <Button tone="quiet">Replace the list</Button>
          </p>
        </form>
      </>
    ) : null}
  </section>
);

const DomainsPage = (shown: Shown & { next: string | undefined }): JSX.Element => (
  <>
    {shown.fault === '' ? null : <Notice tone="alarm">{shown.fault}</Notice>}
    {shown.said === '' ? null : (
      <p class="notice" role="status">
        {shown.said}
      </p>
    )}
    <p>
      Rules about the mail addresses of readers hold when somebody registers and with every comment. Readers are told
      so, in their language.
    </p>
    {shown.known.rules.length === 0 ? <p class="nothing">No domain has a rule of its own.</p> : <Own {...shown} />}
    {shown.next === undefined ? null : (
      <p>
        <a href={`${path}?after=${encodeURIComponent(shown.next)}`}>More</a>
      </p>
    )}
    {shown.maySave ? <AddForm /> : null}
    <Disposable {...shown} />
  </>
);

type Drawn = { after?: string; fault?: string; said?: string; status?: number };

const show = async (world: World, reply: FastifyReply, account: Account, drawn: Drawn): Promise<void> => {
  const { after = '', fault = '', said = '', status = 200 } = drawn;
  const known = await domainRules(world, after);
  const disposable = disposableAct(await publicationOf(world));
  const next = known.rules.length === domainsPerPage ? known.rules.at(-1)?.domain : undefined;
  const maySave = may(account, 'edit-domains');
  const children = <DomainsPage {...{ known, disposable, maySave, fault, said, next }} />;
  await showDuty(reply, { account, here: 'domains', title: 'Mail domains', status, children });
};

/** What was pasted, or the file; undefined where the form could not be read. */
const listIn = async (request: FastifyRequest): Promise<string | undefined> => {
  if (!request.isMultipart()) return undefined;
  let text = '';
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') text += (await part.toBuffer()).toString('utf8');
      else if (part.fieldname === 'domains' && typeof part.value === 'string') text += `${part.value}\n`;
    }
    return text;
  } catch (error) {
    const { statusCode = 400 } = error as { statusCode?: number };
    if (statusCode < 500) return undefined;
    throw error;
  }
};

const replaceList = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const account = await staffWho(world, { request, reply }, 'edit-domains');
  if (!account) return;
  const text = await listIn(request);
  if (text === undefined)
    return show(world, reply, account, { fault: 'The list could not be read; it can have at most 8 MB.', status: 422 });
  const outcome = await importDisposable(world, { account, text });
  if (!outcome.ok)
    return show(world, reply, account, { fault: 'There are too many domains in this list.', status: 422 });
  const { taken, leftOut } = outcome.value;
  const rest = leftOut > 0 ? ` ${leftOut.toLocaleString('en')} lines are no domain and were left out.` : '';
  await show(world, reply, account, { said: `${taken.toLocaleString('en')} domains are listed.${rest}` });
};

/** `/newsroom/discussion/domains`: what is done with addresses of which mail domains. */
export const domainRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: Record<string, unknown> }>(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'see-desk');
    const { after } = request.query;
    if (account) await show(world, reply, account, typeof after === 'string' ? { after } : {});
  });

  app.post(path, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-domains');
    if (!account) return;
    const act = domainActs.find((one) => one === fieldOf(request, 'act'));
    const asked = { account, domain: fieldOf(request, 'domain'), act, note: fieldOf(request, 'note') };
    const outcome = await setMailDomain(world, asked);
    if (!outcome.ok)
      return show(world, reply, account, { fault: `“${asked.domain}” is no domain of addresses.`, status: 422 });
    await reply.redirect(path, 303);
  });

  app.post(`${path}/disposable`, async (request, reply) => {
    const account = await staffWho(world, { request, reply }, 'edit-domains');
    if (!account) return;
    const outcome = await setDisposable(world, { account, act: fieldOf(request, 'act') });
    if (!outcome.ok) return show(world, reply, account, { fault: 'Choose what is done with them.', status: 422 });
    await reply.redirect(path, 303);
  });

  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { fileSize: mostBytes, files: 1, fields: 3, fieldSize: mostBytes, parts: 5, headerPairs: 20 },
    });
    scope.post(`${path}/list`, { bodyLimit: 2 * mostBytes }, (request, reply) => replaceList(world, request, reply));
  });
};
