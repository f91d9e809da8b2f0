/** Fields of those who only read along cannot be changed; that may begin, and end, while the page is open. */

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement;

/** Everything round the text that changes the story: its fields, and the forms of its blocks. */
const controls =
  '[data-text], [data-fact], [data-key], [data-lead] :is(button, input, textarea, select), [data-tokens] :is(button, input)';

const lock = (control: Control, isLocked: boolean): void => {
  // What may not be changed for another reason stays as it is.
  if (
    'locked' in control.dataset === isLocked ||
    (isLocked && (control.disabled || ('readOnly' in control && control.readOnly)))
  )
    return;
  control.toggleAttribute('data-locked', isLocked);
  const isLine =
    control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && control.type !== 'checkbox');
  // What can be read can also be selected and copied.
  if (isLine) control.readOnly = isLocked;
  else control.disabled = isLocked;
};

const watched = new WeakSet<HTMLElement>();

/** Locks or opens every field, and those that come later as well. */
export const lockFields = (element: HTMLElement, isEditable: () => boolean): void => {
  const isLocked = !isEditable();
  element.dataset['may'] = isLocked ? 'read' : 'edit';
  for (const control of element.querySelectorAll<Control>(controls)) lock(control, isLocked);
  if (!isLocked || watched.has(element)) return;
  watched.add(element);
  new MutationObserver(() => {
    if (isEditable()) return;
    for (const control of element.querySelectorAll<Control>(controls)) lock(control, true);
  }).observe(element, { childList: true, subtree: true });
};
