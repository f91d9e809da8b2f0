import { endRestriction } from './apply-limits.ts';
import { removeAllOf, restoreAllOf } from './remove-all-of.ts';

/** Job kind → what carries it out. */
export const restrictionJobs = {
  'restriction-over': endRestriction,
  'remove-all-comments': removeAllOf,
  'restore-all-comments': restoreAllOf,
};
