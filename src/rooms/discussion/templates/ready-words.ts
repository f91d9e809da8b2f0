import type { Tx } from '../../../world.ts';
import type { Publication } from '../../publication/publication.ts';
import { templatesFor } from './read-templates.ts';

/** The first words that are ready under a rule, in an edition. */
export const readyWords = async (
  tx: Pick<Tx, 'db'>,
  { editionByCode, defaultEdition }: Publication,
  { edition, rule }: { edition: string; rule: string },
): Promise<string> => {
  const templates = await templatesFor(tx, editionByCode(edition) ?? defaultEdition);
  return templates.find((one) => one.rule === rule)?.words ?? '';
};
