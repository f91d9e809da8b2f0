import type { FastifyInstance } from 'fastify';
import type { JSX } from 'preact';
import { mailChoiceOf, saveMailChoice, type MailChoice } from '../../rooms/signals/signals.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { Field } from '../../ui/parts/Field.tsx';
import { Notice } from '../../ui/parts/Notice.tsx';
import type { World } from '../../world.ts';
import { deskStaff, formOf, showDeskPage, Tick } from './signal-page.tsx';

const path = '/newsroom/discussion/mails';

const numberOf = (text: string): number => (text === '' ? 0 : /^\d{1,7}$/.test(text) ? Number(text) : -1);
const shownNumber = (count: number): string => (count > 0 ? String(count) : '');

type Props = { choice: MailChoice; isSaved: boolean; isWrong: boolean };

const MailsForm = ({ choice, isSaved, isWrong }: Props): JSX.Element => (
  <form class="form" method="post" action={path}>
    {isSaved ? (
      <p class="notice" role="status">
        Saved.
      </p>
    ) : null}
    {isWrong ? <Notice tone="alarm">Numbers are whole and not below nought. Nothing was saved.</Notice> : null}
    <p>These mails are for you alone. They name how much lies on the desk, never what.</p>
    <fieldset class="field choices">
      <legend>Every day</legend>
      <Tick name="daily" label="Every morning at seven, when there is something to say" isOn={choice.isDaily} />
    </fieldset>
    <Field
      name="waiting"
      label="When more comments wait than"
      hint="Leave it empty for no such mail. At most one in six hours."
      maxLength={6}
      value={shownNumber(choice.waitingOver)}
    />
    <Field
      name="hours"
      label="When one has been waiting for more hours than"
      maxLength={4}
      value={shownNumber(choice.oldestHours)}
    />
    <p>
      <Button>Save</Button>
    </p>
  </form>
);

/** `/newsroom/discussion/mails`: when somebody who moderates wants to hear of the desk by mail. */
export const deskMailRoutes = (app: FastifyInstance, world: World): void => {
  app.get<{ Querystring: { saved?: string } }>(path, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'see-desk');
    if (!account) return;
    const choice = await mailChoiceOf(world, account.id);
    const children = <MailsForm choice={choice} isSaved={request.query.saved === '1'} isWrong={false} />;
    await showDeskPage(reply, { account, here: 'mails', title: 'Mails to you', children });
  });

  app.post(path, async (request, reply) => {
    const account = await deskStaff(world, request, reply, 'see-desk');
    if (!account) return;
    const form = formOf(request.body);
    const choice = {
      isDaily: form.has('daily'),
      waitingOver: numberOf(form.text('waiting')),
      oldestHours: numberOf(form.text('hours')),
    };
    const saved = await saveMailChoice(world, { account, ...choice });
    if (saved.ok) return reply.redirect(`${path}?saved=1`, 303);
    const children = <MailsForm choice={choice} isSaved={false} isWrong />;
    await showDeskPage(reply, { account, here: 'mails', title: 'Mails to you', children, status: 422 });
  });
};
