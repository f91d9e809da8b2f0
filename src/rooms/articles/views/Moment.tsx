import type { JSX } from 'preact';
import { formatDateTime, isoInZone, type Place } from '../../../common/dates.ts';

/** A moment for readers and machines: day and clock in the publication's time zone. */
export const Moment = ({
  at,
  place,
  show = formatDateTime,
}: {
  at: number;
  place: Place;
  show?: (at: number, place: Place) => string;
}): JSX.Element => <time datetime={isoInZone(at, place.timeZone)}>{show(at, place)}</time>;
