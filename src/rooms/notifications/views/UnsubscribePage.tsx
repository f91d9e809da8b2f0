import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';
import type { Visit } from '../../publication/publication.ts';
import type { NotificationWords } from '../notification-words.ts';
import type { Ending } from '../unsubscribe.ts';

type Props = { visit: Visit; words: NotificationWords; what: Ending; action: string };

const Choose = ({ visit, words }: Pick<Props, 'visit' | 'words'>): JSX.Element => (
  <p class="link-row">
    <a href={`${visit.link('/me/notifications')}#choices`}>{words.choose}</a>
  </p>
);

/** One button: opening the address alone changes nothing, for mail scanners open addresses too. */
export const UnsubscribePage = ({ visit, words, what, action }: Props): JSX.Element => (
  <div class="page">
    <PageHead title={words.unsubscribe} standfirst={words.unsubscribeKinds[what]} />
    <form class="form" method="post" action={action}>
      <p>{words.stillHere}</p>
      <Button>{words.unsubscribeButton}</Button>
    </form>
    <Choose visit={visit} words={words} />
  </div>
);

export const UnsubscribedPage = ({ visit, words, what }: Omit<Props, 'action'>): JSX.Element => (
  <div class="page">
    <PageHead title={words.unsubscribed} standfirst={words.unsubscribeKinds[what]} />
    <p>{words.stillHere}</p>
    <Choose visit={visit} words={words} />
  </div>
);

export const BadLinkPage = ({ visit, words }: Pick<Props, 'visit' | 'words'>): JSX.Element => (
  <div class="page">
    <PageHead title={words.badLink} standfirst={words.badLinkText} />
    <Choose visit={visit} words={words} />
  </div>
);
