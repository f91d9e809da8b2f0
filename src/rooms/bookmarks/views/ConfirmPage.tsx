import type { JSX } from 'preact';
import { Button } from '../../../ui/parts/Button.tsx';
import { PageHead } from '../../../ui/parts/PageHead.tsx';

type Props = {
  title: string;
  text: string;
  /** What it is about: a headline, a name. */
  subject: string;
  action: string;
  button: { name: string; value: string; text: string };
  /** Where to go when it is done. */
  back: string;
};

/** One button, for those who come back from signing in: what changes something is never done by opening an address. */
export const ConfirmPage = ({ title, text, subject, action, button, back }: Props): JSX.Element => (
  <div class="page">
    <PageHead title={title} standfirst={subject} />
    <form class="form" method="post" action={action}>
      <p>{text}</p>
      <input type="hidden" name="back" value={back} />
      <Button name={button.name} value={button.value}>
        {button.text}
      </Button>
    </form>
  </div>
);
