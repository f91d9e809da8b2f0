import type { ComponentChildren, JSX } from 'preact';

export type ButtonProps = {
  children: ComponentChildren;
  /** `quiet` has an edge and no ground: the lesser of two. */
  tone?: 'plain' | 'quiet';
  name?: string;
  value?: string;
};

/** Sends the form it stands in. */
export const Button = ({ children, tone = 'plain', name, value }: ButtonProps): JSX.Element => (
  <button class={tone === 'quiet' ? 'button button-quiet' : 'button'} type="submit" name={name} value={value}>
    {children}
  </button>
);
