import type { FunctionComponent, HTMLAttributes } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Icon, type IconName } from '../../../ui/parts/Icon.tsx';

/** A form-button that the island of the same name lets act in place. */
export const ReaderMark = 'reader-mark' as unknown as FunctionComponent<HTMLAttributes<HTMLElement>>;

export type MarkLook = {
  id: string | undefined;
  action: string;
  name: string;
  value: string;
  isOn: boolean;
  icon: IconName | undefined;
  word: string;
  /** What it is called where the word alone is not enough, or not shown. */
  fullName: string | undefined;
  /** The icon alone, the words for those who hear. */
  isBare: boolean;
};

/** A button with two states that says in words which it is in. */
export const Mark = (look: MarkLook): ReturnType<FunctionComponent> => (
  <ReaderMark class={look.isBare ? 'mark mark-bare' : 'mark'} id={look.id}>
    <form method="post" action={look.action}>
      <button class={look.isOn ? 'mark-button is-on' : 'mark-button'} type="submit" name={look.name} value={look.value}>
        {look.icon ? <Icon name={look.icon} /> : null}
        <span class={look.isBare ? 'unseen' : undefined}>{look.isBare ? (look.fullName ?? look.word) : look.word}</span>
      </button>
    </form>
  </ReaderMark>
);

export const drawMark = (look: MarkLook): string => renderToString(<Mark {...look} />);
