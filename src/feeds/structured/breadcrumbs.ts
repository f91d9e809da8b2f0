import type { BreadcrumbList } from 'schema-dts';
import type { World } from '../../world.ts';
import { absoluteUrl } from '../absolute.ts';

/** The way from the front page to here (schema.org/BreadcrumbList); steps are stored paths, the page itself last. */
export const breadcrumbNode = (world: World, steps: readonly { name: string; path: string }[]): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, path }, place) => ({
    '@type': 'ListItem',
    position: place + 1,
    name,
    item: absoluteUrl(world, path),
  })),
});
