import type { Form } from '../signals/signal-page.tsx';

/** So many rows of a kind a form may have. */
const mostRows = 1_200;

/** The rows of a form whose fields are named `name-0`, `name-1` …: how many of them were sent. */
export const rowCount = (form: Form, name: string): number => {
  let count = 0;
  while (count < mostRows && form.has(`${name}-${count}`)) count += 1;
  return count;
};

/** Each row in which one of the fields says something. */
export const rowsIn = <Name extends string>(form: Form, names: readonly [Name, ...Name[]]): Record<Name, string>[] =>
  Array.from({ length: rowCount(form, names[0]) }, (_, at) => {
    const row = Object.fromEntries(names.map((name) => [name, form.text(`${name}-${at}`)]));
    return row as Record<Name, string>;
  });
