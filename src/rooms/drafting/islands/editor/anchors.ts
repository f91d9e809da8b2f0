/** A link from the checklist names a place: `#headline`, `#field-slug`, `#body-3`. The page opens with the cursor there. */
import type { Room } from './room.ts';

/** What the checks call it. */
const placeOf = (hash: string): string | undefined => {
  const name = decodeURIComponent(hash.slice(1));
  if (/^body(?:-\d+)+$/.test(name)) return name.replace('body-', 'body:').replaceAll('-', '.');
  return name === '' ? undefined : name.replace(/^field-/, '');
};

/** Goes where the address points, now and when it comes to point elsewhere. */
export const goToAnchor = (room: Room, jumpTo: (room: Room, where: string) => void): void => {
  const go = (): void => {
    const place = placeOf(location.hash);
    if (place !== undefined) jumpTo(room, place);
  };
  addEventListener('hashchange', go);
  go();
};
