import { listLibrary, mediaByIds } from '../../rooms/media/media.ts';
import type { Choice } from '../../ui/parts/Field.tsx';
import type { World } from '../../world.ts';

/** The newest sounds of the library by name, with those that are chosen already. */
export const soundChoices = async (
  world: World,
  { limit = 20, chosen = [] }: { limit?: number; chosen?: readonly (string | undefined)[] } = {},
): Promise<Choice[]> => {
  const { items } = await listLibrary(world, { kind: 'sound', limit });
  const known = items.map(({ media, title }) => ({ value: media.id, label: title || media.fileName }));
  const others = chosen.flatMap((id) => (id === undefined || known.some(({ value }) => value === id) ? [] : id));
  const found = others.length === 0 ? [] : [...(await mediaByIds(world, others)).values()];
  return [...known, ...found.map(({ id, fileName }) => ({ value: id, label: fileName }))];
};
