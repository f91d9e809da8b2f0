import type { Person } from '../../rooms/audio/audio.ts';
import type { Form } from '../signals/signal-page.tsx';
import { roleOf } from './person-roles.ts';
import { rowsIn } from './rows-in.ts';

/** Who is heard or has helped, row by row; a row without a name is none. */
export const peopleIn = (form: Form): Person[] =>
  rowsIn(form, ['person', 'role', 'href', 'portrait'])
    .filter(({ person }) => person !== '')
    .map(({ person, role, href, portrait }) => ({
      name: person,
      ...roleOf(role),
      ...(href === '' ? {} : { href }),
      ...(portrait === '' ? {} : { pictureId: portrait }),
    }));
