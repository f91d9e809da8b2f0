/** Small pieces of page that the islands about sound put together. */

export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

export const button = (words: string, press: () => void, label?: string, tone = 'link-button'): HTMLButtonElement => {
  const made = make('button', { type: 'button', class: tone, ...(label ? { 'aria-label': label } : {}) }, words);
  made.addEventListener('click', press);
  return made;
};
