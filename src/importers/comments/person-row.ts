import type { Insertable } from 'kysely';
import * as v from 'valibot';
import type { Tables } from '../../storage/storage.ts';

const short = v.pipe(v.string(), v.maxLength(500));

const person = v.object({
  name: v.optional(short, ''),
  email: v.optional(v.pipe(short, v.email())),
  url: v.optional(short),
  badge: v.optional(v.picklist(['staff', 'moderator', 'contributor', 'source'])),
  isFormer: v.optional(v.boolean(), false),
  createdAt: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  origin: v.optional(short),
  originId: v.optional(short),
  originName: v.optional(short),
});

/** Somebody our own format tells of, as a row; a person the file says nothing of keeps only their comments. */
export const personRow = (id: string, json: string | undefined, firstAt: number): Insertable<Tables['commenter']> => {
  const read = v.safeParse(person, json === undefined ? {} : JSON.parse(json));
  const told = read.success ? read.output : v.parse(person, {});
  return {
    id,
    name: told.name,
    email: told.email ?? null,
    url: told.url ?? null,
    badge: told.badge ?? null,
    is_former: told.isFormer ? 1 : 0,
    created_at: told.createdAt ?? firstAt,
    // Unclaimed people have an origin; one that had none here comes from an export of ours.
    origin: told.origin ?? 'courant',
    origin_id: told.originId ?? id,
    origin_name: told.originName ?? told.name,
  };
};
