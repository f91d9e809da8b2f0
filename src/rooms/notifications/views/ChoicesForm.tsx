import type { FunctionComponent, HTMLAttributes, JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { Notice } from '../../../ui/parts/Notice.tsx';
import type { Visit } from '../../publication/publication.ts';
import { mailChoices, notificationKinds, type Choices, type NotificationKind } from '../notification.ts';
import type { NotificationWords } from '../notification-words.ts';

type Props = { choices: Choices; visit: Visit; words: NotificationWords; isSaved: boolean; pushKey: string };

/** Asks the browser for leave to show news; the island of the same name does it. */
const PushTools = 'push-tools' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

const Kind = ({
  kind,
  choices,
  words,
}: Omit<Props, 'isSaved' | 'pushKey'> & { kind: NotificationKind }): JSX.Element => (
  <fieldset class="choice-row">
    <legend>{words.kinds[kind]}</legend>
    <div class="field">
      <label for={`mail-${kind}`}>{words.byMail}</label>
      <select class="input" id={`mail-${kind}`} name={`mail-${kind}`}>
        {mailChoices.map((value) => (
          <option value={value} selected={choices[kind].mail === value}>
            {words.mail[value]}
          </option>
        ))}
      </select>
    </div>
    <label class="choice">
      <input type="checkbox" name={`push-${kind}`} value="1" checked={choices[kind].push} />
      <span>{words.byPush}</span>
    </label>
  </fieldset>
);

const Device = ({ visit, words, pushKey }: Props): JSX.Element => (
  <section class="push-section" aria-labelledby="push-title">
    <h3 id="push-title">{words.push}</h3>
    <p>{words.pushText}</p>
    <PushTools
      data-key={pushKey}
      data-subscribe={visit.link('/push/subscribe')}
      data-unsubscribe={visit.link('/push/unsubscribe')}
      data-refused={words.pushRefused}
      data-failed={words.pushFailed}
      data-is-on={words.pushIsOn}
      data-is-off={words.pushIsOff}
    >
      <button class="button button-quiet" type="button" data-push="on" hidden>
        {words.pushOn}
      </button>
      <button class="button button-quiet" type="button" data-push="off" hidden>
        {words.pushOff}
      </button>
      <p class="push-status meta" role="status" />
    </PushTools>
    <noscript>
      <p class="meta">{words.needsScript}</p>
    </noscript>
  </section>
);

/** How a reader wants to be told of each kind. */
export const ChoicesForm = (props: Props): JSX.Element => {
  const { visit, words, isSaved } = props;
  return (
    <section class="choices-section" id="choices" aria-labelledby="choices-title">
      <h2 class="block-title" id="choices-title">
        {words.settings}
      </h2>
      <p>{words.settingsText}</p>
      {isSaved ? (
        <Notice>
          <p role="status">{words.saved}</p>
        </Notice>
      ) : null}
      <form class="choices-form" method="post" action={visit.link('/me/notifications/choices')}>
        {notificationKinds.map((kind) => (
          <Kind kind={kind} {...props} />
        ))}
        <Button>{words.save}</Button>
      </form>
      {visit.textOnly ? null : <Device {...props} />}
    </section>
  );
};
