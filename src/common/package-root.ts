import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's own folder, from the sources as from the bundle. */
export const packageRoot = ((): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
})();
