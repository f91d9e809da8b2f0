/** Several stories at once: with Shift all between two, and a line that says how many. */

const boxesIn = (element: HTMLElement): HTMLInputElement[] => [
  ...element.querySelectorAll<HTMLInputElement>('.story-tick [name="id"]'),
];

const count = (element: HTMLElement): void => {
  const line = element.querySelector('[data-selected]');
  const chosen = boxesIn(element).filter(({ checked }) => checked).length;
  if (!line) return;
  const words =
    chosen === 0 ? 'With all that are selected:' : chosen === 1 ? 'With the one selected:' : `With ${chosen} selected:`;
  if (line.textContent !== words) line.textContent = words;
};

export const helpSelecting = (element: HTMLElement): void => {
  let last: string | undefined;
  element.addEventListener('click', (event) => {
    const { target, shiftKey } = event as MouseEvent;
    if (!(target instanceof HTMLInputElement) || target.name !== 'id') return;
    const boxes = boxesIn(element);
    const [from, to] = [boxes.findIndex(({ value }) => value === last), boxes.indexOf(target)];
    if (shiftKey && from >= 0)
      for (const box of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) box.checked = target.checked;
    last = target.value;
    count(element);
  });
  element.addEventListener('desk-fresh', () => count(element));
  element.addEventListener('change', () => count(element));
};
