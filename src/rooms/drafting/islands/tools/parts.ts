/** Small things every tool makes its panel of. */
import { make, makeButton } from '../../../discussion/islands/thread/dom.ts';

export { make, makeButton, store, stored } from '../../../discussion/islands/thread/dom.ts';

/** Something done when the browser has nothing else to do, and once for many calls. */
export const whenIdle = (act: () => void, wait = 250): { soon: () => void; stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: 1_000 });
      else act();
    }, wait);
  };
  return { soon, stop: () => clearTimeout(timer) };
};

/** Asks whoever arranges the panels to show this one. */
export const wantPanel = (panel: HTMLElement): void => {
  panel.hidden = false;
  panel.dispatchEvent(new CustomEvent('panel-wanted', { bubbles: true }));
};

/** A check box with its words, remembered by nobody but its owner. */
export const makeSwitch = (words: string, isOn: boolean, change: (isOn: boolean) => void): HTMLLabelElement => {
  const label = make('label', 'tools-switch');
  const box = make('input');
  box.type = 'checkbox';
  box.checked = isOn;
  box.onchange = () => change(box.checked);
  label.append(box, ` ${words}`);
  return label;
};

export const makeRow = (...children: (Node | string)[]): HTMLDivElement => {
  const row = make('div', 'tools-row');
  row.append(...children);
  return row;
};

export const quietButton = (words: string, act: () => void): HTMLButtonElement =>
  makeButton('button button-quiet', words, act);
