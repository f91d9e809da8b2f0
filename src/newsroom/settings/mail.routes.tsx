import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { createRateLimit } from '../../delivery/delivery.ts';
import { outboxOf, senderOf, tryMail, usualSender } from '../../rooms/mail/mail.ts';
import { publicationOf } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, TextField } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { settingsStaff, showSettings } from './settings-page.tsx';
import { simpleSettingsRoutes, type SimplePage, type SimpleProps } from './simple-page.tsx';

const path = '/newsroom/settings/mail';
const fields = ['name', 'address', 'replyTo', 'postalAddress'] as const;

/** How letters leave; the password in the address is nobody's to see. */
const WayOut = ({ world }: { world: World }): JSX.Element => {
  const { smtpUrl, dataDir } = world.config;
  if (smtpUrl === undefined)
    return (
      <Notice title="Letters do not leave this machine">
        <p>
          No <code>SMTP_URL</code> is set: they are written to <code dir="ltr">{outboxOf(dataDir)}</code>. Whoever runs
          the server sets it to <code dir="ltr">smtp://user:password@host:587</code> of any provider and starts the
          server again.
        </p>
      </Notice>
    );
  const { host, protocol } = new URL(smtpUrl);
  return (
    <p>
      Letters leave by <code dir="ltr">{host}</code>
      {protocol === 'smtps:' ? ', encrypted from the first sign.' : ', encrypted as soon as the server offers it.'} The
      address is <code>SMTP_URL</code>, set by whoever runs the server.
    </p>
  );
};

const Hints = ({ domain }: { domain: string }): JSX.Element => (
  <section aria-labelledby="mail-hints">
    <h2 id="mail-hints">So that letters arrive</h2>
    <p>
      Large mailboxes take letters to many only from senders who can be checked. Three lines in the name service of{' '}
      <code dir="ltr">{domain}</code> do that; the provider of your SMTP server tells you their values.
    </p>
    <dl class="setting-facts">
      <dt>SPF</dt>
      <dd>
        A TXT record of <code dir="ltr">{domain}</code> such as{' '}
        <code dir="ltr">v=spf1 include:your-provider.example -all</code>: which servers send for you. One only; several
        providers stand in the same line.
      </dd>
      <dt>DKIM</dt>
      <dd>
        A TXT record such as <code dir="ltr">{`selector._domainkey.${domain}`}</code>: the key your provider signs
        letters with.
      </dd>
      <dt>DMARC</dt>
      <dd>
        A TXT record of <code dir="ltr">{`_dmarc.${domain}`}</code>, to begin with{' '}
        <code dir="ltr">v=DMARC1; p=none; rua=mailto:you@your.domain</code>, and <code>p=quarantine</code> once the
        reports are clean. The sender’s address must be of this domain.
      </dd>
    </dl>
  </section>
);

const Fields = ({ publication: { settings }, form, faults, usual }: SimpleProps & { usual: string }): JSX.Element => {
  const value = (name: (typeof fields)[number]): string =>
    form?.text(`mailSender.${name}`) ?? settings.mailSender[name];
  const common = (name: (typeof fields)[number]) => ({
    name: `mailSender.${name}`,
    value: value(name),
    fault: faults[`mailSender.${name}`],
  });
  return (
    <fieldset class="setting-group">
      <legend>Sender</legend>
      <div class="setting-grid">
        <Field {...common('name')} label="Sender’s name" hint="The Harbour Courant" maxLength={100} dir="auto" />
        <Field
          {...common('address')}
          label="Sender’s address"
          type="email"
          dir="ltr"
          hint={`Left empty: ${usual}. Your SMTP login must be allowed to send from it.`}
        />
        <Field
          {...common('replyTo')}
          label="Answers go to"
          type="email"
          dir="ltr"
          hint="Left empty: to the sender’s address"
        />
      </div>
      <TextField
        {...common('postalAddress')}
        label="Postal address at the foot of letters"
        hint="Letters to many must carry one in many countries."
        rows={3}
        maxLength={500}
      />
    </fieldset>
  );
};

const TestForm = (): JSX.Element => (
  <section aria-labelledby="mail-test">
    <h2 id="mail-test">Does it work?</h2>
    <form method="post" action={`${path}/test`}>
      <p class="field-hint">
        Sends one letter to your own address now, with what is saved, and says what the server answered. It takes twelve
        seconds at most.
      </p>
      <Button tone="quiet">Send a test mail to me</Button>
    </form>
  </section>
);

export const mailSettingsRoutes = (app: FastifyInstance, world: World): void => {
  const page: SimplePage = {
    key: 'mail',
    Fields: (props) => <Fields {...props} usual={usualSender(world.config)} />,
    draftOf: (form, { settings }) => ({
      mailSender: Object.fromEntries(
        fields.map((name) => [name, form.text(`mailSender.${name}`) ?? settings.mailSender[name]]),
      ),
    }),
    above: () => <WayOut world={world} />,
    below: async () => {
      const { from } = senderOf(world.config, (await publicationOf(world)).settings);
      return (
        <>
          <TestForm />
          <Hints domain={from.address.split('@')[1] ?? ''} />
        </>
      );
    },
  };
  simpleSettingsRoutes(app, world, page);

  const limit = createRateLimit({ limit: 10, perMs: 600_000, now: world.now });
  app.post(`${path}/test`, async (request, reply) => {
    const account = await settingsStaff(world, { request, reply }, 'edit-publication');
    if (!account) return;
    const wait = limit.take(account.id);
    const { edition } = request.visit;
    const letter = {
      to: account.email,
      subject: `${edition.publicationName}: a test`,
      text: 'This letter was sent from the settings to see whether letters arrive. There is nothing to do.',
    };
    const tried = wait > 0 ? undefined : await tryMail(world, letter);
    const words =
      tried === undefined
        ? 'Ten tests in ten minutes are enough; wait a little.'
        : tried.ok
          ? tried.value.words
          : tried.detail;
    const isGood = tried?.ok === true;
    const children = (
      <>
        <Notice
          tone={isGood ? 'plain' : 'alarm'}
          title={isGood ? 'The test letter is on its way' : 'The test letter was not sent'}
        >
          <p>{words}</p>
        </Notice>
        {isGood ? <p>If it does not arrive within minutes, look among the junk mail, and at the hints below.</p> : null}
        <p>
          <a href={path}>Back to the settings of mail</a>
        </p>
      </>
    );
    const status = isGood ? 200 : tried === undefined ? 429 : 502;
    await showSettings(reply, { account, here: 'mail', title: 'Mail', children, status });
  });
};
